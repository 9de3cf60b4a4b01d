import type { Block, Section } from '#shared/formats/summary/blocks.ts'
import type { MapSummary } from '#shared/formats/summary/summarise.ts'

/** The summary as a page to read, in the order of the files that are made of it. */
export function SummaryPage({
  summary,
  sections,
}: {
  readonly summary: MapSummary
  readonly sections: readonly Section[]
}) {
  return (
    <article className="summary-page">
      {summary.project.trim() === '' || summary.project === summary.title ? null : (
        <p className="summary-project">{summary.project}</p>
      )}
      <h3 className="summary-title">{summary.title}</h3>
      {summary.scope === '' ? null : <p className="summary-scope">{summary.scope}</p>}
      {sections.map(({ part, title, blocks }) => (
        <section key={part}>
          <h4>{title}</h4>
          {blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity and are written anew as a whole
            <BlockView key={index} block={block} />
          ))}
        </section>
      ))}
      {sections.length === 0 ? (
        <p className="summary-none">
          Nothing is left to tell: switch a part on that the map has something for.
        </p>
      ) : null}
    </article>
  )
}

/* Items, rows and cells have no identity either: they are texts, some of them alike. */
function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.text}</p>
    case 'list': {
      const items = block.items.map(({ lead, detail }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <li key={index}>
          <strong>{lead}</strong>
          {detail === '' ? null : <span>{detail}</span>}
        </li>
      ))
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return <Table columns={block.columns} rows={block.rows} />
  }
}

function Table({ columns, rows }: Omit<Extract<Block, { kind: 'table' }>, 'kind'>) {
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...others], row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <tr key={row}>
            <th scope="row">{first}</th>
            {others.map((cell, column) => (
              <td key={columns[column + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

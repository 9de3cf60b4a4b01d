import './shown.css'
import { FileArchive } from 'lucide-react'
import type { FileContent, Made, MapSource } from '#shared/formats/export/export-job.ts'
import type { ExportFormat, ExportSettings } from '#shared/formats/export/settings.ts'
import { projectOf, type Snapshot } from '#shared/model/snapshot.ts'
import { Facts } from './Facts.tsx'
import { bytesInWords, contentsOf } from './file-words.ts'
import { TablePreview } from './TablePreview.tsx'
import { useMade } from './use-made.ts'

/** As much of a text as one reads in a preview, in UTF-16 units. */
const SHOWN = 6000

/** A format of data as it will be: its table, the beginning of its text, or what is in it. */
export function DataPreview({
  settings,
  source,
}: {
  readonly settings: ExportSettings
  readonly source: MapSource
}) {
  const trial = useMade(settings, source)
  const made = trial?.made.ok ? trial.made.value : null
  const refusal = trial && !trial.made.ok ? trial.made.error.message : null
  const contents = settings.format === 'json' ? contentsOf(source.snapshot) : []
  return (
    <div className="export-shown">
      <div className="export-data" aria-busy={trial === null}>
        <Report sentences={made?.report ?? []} />
        <Content settings={settings} made={made} source={source} />
      </div>
      <Facts what={made ? bytesInWords(sizeOf(made)) : ''} facts={contents} caution={refusal} />
    </div>
  )
}

const sizeOf = ({ files }: Made): number =>
  files.reduce((sum, { content }) => sum + (content instanceof Uint8Array ? content.length : content.size), 0)

/** What the format cannot say. */
function Report({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <div className="export-report">
      <strong>This format cannot say everything:</strong>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

function Content({
  settings,
  made,
  source,
}: {
  readonly settings: ExportSettings
  readonly made: Made | null
  readonly source: MapSource
}) {
  switch (KINDS[settings.format]) {
    case 'table':
      return <TablePreview settings={settings} source={source} />
    case 'text':
      return <TextPreview content={made?.files[0]?.content} />
    default:
      return <ProjectContents snapshot={source.snapshot} />
  }
}

/** How the contents of a format are shown. */
const KINDS: Readonly<Partial<Record<ExportFormat, 'table' | 'text'>>> = {
  xlsx: 'table',
  csv: 'table',
  markdown: 'text',
  canvas: 'text',
  mermaid: 'text',
  json: 'text',
}

function TextPreview({ content }: { readonly content: FileContent | undefined }) {
  const text = content instanceof Uint8Array ? new TextDecoder().decode(content.subarray(0, 4 * SHOWN)) : ''
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="export-text" aria-label="Beginning of the file" tabIndex={0}>
      <pre>{text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text}</pre>
    </section>
  )
}

function ProjectContents({ snapshot }: { readonly snapshot: Snapshot }) {
  return (
    <div className="export-contents">
      <FileArchive size={40} strokeWidth={1.25} aria-hidden="true" />
      <strong>{projectOf(snapshot).title.trim() || 'Untitled project'}</strong>
      <ul>
        {contentsOf(snapshot).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

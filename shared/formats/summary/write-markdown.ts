import { assertNever } from '#shared/base/result.ts'
import { type Block, type Item, type SummaryPart, sectionsOf } from './blocks.ts'
import type { MapSummary } from './summarise.ts'

/**
 * A summary as Markdown (CommonMark with GitHub's tables). Nothing that people wrote can turn into markup, HTML included.
 * `parts` leaves out all others; everything where left out itself.
 */
export function writeSummaryMarkdown(summary: MapSummary, parts?: readonly SummaryPart[]): string {
  const written = [`# ${escapeMarkdown(summary.title)}`]
  if (summary.scope !== '') written.push(`> ${escapeMarkdown(summary.scope)}`)
  for (const { title, blocks } of sectionsOf(summary, parts))
    written.push(`## ${title}`, ...blocks.map(writeBlock))
  return `${written.join('\n\n')}\n`
}

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return escapeMarkdown(block.text)
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${writeItem(item)}`)
        .join('\n')
    case 'table':
      return [
        row(block.columns),
        row(block.columns.map(() => '---')),
        ...block.rows.map((cells) => row(cells.map(escapeMarkdown))),
      ].join('\n')
    default:
      return assertNever(block)
  }
}

const writeItem = ({ lead, detail }: Item): string =>
  `**${escapeMarkdown(lead)}**${detail === '' ? '' : `: ${escapeMarkdown(detail)}`}`

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Text in one line, with a backslash before all that would mean something. */
const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=#]/, '\\$&')

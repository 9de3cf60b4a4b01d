import { assertNever } from '#shared/base/result.ts'
import type { Block, Item } from '../summary/blocks.ts'
import { escapeMarkdown } from './escape-markdown.ts'

/** A part of a section as Markdown (CommonMark with GitHub's tables). Nothing that people wrote can turn into markup. */
export function writeMarkdownBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return escapeMarkdown(block.text)
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${writeItem(item)}`)
        .join('\n')
    case 'table':
      return markdownTable(
        block.columns.map(escapeMarkdown),
        block.rows.map((cells) => cells.map(escapeMarkdown)),
      )
    default:
      return assertNever(block)
  }
}

/** A table; all cells are Markdown of one line. */
export const markdownTable = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(columns), row(columns.map(() => '---')), ...rows.map(row)].join('\n')

const writeItem = ({ lead, detail }: Item): string =>
  `**${escapeMarkdown(lead)}**${detail === '' ? '' : `: ${escapeMarkdown(detail)}`}`

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

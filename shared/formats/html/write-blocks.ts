import { assertNever } from '#shared/base/result.ts'
import type { Block, Item, Section } from '../summary/blocks.ts'
import { escapeXml } from '../svg.ts'
import { htmlLines } from './html-text.ts'

/** A heading with what stands under it; `id` is the heading's own on its page. */
export const writeHtmlSection = ({ title, blocks }: Pick<Section, 'title' | 'blocks'>, id: string): string =>
  htmlSection(title, id, blocks.map((block) => writeBlock(block, title)).join('\n'))

/** The same around any markup. `title` is the program's own. */
export const htmlSection = (title: string, id: string, markup: string): string =>
  `<section aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>\n${markup}\n</section>`

function writeBlock(block: Block, title: string): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escapeXml(block.text)}</p>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>\n${block.items.map((item) => `<li>${writeItem(item)}</li>`).join('\n')}\n</${tag}>`
    }
    case 'table':
      return writeTable(block, title)
    default:
      return assertNever(block)
  }
}

const writeItem = ({ lead, detail }: Item): string =>
  `<strong>${htmlLines(lead)}</strong>${detail === '' ? '' : `<br>${htmlLines(detail)}`}`

/** The frame can be scrolled with the keys on narrow screens. */
function writeTable({ columns, rows }: Extract<Block, { kind: 'table' }>, title: string): string {
  const heads = columns.map((column) => `<th scope="col">${htmlLines(column)}</th>`).join('')
  const body = rows.map(
    ([first = '', ...others]) =>
      `<tr><th scope="row">${htmlLines(first)}</th>${others.map((cell) => `<td>${htmlLines(cell)}</td>`).join('')}</tr>`,
  )
  return [
    `<div class="table" role="region" aria-label="${title}, table" tabindex="0">`,
    '<table>',
    `<thead><tr>${heads}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody>`,
    '</table>',
    '</div>',
  ].join('\n')
}

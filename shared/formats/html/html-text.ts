import { piecesOf } from '../links.ts'
import { escapeXml } from '../svg.ts'

/** Text with the line breaks that people made. */
export const htmlLines = (text: string): string => escapeXml(text.trim()).replace(/\r\n?|\n/g, '<br>')

/** The same, with `https` and `mailto` addresses that can be followed. */
export const htmlWithLinks = (text: string): string =>
  piecesOf(text.trim())
    .map(({ text: piece, isLink }) => {
      const shown = escapeXml(piece).replace(/\r\n?|\n/g, '<br>')
      return isLink ? `<a href="${shown}" rel="noopener noreferrer">${shown}</a>` : shown
    })
    .join('')

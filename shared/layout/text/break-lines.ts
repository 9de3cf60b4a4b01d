import type { FontFace } from './font-faces.ts'
import { flowText, type TextLine } from './line-flow.ts'

export type { TextLine } from './line-flow.ts'

/**
 * Breaks `text` into lines that are at most `maxWidthPx` wide at `sizePx`, greedily:
 * - at newlines (`\n`, `\r\n`, `\r`, line and paragraph separator), always; empty text is one empty line;
 * - at spaces, which hang over the line's end and are dropped there; not before a French `?` that stands apart;
 * - after hyphens, slashes and dashes between words, at soft hyphens and zero-width spaces;
 * - around CJK, Southeast Asian letters and emoji, but closing punctuation never begins a line, opening never ends one;
 * - inside a word only when it is wider than a whole line, and then between visible characters.
 *
 * Joined again, the lines are the text but for the spaces and newlines at which they were broken. A line is wider than
 * `maxWidthPx` only if it consists of one visible character. Takes time linear in the text.
 */
export function breakLines(
  text: string,
  face: FontFace,
  sizePx: number,
  maxWidthPx: number,
): readonly TextLine[] {
  return flowText(text, face, sizePx, maxWidthPx).lines
}

const NOT_DRAWN = /[\p{Cc}\u00ad\u200b\u2060\ufeff\ufffe\uffff]/u
const ALL_NOT_DRAWN = new RegExp(NOT_DRAWN, 'gu')

/**
 * What to draw for a line, in HTML, SVG or a slide: with the hyphen of a hyphenated line, tabs as spaces, without the
 * controls that XML forbids and some programs show as boxes, and well-formed. Measures the same as the line.
 */
export function drawnText(line: TextLine): string {
  const visible = NOT_DRAWN.test(line.text)
    ? line.text.replaceAll('\t', ' ').replace(ALL_NOT_DRAWN, '')
    : line.text
  return (line.hyphenated ? `${visible}-` : visible).toWellFormed()
}

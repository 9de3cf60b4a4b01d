import type { PlacedText } from '../placed-text.ts'
import { breakLines, drawnText } from '../text/break-lines.ts'
import type { FittedText } from '../text/fit-text.ts'
import type { FontFace } from '../text/font-faces.ts'
import { baselineOffset } from '../text/font-metrics.ts'
import { measureText } from '../text/measure.ts'
import type { Shape, TextShape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** Lines of a fitted text, the first line's upper edge at `y`. Empty lines take room and draw nothing. */
export function drawLines(
  text: FittedText,
  face: FontFace,
  x: number,
  y: number,
  fill: string,
  anchor: TextShape['anchor'] = 'start',
  italic = false,
): Shape[] {
  const baseline = baselineOffset(face, text.size, text.lineHeight)
  return text.lines.flatMap((line, index) =>
    line.text === ''
      ? []
      : [
          {
            type: 'text' as const,
            x,
            y: round(y + index * text.lineHeight + baseline),
            text: drawnText(line),
            face,
            size: text.size,
            fill,
            anchor,
            width: line.width,
            paragraph: text,
            ...(italic ? { italic } : {}),
            ...(text.rtlWidth === undefined ? {} : { rtl: true }),
          },
        ],
  )
}

/** The text of a card or note: as {@link drawLines}, but one that runs from right to left begins at the right. */
export const drawParagraph = (text: FittedText, x: number, y: number, fill: string): Shape[] =>
  text.rtlWidth === undefined
    ? drawLines(text, 'sans-regular', x, y, fill)
    : drawLines(text, 'sans-regular', x + text.rtlWidth, y, fill, 'end')

/** Words where layout put them. */
export const drawPlaced = ({ text, at, style }: PlacedText, theme: Theme): Shape[] =>
  drawLines(text, style.face, at.x, at.y, theme[style.ink], style.anchor, style.italic)

/** One line of words, its upper edge at `y`. */
export function drawWords(
  words: string,
  face: FontFace,
  size: number,
  x: number,
  y: number,
  fill: string,
  anchor: TextShape['anchor'] = 'start',
): TextShape {
  const width = measureText(words, face, size)
  return {
    type: 'text',
    x,
    y: round(y + baselineOffset(face, size, size * 1.3)),
    text: drawnText({ text: words, width, hyphenated: false }),
    face,
    size,
    fill,
    anchor,
    width,
  }
}

/** Words on one line, cut to a width with an ellipsis, never in the middle of a character. */
export function cutWords(words: string, face: FontFace, size: number, width: number): string {
  const line = words.replace(/\s+/g, ' ')
  if (measureText(line, face, size) <= width) return line
  const first = breakLines(line, face, size, width - measureText('…', face, size))[0]
  return `${first?.text.trimEnd() ?? ''}…`
}

const round = (value: number): number => Math.round(value * 100) / 100

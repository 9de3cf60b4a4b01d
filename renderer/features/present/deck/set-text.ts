import { cutWords, drawLines } from '#shared/layout/drawing/draw-text.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import { type FittedText, fitText } from '#shared/layout/text/fit-text.ts'
import type { FontFace } from '#shared/layout/text/font-faces.ts'
import { measureText } from '#shared/layout/text/measure.ts'

/** How a text of a slide is set. A slide has an end: what does not fit in so many lines ends in an ellipsis. */
export interface SlideType {
  readonly face: FontFace
  /** Descending; in slide units. */
  readonly sizes: readonly number[]
  readonly lineHeight: number
  readonly mostLines: number
  readonly ink: 'ink' | 'muted' | 'accent'
  readonly italic?: boolean
}

/** A text and where its upper left corner stands. */
export interface SetText {
  readonly text: FittedText
  readonly x: number
  readonly y: number
  readonly type: SlideType
}

/** Sets a text into a width: as large as it keeps to its lines, else as small as it may be, cut. */
export function setText(words: string, type: SlideType, x: number, y: number, width: number): SetText {
  const { face, sizes, lineHeight, mostLines } = type
  const largest = sizes[0] ?? 0
  const text = fitText(words.trim(), {
    face,
    sizes,
    lineHeight,
    width,
    preferredHeight: largest * lineHeight * mostLines,
  })
  return { text: cutLines(text, type, width), x, y, type }
}

function cutLines(text: FittedText, { face, mostLines }: SlideType, width: number): FittedText {
  if (text.lines.length <= mostLines) return text
  const kept = text.lines.slice(0, mostLines - 1)
  const rest = text.lines
    .slice(mostLines - 1)
    .map((line) => line.text)
    .join(' ')
  const words = cutWords(rest, face, text.size, width)
  const last = { text: words, width: measureText(words, face, text.size), hyphenated: false }
  return { ...text, lines: [...kept, last], height: mostLines * text.lineHeight }
}

/** Texts one below the other; what is empty takes no room. */
export class TextColumn {
  readonly texts: SetText[] = []
  readonly #x: number
  readonly #width: number
  #y: number

  constructor(x: number, y: number, width: number) {
    this.#x = x
    this.#width = width
    this.#y = y
  }

  get bottom(): number {
    return this.#y
  }

  add(words: string, type: SlideType, gap = 0): void {
    if (words.trim() === '') return
    const set = setText(words, type, this.#x, this.#y + (this.texts.length === 0 ? 0 : gap), this.#width)
    this.texts.push(set)
    this.#y = set.y + set.text.height
  }
}

export const drawText = ({ text, x, y, type }: SetText, theme: Theme): Shape[] =>
  drawLines(text, type.face, x, y, theme[type.ink], 'start', type.italic)

import type { Point } from '#shared/base/geometry.ts'
import type { FittedText } from './text/fit-text.ts'
import { fitText } from './text/fit-text.ts'
import type { FontFace } from './text/font-faces.ts'

/** How words are set: their face, the sizes they may take, and their ink. */
export interface TextStyle {
  readonly face: FontFace
  readonly sizes: readonly number[]
  readonly lineHeight: number
  readonly ink: 'ink' | 'muted' | 'accent'
  readonly italic?: boolean
  /** Which part of a line lies at its x; the start where left out. */
  readonly anchor?: 'middle'
  /** Height the words keep to before their type shrinks; everything where left out. */
  readonly preferredHeight?: number
}

/** Words where they stand: `at` is the upper left corner of their first line, or the middle of its upper edge. */
export interface PlacedText {
  readonly text: FittedText
  readonly at: Point
  readonly style: TextStyle
}

/** Words set into a width. */
export const setWords = (words: string, style: TextStyle, width: number): FittedText =>
  fitText(words, {
    face: style.face,
    sizes: style.sizes,
    lineHeight: style.lineHeight,
    width,
    preferredHeight: style.preferredHeight ?? Number.MAX_SAFE_INTEGER,
  })

/** A length rounded up to whole units; one that is whole but for the last digits of its fractions stays as it is. */
export const wholeUnits = (length: number): number => Math.ceil(length - 1e-6)

/** Sets words one below the other, from a corner down; what is empty takes no room. */
export class TextStack {
  readonly texts: PlacedText[] = []
  #x: number
  #y: number
  readonly #width: number

  constructor(at: Point, width: number) {
    this.#x = at.x
    this.#y = at.y
    this.#width = width
  }

  /** The lower edge of what stands so far. */
  get bottom(): number {
    return this.#y
  }

  /** Sets words `gap` below what stands so far; those at the top of the stack have no gap. */
  add(words: string, style: TextStyle, gap = 0): void {
    if (words === '') return
    const text = setWords(words, style, this.#width)
    this.skip(this.texts.length === 0 ? 0 : gap)
    const x = style.anchor === 'middle' ? this.#x + this.#width / 2 : this.#x
    this.texts.push({ text, at: { x, y: this.#y }, style })
    this.#y += text.height
  }

  /** Leaves room. */
  skip(by: number): void {
    this.#y += by
  }
}

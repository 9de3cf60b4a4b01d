import type { FontFace } from './font-faces.ts'
import { flowText, type TextLine } from './line-flow.ts'

/** The box that a text is to fit, and the sizes it may take. Lengths in px. */
export interface FitOptions {
  readonly face: FontFace
  /** Font sizes to try, descending; the last is the floor. At least one. */
  readonly sizes: readonly number[]
  /** Line height as a multiple of the font size. */
  readonly lineHeight: number
  readonly width: number
  /** The height the text should keep to; at the floor size it may grow past it. */
  readonly preferredHeight: number
}

/** Text set into a box: its lines, the size it took, the px from line to line, and the height of all lines in px. */
export interface FittedText {
  /** As it was typed, and the width in px that it was set into: for outputs that break lines themselves. */
  readonly text: string
  readonly width: number
  readonly lines: readonly TextLine[]
  readonly size: number
  readonly lineHeight: number
  readonly height: number
  /** For text that runs from right to left, the width of its box, at whose right edge its lines begin. */
  readonly rtlWidth?: number
}

/** Text whose first letter is Hebrew, Arabic or of another script that runs from right to left. */
const RIGHT_TO_LEFT =
  /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Heights are products of fractions; a text that exactly fills its box fits it. */
const HEIGHT_TOLERANCE_PX = 1e-6

/**
 * Sets `text` in the largest of the sizes at which it keeps to the preferred height without breaking a word inside.
 * When none does, it takes the floor size and as many lines as it needs: text is never clipped, the box grows.
 */
export function fitText(text: string, options: FitOptions): FittedText {
  const { face, sizes, width, preferredHeight } = options
  const direction = RIGHT_TO_LEFT.test(text) ? { rtlWidth: width } : {}
  const floor = sizes.at(-1)
  if (floor === undefined) throw new RangeError('fitText needs at least one size')
  for (const size of sizes) {
    const lineHeight = size * options.lineHeight
    const maxLines = Math.floor((preferredHeight + HEIGHT_TOLERANCE_PX) / lineHeight)
    const { lines, kept } = flowText(text, face, size, width, { maxLines, wholeWords: true })
    if (kept) return { text, width, lines, size, lineHeight, height: lines.length * lineHeight, ...direction }
  }
  const lineHeight = floor * options.lineHeight
  const { lines } = flowText(text, face, floor, width)
  return { text, width, lines, size: floor, lineHeight, height: lines.length * lineHeight, ...direction }
}

import { cutWords } from '#shared/layout/drawing/draw-text.ts'
import { measureText } from '#shared/layout/text/measure.ts'
import { type Slide, TITLES } from './slide-items.ts'

const UNITS_PER_PT = 4 / 3
/** Slides have the bold cut of the titles' face, which is a little wider than the one that is measured. */
const BOLD = 1.05
/** How far a long title is set smaller before it is cut, in parts of its size; and on how many lines it may stand. */
const SHARES = [1, 0.8, 0.65] as const
const LINES = { opening: 2, content: 1 } as const

/** A slide's title as it fits into its place, and its size. A longer one is cut; it stands in full on the map. */
export function fittedTitle({ title, layout }: Pick<Slide, 'title' | 'layout'>): {
  readonly text: string
  readonly sizePt: number
} {
  const { w, fontSize } = TITLES[layout]
  const lines = LINES[layout]
  // The last word of a line leaves some room behind it.
  const room = (w * 96 * (lines === 1 ? 1 : lines * 0.9)) / BOLD
  const sizeOf = (share: number): number => fontSize * share * UNITS_PER_PT
  const share = SHARES.find((one) => measureText(title, 'serif-semibold', sizeOf(one)) <= room) ?? SHARES[2]
  return { text: cutWords(title, 'serif-semibold', sizeOf(share), room), sizePt: fontSize * share }
}

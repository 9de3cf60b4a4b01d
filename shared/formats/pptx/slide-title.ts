import { cutWords } from '#shared/layout/drawing/draw-text.ts'
import { fitText } from '#shared/layout/text/fit-text.ts'
import { type Slide, TITLES } from './slide-items.ts'

/** Slides have the bold cut of the titles' face, which is a little wider than the one that is measured. */
const BOLD = 1.05
const LINE_HEIGHT = 1.2
/** How far a long title is set smaller before it is cut, and on how many lines of the full size it may stand. */
const SHARES = [1, 0.8, 0.65] as const
const LINES = { opening: 2, content: 1 } as const

/** A title as it is set. */
export interface FittedTitle {
  readonly text: string
  readonly sizePt: number
  /** Whether it runs from right to left. */
  readonly rtl: boolean
}

/** A slide's title as it fits into its place. A longer one is cut; it stands in full on the map. */
export function fittedTitle({ title, layout }: Pick<Slide, 'title' | 'layout'>): FittedTitle {
  const { w, fontSize } = TITLES[layout]
  const [width, full] = [(w * 96) / BOLD, (fontSize * 4) / 3]
  const face = 'serif-semibold'
  const preferredHeight = LINES[layout] * full * LINE_HEIGHT
  const sizes = SHARES.map((share) => full * share)
  const set = fitText(title, { face, sizes, lineHeight: LINE_HEIGHT, width, preferredHeight })
  const lines = Math.floor(preferredHeight / set.lineHeight)
  const fits = set.lines.length <= lines
  return {
    // The last word of a line leaves some room behind it.
    text: fits ? title : cutWords(title, face, set.size, width * (lines === 1 ? 1 : lines * 0.9)),
    sizePt: set.size * 0.75,
    rtl: set.rtlWidth !== undefined,
  }
}

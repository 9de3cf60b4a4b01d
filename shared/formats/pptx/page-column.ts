import type { Rect } from '#shared/base/geometry.ts'
import { inGrey } from '#shared/layout/drawing/in-grey.ts'
import type { GroupShape, Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { TextCleaner } from './clean-text.ts'
import { itemsOfDrawing, type TextRole } from './items-of-drawing.ts'
import { Pen } from './pen.ts'
import type { SlideItem } from './slide-items.ts'

/** What slides with plain words are made with. */
export interface WordDeck {
  readonly theme: Theme
  readonly cleaner: TextCleaner
  readonly hasPicture: (ref: string) => boolean
}

/** Something that stands on a slide with others below it. */
export interface ColumnBlock {
  readonly height: number
  /** Its shapes, drawn from the height where it comes to stand. */
  readonly draw: (top: number) => GroupShape
}

/** The shapes without colours where the look has none: pictures and drawn portraits have colours of their own. */
export const inLook = (shapes: readonly Shape[], { name }: Theme): readonly Shape[] =>
  name === 'greyscale' ? inGrey(shapes) : shapes

/** Blocks one below the other, as many to a page as its height takes; one that is higher has its own. */
export function pagesOfBlocks(blocks: readonly ColumnBlock[], room: number, gap: number): ColumnBlock[][] {
  const pages: ColumnBlock[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const block of blocks) {
    if (used + gap + block.height > room) {
      pages.push([])
      used = -gap
    }
    pages.at(-1)?.push(block)
    used += gap + block.height
  }
  return pages
}

/** Draws blocks from the top of an area in inches; smaller where they are higher than it. */
export function itemsOfBlocks(
  { theme, cleaner, hasPicture }: WordDeck,
  blocks: readonly ColumnBlock[],
  area: Rect,
  gap: number,
): SlideItem[] {
  const shapes: Shape[] = []
  let top = 0
  for (const block of blocks) {
    shapes.push(block.draw(top))
    top += block.height + gap
  }
  const scale = Math.min(1, (area.height * 96) / Math.max(1, top - gap))
  const pen = new Pen({ origin: { x: 0, y: 0 }, at: area, scale, leastPt: 0 }, cleaner)
  return itemsOfDrawing(inLook(shapes, theme), pen, { roleOf, altOf: () => undefined, hasPicture })
}

/** The key of groups whose first shape holds all their texts. */
export const ON_PAPER = 'paper'
const roleOf = (key: string): TextRole => (key === ON_PAPER ? 'paper' : 'apart')

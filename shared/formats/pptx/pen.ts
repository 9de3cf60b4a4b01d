import type { Point, Rect } from '#shared/base/geometry.ts'
import type { Paint } from '#shared/layout/drawing/shapes.ts'
import type { TextCleaner } from './clean-text.ts'
import type { Colour, Dash, Outline, Paragraph, Run, TabStop } from './slide-items.ts'
import type { TextBlock } from './text-blocks.ts'

const UNITS_PER_INCH = 96
const PT_PER_UNIT = 0.75
/** Programs refuse letters smaller than this; those of a larger map stand over their boxes. */
export const LEAST_PT = 1

/** Words that end at the very edge of a box break in some programs; this far from it they do not, in map units. */
const TAB_SLACK = 2

/** Where a drawing comes to lie on a slide. */
export interface Placement {
  /** The map's point that lies at `at`, which is in inches. */
  readonly origin: Point
  readonly at: Point
  /** 1 draws a map unit as a 96th of an inch. */
  readonly scale: number
  /** No letter is set smaller than this, whatever the scale. */
  readonly leastPt: number
}

/** Turns lengths, colours and texts of a drawing into those of a slide. */
export class Pen {
  readonly #placement: Placement
  readonly cleaner: TextCleaner

  constructor(placement: Placement, cleaner: TextCleaner) {
    this.#placement = placement
    this.cleaner = cleaner
  }

  /** A length in inches. */
  readonly inches = (length: number): number => (length * this.#placement.scale) / UNITS_PER_INCH

  /** A length in points. */
  readonly points = (length: number): number => length * PT_PER_UNIT * this.#placement.scale

  readonly point = ({ x, y }: Point): Point => {
    const { origin, at } = this.#placement
    return { x: at.x + this.inches(x - origin.x), y: at.y + this.inches(y - origin.y) }
  }

  readonly rect = (rect: Rect): Rect => ({
    ...this.point(rect),
    width: this.inches(rect.width),
    height: this.inches(rect.height),
  })

  fillOf({ fill, stroke, opacity = 1 }: Paint, seen: number): { readonly fill?: Colour } {
    const color = fill ?? (stroke === undefined ? '#000000' : 'none')
    return color === 'none' ? {} : { fill: { color, opacity: opacity * seen } }
  }

  outlineOf(
    { stroke, strokeWidth = 1, dash, opacity = 1 }: Paint,
    seen: number,
  ): { readonly outline?: Outline } {
    if (stroke === undefined) return {}
    const outline = { color: stroke, opacity: opacity * seen, widthPt: this.points(strokeWidth) }
    return { outline: dash ? { ...outline, dash: dashOf(dash, strokeWidth) } : outline }
  }

  /** A text line by line as it was typed; `beforePt` stands above its first line. */
  paragraphs(block: TextBlock, beforePt: number, align?: Paragraph['align']): Paragraph[] {
    return this.cleaner.lines(block.text).map((line, index) => ({
      runs: [this.run(block, line)],
      align: align ?? alignOf(block),
      rtl: block.shape.rtl ?? false,
      linePt: this.points(block.lineHeight),
      beforePt: index === 0 ? beforePt : 0,
      tabs: [],
    }))
  }

  /** Words of one line beside each other, each at its tab. */
  row(blocks: readonly TextBlock[], left: number, beforePt: number): Paragraph {
    const tabs: TabStop[] = []
    const runs = blocks.map((block, index): Run => {
      const { rect, shape } = block
      const words = this.cleaner.line(block.text)
      if (index === 0 && shape.anchor === 'start' && rect.x - left < 1) return this.run(block, words)
      const at = (shape.anchor === 'end' ? rect.x + rect.width - TAB_SLACK : rect.x) - left
      tabs.push({ at: this.inches(at), side: shape.anchor === 'end' ? 'r' : 'l' })
      return this.run(block, `\t${words}`)
    })
    const linePt = this.points(Math.max(...blocks.map(({ lineHeight }) => lineHeight)))
    return { runs, align: 'left', rtl: false, linePt, beforePt, tabs }
  }

  run({ shape, opacity }: TextBlock, text: string): Run {
    const { face, size, fill, italic = false } = shape
    return {
      text,
      sizePt: Math.max(LEAST_PT, this.#placement.leastPt, this.points(size)),
      // Half-bold families have names of their own that few machines know.
      bold: face !== 'sans-regular' && face !== 'serif-regular',
      italic,
      serif: face.startsWith('serif'),
      color: fill,
      opacity,
    }
  }
}

/** The side at which a text begins; what runs from right to left ends its box at the right. */
export const alignOf = ({ shape }: Pick<TextBlock, 'shape'>): Paragraph['align'] => {
  if (shape.anchor === 'middle') return 'center'
  return shape.anchor === 'end' ? 'right' : 'left'
}

/** The dash that comes nearest: by how many times its width a line is drawn before its first gap. */
function dashOf(dash: readonly number[], width: number): Dash {
  const drawn = (dash[0] ?? 0) / width
  if (dash.length > 2) return 'lgDashDot'
  if (drawn < 1.5) return 'sysDot'
  if (drawn < 3.5) return 'sysDash'
  return drawn < 6 ? 'dash' : 'lgDash'
}

import type { Point, Rect } from '#shared/base/geometry.ts'
import type { FittedText } from '../text/fit-text.ts'
import type { FontFace } from '../text/font-faces.ts'

/** How a shape is painted. Colours are CSS colours without alpha tricks, so that every output format shows the same. */
export interface Paint {
  readonly fill?: string
  readonly stroke?: string
  readonly strokeWidth?: number
  readonly dash?: readonly number[]
  readonly opacity?: number
}

/** One line of text. `y` is the baseline. `width` is what layout measured, for outputs that must reserve room. */
export interface TextShape {
  readonly type: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly face: FontFace
  readonly size: number
  readonly fill: string
  readonly anchor: 'start' | 'middle' | 'end'
  readonly width: number
  readonly italic?: boolean
  /** Whether it runs from right to left. The anchor is the same side of the text for all: `end` is its right edge. */
  readonly rtl?: boolean
  /** What it is a line of, where it is one of a text that was broken: the same object for all its lines. */
  readonly paragraph?: FittedText
}

/**
 * What a map is drawn with. Few and plain on purpose: SVG, canvas and React each draw these and nothing else, so the
 * screen, the PNG, the PDF and the thumbnail cannot differ.
 */
export type Shape =
  | ({ readonly type: 'rect'; readonly radius?: number } & Rect & Paint)
  | ({ readonly type: 'circle'; readonly radius: number } & Point & Paint)
  | ({ readonly type: 'path'; readonly d: string; readonly round?: boolean } & Paint)
  | TextShape
  /** An icon of 24 × 24 units, drawn `size` units wide with its corner at (x, y). */
  | {
      readonly type: 'icon'
      readonly x: number
      readonly y: number
      readonly size: number
      readonly paths: readonly string[]
      readonly stroke: string
    }
  | ImageShape
  | GroupShape

/**
 * A picture that fills its box and is cropped at the sides or above and below where its proportions differ. Outputs look
 * it up by its reference (`shared/model/image.ts`); where it is missing they draw `missingImage`.
 */
export type ImageShape = {
  readonly type: 'image'
  readonly ref: string
  readonly radius?: number
  /** Shown without its colours. */
  readonly grey?: true
} & Rect

/** Shapes that belong together; `label` says in words what they show, `key` is the record they stand for. */
export interface GroupShape {
  readonly type: 'group'
  readonly key?: string
  readonly label?: string
  /** Its label heads what follows: readers aloud jump to it, PDF files list it. 1 for the highest level. */
  readonly heading?: 1 | 2 | 3
  /** Moves the group's children. */
  readonly at?: Point
  /** How much is seen of the group as a whole, 0 to 1; all of it where left out. */
  readonly opacity?: number
  readonly children: readonly Shape[]
}

/** A finished drawing: what to show, and the box it fills. */
export interface Drawing {
  readonly bounds: Rect
  readonly background: string
  readonly shapes: readonly Shape[]
  /** In words, for readers that cannot see it. */
  readonly title: string
}

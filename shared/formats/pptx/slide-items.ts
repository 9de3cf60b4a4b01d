import type { Rect } from '#shared/base/geometry.ts'
import type { PathPiece } from './path-pieces.ts'

/** The size of a slide in inches: the 16 : 9 that programs make by themselves. */
export const SLIDE = { width: 40 / 3, height: 7.5 } as const

/** Where titles stand and how large they are set, by layout: inches and points. */
export const TITLES = {
  opening: { x: 0.9, y: 0.8, w: SLIDE.width - 1.8, h: 1.25, fontSize: 40 },
  content: { x: 0.4, y: 0.25, w: SLIDE.width - 0.8, h: 0.55, fontSize: 24 },
} as const

/** A plain colour, `#rrggbb`, and how much of it is seen, 0 to 1. */
export interface Colour {
  readonly color: string
  readonly opacity: number
}

/** The dashes that every program knows. */
export type Dash = 'sysDot' | 'sysDash' | 'dash' | 'lgDash' | 'lgDashDot'

/** An outline. */
export interface Outline extends Colour {
  readonly widthPt: number
  readonly dash?: Dash
}

/** Words of one style. */
export interface Run extends Colour {
  readonly text: string
  readonly sizePt: number
  readonly bold: boolean
  readonly italic: boolean
  /** Whether it is set in the typeface of titles. */
  readonly serif: boolean
}

/** Where the words behind a tab begin, or end, from the left edge of the text; in inches. */
export interface TabStop {
  readonly at: number
  readonly side: 'l' | 'r'
}

export interface Paragraph {
  readonly runs: readonly Run[]
  readonly align: 'left' | 'center' | 'right'
  readonly rtl: boolean
  /** From line to line, and above the first one. */
  readonly linePt: number
  readonly beforePt: number
  readonly tabs: readonly TabStop[]
}

/** The text in a box. */
export interface BoxText {
  readonly paragraphs: readonly Paragraph[]
  readonly insetsPt: {
    readonly left: number
    readonly top: number
    readonly right: number
    readonly bottom: number
  }
  /** Whether lines break at the box' edge; single words stand over it rather than in two lines. */
  readonly wraps: boolean
  readonly anchor: 'top' | 'middle'
}

/** What a box looks like; a rounded one has its corners' radius in inches, a drawn one its pieces from its own corner. */
export type Form =
  | { readonly type: 'rect' }
  | { readonly type: 'rounded'; readonly radius: number }
  | { readonly type: 'ellipse' }
  | { readonly type: 'drawn'; readonly pieces: readonly PathPiece[] }

interface Named {
  /** What lists of a slide's parts call it. */
  readonly name: string
  /** What it shows, for those who cannot see it; what consists of text has none. */
  readonly alt?: string
}

/** A shape with or without text. Lengths in inches from the slide's upper left corner. */
export interface BoxItem extends Named {
  readonly type: 'box'
  readonly rect: Rect
  readonly form: Form
  readonly fill?: Colour
  readonly outline?: Outline
  readonly text?: BoxText
}

/** A picture, cropped to its box. */
export interface PictureItem extends Named {
  readonly type: 'picture'
  readonly ref: string
  readonly rect: Rect
  readonly isRound: boolean
  readonly isGrey: boolean
  readonly opacity: number
}

/** What moves together. */
export interface GroupItem extends Named {
  readonly type: 'group'
  readonly children: readonly SlideItem[]
}

export type SlideItem = BoxItem | PictureItem | GroupItem

/** One slide. */
export interface Slide {
  /** What outlines, screen readers and lists of slides call it. */
  readonly title: string
  /** How the title is set: large on the first slide, small above a map. */
  readonly layout: 'opening' | 'content'
  readonly items: readonly SlideItem[]
  /** For the one who presents, a paragraph each. */
  readonly notes: readonly string[]
}

/** All boxes and pictures of a slide, groups opened, in the order in which they lie on top of each other. */
export const leavesOf = (items: readonly SlideItem[]): (BoxItem | PictureItem)[] =>
  items.flatMap((item) => (item.type === 'group' ? leavesOf(item.children) : [item]))

/** The box around an item. */
export function boundsOf(item: SlideItem): Rect {
  if (item.type !== 'group') return item.rect
  const rects = leavesOf(item.children).map(({ rect }) => rect)
  const x = Math.min(...rects.map((rect) => rect.x))
  const y = Math.min(...rects.map((rect) => rect.y))
  return {
    x,
    y,
    width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x,
    height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y,
  }
}

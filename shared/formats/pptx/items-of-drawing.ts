import { center, contains, type Point, type Rect } from '#shared/base/geometry.ts'
import { missingImage } from '#shared/layout/drawing/missing-image.ts'
import type { GroupShape, ImageShape, Shape } from '#shared/layout/drawing/shapes.ts'
import { setTextInto, textBoxOf } from './box-text.ts'
import { boundsOfPieces, movedPieces, piecesOf } from './path-pieces.ts'
import type { Pen } from './pen.ts'
import type { BoxItem, GroupItem, PictureItem, SlideItem } from './slide-items.ts'
import { blocksOf, type PlacedLine, type TextBlock } from './text-blocks.ts'

/** How a group's texts become text of slides: all in its paper, only its broken ones, or each in a box of its own. */
export type TextRole = 'paper' | 'title' | 'apart'

/** What has to be known beside the drawing. */
export interface DrawingWords {
  /** By the key of a group. */
  readonly roleOf: (key: string) => TextRole
  /** Alternative text for groups that say more than their label does. */
  readonly altOf: (key: string) => string | undefined
  /** Which pictures can be had; others are drawn as missing. */
  readonly hasPicture: (ref: string) => boolean
}

/** What of the drawing lies beneath all groups, as one part of the slide. */
const GROUND = 'Rows and columns'

/** The parts of a slide that show a drawing: groups stay together, and every text is text. */
export function itemsOfDrawing(shapes: readonly Shape[], pen: Pen, words: DrawingWords): SlideItem[] {
  const items: SlideItem[] = []
  let ground: SlideItem[] = []
  for (const shape of shapes) {
    if (shape.type !== 'group') {
      ground.push(...new GroupReader(pen, words).read([shape], 'apart'))
      continue
    }
    if (ground.length > 0) items.push({ type: 'group', name: GROUND, children: ground })
    ground = []
    items.push(...itemsOfGroup(shape, pen, words, { x: 0, y: 0 }, 1))
  }
  return ground.length > 0 ? [...items, { type: 'group', name: GROUND, children: ground }] : items
}

/** One group; several shapes of it stay together. */
function itemsOfGroup(
  group: GroupShape,
  pen: Pen,
  words: DrawingWords,
  at: Point,
  opacity: number,
): SlideItem[] {
  const { key, label } = group
  const role = key === undefined ? 'apart' : words.roleOf(key)
  const said = label === undefined ? '' : pen.cleaner.line(label)
  const alt = pen.cleaner.line((key === undefined ? undefined : words.altOf(key)) ?? said)
  const corner = { x: at.x + (group.at?.x ?? 0), y: at.y + (group.at?.y ?? 0) }
  const children = new GroupReader(pen, words, corner, alt).read(
    group.children,
    role,
    opacity * (group.opacity ?? 1),
  )
  const name = said === '' ? undefined : shortened(said)
  const [only] = children
  if (!only) return []
  if (children.length === 1) return [name === undefined ? only : { ...only, name }]
  if (name === undefined) return children
  return [{ type: 'group', name, alt, children } satisfies GroupItem]
}

const LONGEST_NAME = 60

/** A name for lists, never cut in the middle of a character. */
const shortened = (words: string): string => {
  const characters = [...words]
  return characters.length <= LONGEST_NAME ? words : `${characters.slice(0, LONGEST_NAME - 1).join('')}…`
}

/** Reads the shapes of one group into items, and its texts into the items that they stand on. */
class GroupReader {
  readonly #pen: Pen
  readonly #words: DrawingWords
  readonly #at: Point
  /** What its pictures show. */
  readonly #alt: string
  readonly #items: SlideItem[] = []
  readonly #lines: PlacedLine[] = []

  constructor(pen: Pen, words: DrawingWords, at: Point = { x: 0, y: 0 }, alt = '') {
    this.#pen = pen
    this.#words = words
    this.#at = at
    this.#alt = alt
  }

  read(shapes: readonly Shape[], role: TextRole, opacity = 1): SlideItem[] {
    for (const shape of shapes) this.#take(shape, this.#at, opacity)
    const blocks = blocksOf(this.#lines)
    const isInPaper = ({ wraps, shape }: TextBlock): boolean =>
      role === 'paper' ? wraps || shape.anchor !== 'middle' : role === 'title' && wraps
    const apart = (some: readonly TextBlock[]) => some.map((block) => textBoxOf(block, this.#pen))
    const inPaper = blocks.filter(isInPaper)
    const onTop = apart(blocks.filter((block) => !isInPaper(block)))
    if (inPaper.length === 0) return [...this.#items, ...onTop]
    const [first, ...signs] = this.#items
    if (first?.type === 'box' && first.fill !== undefined && this.#holds(first, inPaper)) {
      const { paper, left } = setTextInto(first, inPaper, this.#pen)
      return [paper, ...signs, ...apart(left), ...onTop]
    }
    const { paper, left } = setTextInto(this.#sheetFor(inPaper), inPaper, this.#pen)
    return [...this.#items, paper, ...apart(left), ...onTop]
  }

  /** Whether texts stand on a paper; the paper of a picture in a group may be its frame alone. */
  #holds(paper: BoxItem, blocks: readonly TextBlock[]): boolean {
    const { rect } = paper
    return blocks.every((block) => contains(rect, center(this.#pen.rect(block.rect))))
  }

  /** What holds texts that have no paper. */
  #sheetFor(blocks: readonly TextBlock[]): BoxItem {
    const rects = blocks.map(({ rect }) => this.#pen.rect(rect))
    const x = Math.min(...rects.map((rect) => rect.x))
    const y = Math.min(...rects.map((rect) => rect.y))
    const width = Math.max(...rects.map((rect) => rect.x + rect.width)) - x
    const height = Math.max(...rects.map((rect) => rect.y + rect.height)) - y
    return { type: 'box', name: 'Text', form: { type: 'rect' }, rect: { x, y, width, height } }
  }

  #take(shape: Shape, at: Point, opacity: number): void {
    switch (shape.type) {
      case 'text':
        this.#takeText({ shape, at, opacity })
        break
      case 'image':
        this.#takeImage(shape, at, opacity)
        break
      case 'group':
        this.#takeGroup(shape, at, opacity)
        break
      default:
        this.#items.push(...boxesOf(shape, at, opacity, this.#pen))
    }
  }

  /** Words in the middle of a plate, disc or ring that was drawn for them stand in it. */
  #takeText(line: PlacedLine): void {
    const last = this.#items.at(-1)
    const { shape, at } = line
    const isLettering = shape.anchor === 'middle' && !shape.paragraph
    if (!isLettering || last?.type !== 'box' || last.text || last.form.type === 'drawn') {
      this.#lines.push(line)
      return
    }
    const [block] = blocksOf([line]) as [TextBlock]
    const middle = this.#pen.point({ x: shape.x + at.x, y: center(block.rect).y })
    if (!isAround(last.rect, middle, this.#pen.inches(block.rect.width))) {
      this.#lines.push(line)
      return
    }
    const paragraphs = this.#pen.paragraphs(block, 0)
    const insetsPt = { left: 0, top: 0, right: 0, bottom: 0 }
    this.#items[this.#items.length - 1] = {
      ...last,
      text: { paragraphs, insetsPt, wraps: false, anchor: 'middle' },
    }
  }

  /** A group in the group: what has words of its own stays one, all else are shapes like others. */
  #takeGroup(group: GroupShape, at: Point, opacity: number): void {
    if (group.label !== undefined) {
      this.#items.push(...itemsOfGroup(group, this.#pen, this.#words, at, opacity))
      return
    }
    const inner = { x: at.x + (group.at?.x ?? 0), y: at.y + (group.at?.y ?? 0) }
    for (const child of group.children) this.#take(child, inner, opacity * (group.opacity ?? 1))
  }

  #takeImage(image: ImageShape, at: Point, opacity: number): void {
    if (!this.#words.hasPicture(image.ref)) {
      for (const shape of missingImage(image)) this.#take(shape, at, opacity)
      return
    }
    const { x, y, width, height, radius = 0 } = image
    this.#items.push({
      type: 'picture',
      name: 'Picture',
      alt: this.#alt === '' ? 'Picture' : this.#alt,
      ref: image.ref,
      rect: this.#pen.rect({ x: x + at.x, y: y + at.y, width, height }),
      isRound: radius * 2 >= Math.min(width, height) - 1,
      isGrey: image.grey ?? false,
      opacity,
    } satisfies PictureItem)
  }
}

const isAround = (rect: Rect, middle: Point, width: number): boolean =>
  Math.abs(center(rect).x - middle.x) < 0.02 &&
  Math.abs(center(rect).y - middle.y) < rect.height / 2 &&
  width <= rect.width * 1.2

type Drawn = Extract<Shape, { type: 'rect' | 'circle' | 'path' | 'icon' }>

/** A shape without text as one box; nothing where a path draws nothing. */
function boxesOf(shape: Drawn, at: Point, opacity: number, pen: Pen): BoxItem[] {
  if (shape.type === 'path' || shape.type === 'icon') return pathBoxes(shape, at, opacity, pen)
  const paint = { ...pen.fillOf(shape, opacity), ...pen.outlineOf(shape, opacity) }
  if (shape.type === 'circle') {
    const { x, y, radius } = shape
    const rect = { x: x + at.x - radius, y: y + at.y - radius, width: 2 * radius, height: 2 * radius }
    return [{ type: 'box', name: 'Circle', rect: pen.rect(rect), form: { type: 'ellipse' }, ...paint }]
  }
  const { x, y, width, height, radius = 0 } = shape
  const rect = pen.rect({ x: x + at.x, y: y + at.y, width, height })
  const form =
    radius === 0 ? { type: 'rect' as const } : { type: 'rounded' as const, radius: pen.inches(radius) }
  return [{ type: 'box', name: 'Box', rect, form, ...paint }]
}

const ICON_UNITS = 24
const ICON_LINE = 2

function pathBoxes(
  shape: Extract<Drawn, { type: 'path' | 'icon' }>,
  at: Point,
  opacity: number,
  pen: Pen,
): BoxItem[] {
  const isIcon = shape.type === 'icon'
  const scale = isIcon ? shape.size / ICON_UNITS : 1
  const corner = isIcon ? { x: at.x + shape.x, y: at.y + shape.y } : at
  const pieces = movedPieces(piecesOf(isIcon ? shape.paths.join('') : shape.d), ({ x, y }) =>
    pen.point({ x: corner.x + x * scale, y: corner.y + y * scale }),
  )
  const rect = boundsOfPieces(pieces)
  if (!rect) return []
  const paint = isIcon ? { stroke: shape.stroke, strokeWidth: ICON_LINE * scale } : shape
  const local = movedPieces(pieces, ({ x, y }) => ({ x: x - rect.x, y: y - rect.y }))
  return [
    {
      type: 'box',
      name: isIcon ? 'Icon' : 'Line',
      rect,
      form: { type: 'drawn', pieces: local },
      ...pen.fillOf(paint, opacity),
      ...pen.outlineOf(paint, opacity),
    },
  ]
}

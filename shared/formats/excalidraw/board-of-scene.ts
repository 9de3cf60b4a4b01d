import { center, contains, grow, type Point, type Rect } from '#shared/base/geometry.ts'
import type { Board, BoardArrow, BoardFrame, BoardText } from '../board/board.ts'
import { nearestColor } from '../board/nearest-color.ts'
import type { SceneElement } from './excalidraw-file.ts'

/** Kinds of element that a board has no word for. */
export type LeftOut = 'picture' | 'drawing' | 'line' | 'shape' | 'page' | 'other'

/** A scene as a board, and how many elements of which kind are not on it. */
export interface SceneBoard {
  readonly board: Board
  readonly left: ReadonlyMap<LeftOut, number>
}

/** Shapes that carry words; one with many things in it is an area instead. */
const SHAPES: ReadonlySet<string> = new Set(['rectangle', 'diamond', 'ellipse'])
const FRAMES: ReadonlySet<string> = new Set(['frame', 'magicframe'])
const LINES: ReadonlySet<string> = new Set(['arrow', 'line'])
const LEFT_OUT: ReadonlyMap<string, LeftOut> = new Map([
  ['image', 'picture'],
  ['freedraw', 'drawing'],
  ['draw', 'drawing'],
  ['embeddable', 'page'],
  ['iframe', 'page'],
])

/** So often a thing is looked for in another one: on boards that people draw, far less. */
const MOST_LOOKS = 5_000_000
/** How near an end of an arrow that is bound to nothing must be to what it points at. */
const NEAR = 16

/** Makes a board of the elements of a scene: shapes with words in them are notes, bare texts words, areas frames. */
export const boardOfScene = (elements: readonly SceneElement[]): SceneBoard =>
  new SceneReading(elements).read()

class SceneReading {
  readonly #elements: readonly SceneElement[]
  /** The words bound to shapes and arrows, by the ids of these. */
  readonly #bound = new Map<string, SceneElement[]>()
  readonly #frames: BoardFrame[] = []
  readonly #frameIndex = new Map<string, number>()
  readonly #texts: BoardText[] = []
  /** Ids of texts by those of the elements that they came from. */
  readonly #textIds = new Map<string, string>()
  readonly #left = new Map<LeftOut, number>()
  #looks = MOST_LOOKS

  constructor(elements: readonly SceneElement[]) {
    this.#elements = elements
  }

  read(): SceneBoard {
    const frames = this.#elements.filter(({ type }) => FRAMES.has(type))
    for (const frame of frames) this.#addFrame(frame, said(frame.keys.name))
    const bare = this.#bindTexts()
    const shapes = this.#elements.filter(({ type }) => SHAPES.has(type))
    this.#addShapes(shapes, bare)
    const arrows = this.#readArrows()
    for (const { type, keys } of this.#elements) {
      const what = LEFT_OUT.get(type) ?? (isRead(type) ? undefined : 'other')
      if (what === 'page' && said(keys.link) !== '') continue
      if (what) this.#leaveOut(what)
    }
    this.#addPages()
    const board = { title: '', foreign: '', frames: this.#frames, texts: this.#texts, arrows }
    return { board, left: this.#left }
  }

  #leaveOut(what: LeftOut): void {
    this.#left.set(what, (this.#left.get(what) ?? 0) + 1)
  }

  #addFrame({ id, rect, keys }: SceneElement, title: string): void {
    if (id !== '' && !this.#frameIndex.has(id)) this.#frameIndex.set(id, this.#frames.length)
    this.#frames.push({ rect, title, color: colorOf(keys.backgroundColor), foreign: '' })
  }

  /** Sorts texts into those bound to something that is there and bare ones, which it answers. */
  #bindTexts(): readonly SceneElement[] {
    const ids = new Set(this.#elements.filter(({ type }) => type !== 'text').map(({ id }) => id))
    return this.#elements.filter((element) => {
      const { containerId } = element.keys
      if (element.type !== 'text' || wordsOf(element) === '') return false
      if (typeof containerId !== 'string' || containerId === '' || !ids.has(containerId)) return true
      const bound = this.#bound.get(containerId)
      if (bound) bound.push(element)
      else this.#bound.set(containerId, [element])
      return false
    })
  }

  #boundWords(id: string): string {
    return (this.#bound.get(id) ?? []).map(wordsOf).join('\n')
  }

  /** From the smallest shape up: each takes the one bare text on it, or is an area around several things. */
  #addShapes(shapes: readonly SceneElement[], bare: readonly SceneElement[]): void {
    const free = new Set(bare)
    const things = [...shapes, ...bare].toSorted((a, b) => center(a.rect).x - center(b.rect).x)
    for (const shape of shapes.toSorted((a, b) => areaOf(a) - areaOf(b))) {
      const words = this.#boundWords(shape.id)
      const inside = this.#inside(shape, things)
      const texts = inside.filter((element) => free.has(element))
      const worded = inside.filter(({ id, type }) => type === 'text' || this.#boundWords(id) !== '')
      if (worded.length > 1) this.#addFrame(shape, words)
      else if (words !== '') this.#addText(shape, words, true)
      else if (texts.length === 1) {
        const [text] = texts as [SceneElement]
        free.delete(text)
        this.#addText(shape, wordsOf(text), true)
        this.#textIds.set(text.id, String(this.#texts.length - 1))
      } else this.#leaveOut('shape')
    }
    for (const text of bare) if (free.has(text)) this.#addText(text, wordsOf(text), false)
  }

  /** Smaller things whose middle is in a shape, among things sorted by their middles. */
  #inside(shape: SceneElement, things: readonly SceneElement[]): readonly SceneElement[] {
    const { rect } = shape
    const found: SceneElement[] = []
    for (let at = firstFrom(things, rect.x); at < things.length && this.#looks > 0; at++) {
      this.#looks--
      const thing = things[at] as SceneElement
      if (center(thing.rect).x >= rect.x + rect.width) break
      if (thing !== shape && contains(rect, center(thing.rect)) && areaOf(thing) <= areaOf(shape))
        found.push(thing)
    }
    return found
  }

  #addText(element: SceneElement, words: string, isSticky: boolean): void {
    const { id, rect, keys } = element
    const link = said(keys.link)
    const { frameId } = keys
    const textId = String(this.#texts.length)
    if (id !== '' && !this.#textIds.has(id)) this.#textIds.set(id, textId)
    this.#texts.push({
      ...{ id: textId, rect, isSticky, foreign: '' },
      text: link === '' || words.includes(link) ? words : `${words}\n${link}`,
      color: colorOf(isSticky ? keys.backgroundColor : keys.strokeColor),
      frame: typeof frameId === 'string' ? (this.#frameIndex.get(frameId) ?? null) : null,
    })
  }

  /** Pages that were embedded, by their addresses. */
  #addPages(): void {
    for (const element of this.#elements)
      if (LEFT_OUT.get(element.type) === 'page' && said(element.keys.link) !== '')
        this.#addText(element, said(element.keys.link), true)
  }

  #readArrows(): readonly BoardArrow[] {
    return this.#elements.flatMap((element): BoardArrow[] => {
      if (!LINES.has(element.type)) return []
      const { keys } = element
      const [start, end] = endsOf(element)
      const isArrow = element.type === 'arrow'
      const fromId = this.#endAt(keys.startBinding, start, isArrow)
      const toId = this.#endAt(keys.endBinding, end, isArrow)
      const label = this.#boundWords(element.id)
      if (!isArrow && (fromId === null || toId === null)) {
        this.#leaveOut('line')
        if (label !== '') this.#addText(element, label, false)
        return []
      }
      if (label !== '' && (fromId === null || toId === null)) this.#addText(element, label, false)
      const isBackward = said(keys.startArrowhead) !== '' && keys.endArrowhead === null
      const ends = isBackward ? { fromId: toId, toId: fromId } : { fromId, toId }
      return [{ ...ends, label, foreign: '' }]
    })
  }

  /** What an end of a line is bound to, or else what it points at. */
  #endAt(binding: unknown, point: Point | null, looks: boolean): string | null {
    const id =
      typeof binding === 'object' && binding !== null && 'elementId' in binding
        ? binding.elementId
        : undefined
    const bound = typeof id === 'string' ? this.#textIds.get(id) : undefined
    if (bound !== undefined) return bound
    if (!looks || point === null || typeof id === 'string') return null
    for (const text of this.#texts) {
      if (this.#looks-- <= 0) return null
      if (contains(grow(text.rect, NEAR), point)) return text.id
    }
    return null
  }
}

const isRead = (type: string): boolean =>
  type === 'text' || SHAPES.has(type) || FRAMES.has(type) || LINES.has(type)

const said = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** As it was typed; the other field has the breaks of the lines as they were drawn. */
const wordsOf = ({ keys }: SceneElement): string => said(keys.originalText) || said(keys.text)

const areaOf = ({ rect }: { readonly rect: Rect }): number => rect.width * rect.height

/** Black ink and no colour at all say nothing. */
function colorOf(css: unknown): BoardText['color'] {
  const color = nearestColor(css)
  return color === 'grey' ? null : color
}

/** The first and the last point of a line; `null` where they cannot be read. */
function endsOf({ rect, keys }: SceneElement): readonly [Point | null, Point | null] {
  const points: readonly unknown[] = Array.isArray(keys.points) ? keys.points : []
  const at = (point: unknown): Point | null => {
    const [x, y] = Array.isArray(point) ? point : []
    return Number.isFinite(x) && Number.isFinite(y) ? { x: rect.x + x, y: rect.y + y } : null
  }
  return [at(points[0]), at(points.at(-1))]
}

/** The index of the first thing whose middle is not left of `x`. */
function firstFrom(things: readonly SceneElement[], x: number): number {
  let [low, high] = [0, things.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (center((things[middle] as SceneElement).rect).x < x) low = middle + 1
    else high = middle
  }
  return low
}

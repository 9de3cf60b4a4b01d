import { LIGHT } from '#shared/layout/drawing/theme.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import type { Step } from '#shared/model/step.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import { drawPart, smallestType, type Whole } from './draw-part.ts'
import { type Frame, type LaidPart, layPart, mostZoomOf, type Size, widestSteps } from './lay-part.ts'
import type { Page, Part } from './part-of-map.ts'
import { PLANE } from './plane.ts'

/** What a map is split for: the room that a slide of so many steps has, and how it is framed. */
export interface Splitting {
  readonly view: MapView
  readonly whole: Whole
  readonly roomFor: (part: Part) => Size
  readonly frameFor: (part: Part) => Frame
}

/**
 * Splits steps × lanes into as few parts as can be read at the back of the room, in reading order: side by side and
 * below each other. Of two ways with equally many parts the one that keeps the lanes together wins. A cell that fills more than a
 * slide by itself is shown some cards at a time.
 */
export function splitPart(
  steps: readonly Step[],
  lanes: readonly Lane[],
  splitting: Splitting,
): readonly LaidPart[] {
  if (steps.length === 0 || lanes.length === 0) return []
  let best: readonly Part[] | null = null
  for (let groups = 1; groups <= steps.length; groups++) {
    const parts = inGroups(steps, groups).flatMap((group) => splitLanes(group, lanes, splitting) ?? [null])
    if (parts.includes(null)) continue
    if (!best || parts.length <= best.length) best = parts as Part[]
    // More columns apart need at least so many slides.
    if (groups + 1 > best.length) break
  }
  return (best ?? []).map((part) => largest(part, splitting))
}

/** Contiguous groups of sizes that differ by at most one. */
function inGroups<T>(items: readonly T[], count: number): T[][] {
  return Array.from({ length: count }, (_, index) =>
    items.slice(Math.round((index * items.length) / count), Math.round(((index + 1) * items.length) / count)),
  )
}

/** The lanes of some steps one slide after the other; `null` where these steps are too many to lie side by side. */
function splitLanes(steps: readonly Step[], lanes: readonly Lane[], splitting: Splitting): Part[] | null {
  const sizes = measureLanes(steps, lanes, splitting)
  const runs: Lane[][] = []
  for (const lane of lanes) {
    const run = runs.at(-1)
    if (run && sizes.fit([...run, lane])) run.push(lane)
    else if (sizes.fit([lane])) runs.push([lane])
    else if (steps.length > 1) return null
    else return pagedBetween(steps, lanes, lane, splitting)
  }
  return evened(lanes, runs.length, sizes).map((run) => ({ steps, lanes: run }))
}

/** A lane whose one cell is more than a slide holds gets slides of its own. */
function pagedBetween(
  steps: readonly Step[],
  lanes: readonly Lane[],
  full: Lane,
  splitting: Splitting,
): Part[] | null {
  const at = lanes.indexOf(full)
  const [above, below] = [lanes.slice(0, at), lanes.slice(at + 1)]
  const around = [above, below].map((some) => (some.length === 0 ? [] : splitLanes(steps, some, splitting)))
  const [before, after] = around
  return before && after ? [...before, ...pages(steps, full, splitting), ...after] : null
}

/** The cards, or the channels, of one cell, as many on each slide as it holds. One that is larger than a slide is shown smaller. */
function pages(steps: readonly Step[], lane: Lane, splitting: Splitting): Part[] {
  const [step] = steps
  const ids = step ? cardsIn(splitting.view, lane.id, step.id).map(({ id }) => id) : []
  const items = holdsCards(lane.kind) ? ids : lane.channels
  const pageOf = (some: readonly string[]): Page =>
    holdsCards(lane.kind) ? { cardIds: new Set(some) } : { channels: some }
  const made: string[][] = []
  for (const item of items) {
    const page = made.at(-1)
    const more = [...(page ?? []), item]
    if (page && isReadable({ steps, lanes: [lane], only: pageOf(more) }, splitting)) page.push(item)
    else made.push([item])
  }
  if (made.length < 2) return [{ steps, lanes: [lane] }]
  return made.map((some) => ({ steps, lanes: [lane], only: pageOf(some) }))
}

const isReadable = (part: Part, splitting: Splitting): boolean => readable(part, splitting) !== null

/** The lanes in so many runs that the fullest is as low as can be: no slide is crammed while the next is nearly empty. */
function evened(lanes: readonly Lane[], count: number, sizes: LaneSizes): Lane[][] {
  const known = new Map<string, { readonly tallest: number; readonly runs: Lane[][] }>()
  const best = (from: number, left: number): { readonly tallest: number; readonly runs: Lane[][] } => {
    const key = `${from} ${left}`
    const found = known.get(key) ?? search(from, left)
    known.set(key, found)
    return found
  }
  const search = (from: number, left: number) => {
    let found = { tallest: Number.POSITIVE_INFINITY, runs: [] as Lane[][] }
    const last = left === 1 ? lanes.length : from + 1
    for (let to = last; to <= lanes.length - left + 1; to++) {
      const run = lanes.slice(from, to)
      if (!sizes.fit(run)) continue
      const rest = left === 1 ? { tallest: 0, runs: [] } : best(to, left - 1)
      const tallest = Math.max(sizes.heightOf(run), rest.tallest)
      if (tallest < found.tallest) found = { tallest, runs: [run, ...rest.runs] }
    }
    return found
  }
  return best(0, count).runs
}

/** How high lanes are on a slide of certain steps. */
interface LaneSizes {
  /** Whether these lanes can be read on one slide. */
  readonly fit: (lanes: readonly Lane[]) => boolean
  /** In map units, as narrow as columns get. */
  readonly heightOf: (lanes: readonly Lane[]) => number
}

interface Measured {
  /** Of the columns' titles. */
  readonly top: { readonly height: number; readonly type: number }
  readonly lanes: ReadonlyMap<string, { readonly height: number; readonly type: number }>
}

/** Type is never set smaller than this, but for letters within signs. */
const USUAL_TYPE = 14

/** Lanes do not change each other's height, so each is laid out once for all the runs that it may be part of. */
function measureLanes(steps: readonly Step[], lanes: readonly Lane[], splitting: Splitting): LaneSizes {
  const { view, roomFor, frameFor } = splitting
  const part = { steps, lanes }
  const [room, frame, widest] = [roomFor(part), frameFor(part), widestSteps(view, part)]
  const known = new Map<number, Measured | null>()
  const at = (zoom: number): Measured | null => {
    const found = known.get(zoom)
    if (found !== undefined) return found
    const laid = layPart(view, part, frame, widest, room, zoom)
    const measured = laid && measure(laid, splitting)
    known.set(zoom, measured)
    return measured
  }
  const heightOf = ({ top, lanes: sizes }: Measured, run: readonly Lane[]): number =>
    run.reduce((sum, { id }) => sum + (sizes.get(id)?.height ?? 0), top.height)
  const fit = (run: readonly Lane[]): boolean => {
    const most = steps.length === 1 ? mostZoomOf(view, part, frame, room) : Number.POSITIVE_INFINITY
    let zoom = Math.min(most, PLANE.readable / USUAL_TYPE)
    for (;;) {
      const sizes = at(zoom)
      if (!sizes) return false
      const type = Math.min(
        sizes.top.type,
        ...run.map(({ id }) => sizes.lanes.get(id)?.type ?? Number.POSITIVE_INFINITY),
      )
      const needed = Math.min(most, PLANE.readable / type)
      if (needed <= zoom) return heightOf(sizes, run) * zoom <= room.height
      zoom = needed
    }
  }
  return {
    fit,
    heightOf: (run) => {
      const sizes = at(PLANE.readable / USUAL_TYPE)
      return sizes ? heightOf(sizes, run) : run.length
    },
  }
}

function measure({ view, layout, body, part }: LaidPart, { whole }: Splitting): Measured {
  const drawing = drawPart({ view, layout, part }, whole, LIGHT)
  const firstLane = layout.lanes[0]?.band.y ?? 0
  return {
    top: {
      height: firstLane - body.y,
      type: firstLane > body.y ? smallestType(drawing.columns) : Number.POSITIVE_INFINITY,
    },
    lanes: new Map(
      drawing.lanes.map(({ laneId, title, values, cards }, index) => [
        laneId,
        {
          height: layout.lanes[index]?.band.height ?? 0,
          type: smallestType([title, ...values, ...cards.map(({ shape }) => shape)]),
        },
      ]),
    ),
  }
}

/** The part at the smallest zoom at which all of it can be read; `null` where it is too large for a slide then. */
function readable(part: Part, splitting: Splitting): LaidPart | null {
  const { view, roomFor, frameFor } = splitting
  const [room, frame, widest] = [roomFor(part), frameFor(part), widestSteps(view, part)]
  const most = part.steps.length === 1 ? mostZoomOf(view, part, frame, room) : Number.POSITIVE_INFINITY
  let zoom = Math.min(most, PLANE.readable / USUAL_TYPE)
  for (;;) {
    const laid = layPart(view, part, frame, widest, room, zoom)
    if (!laid) return null
    const needed = Math.min(most, PLANE.readable / typeOf(laid, splitting))
    if (needed <= zoom) return laid.body.height * zoom <= room.height ? laid : null
    zoom = needed
  }
}

function typeOf(laid: LaidPart, { whole }: Splitting): number {
  const { columns, lanes, connectors } = drawPart(laid, whole, LIGHT)
  const firstLane = laid.layout.lanes[0]?.band.y ?? 0
  return smallestType([
    ...(firstLane > laid.body.y ? columns : []),
    ...lanes.flatMap(({ title, values, cards }) => [title, ...values, ...cards.map(({ shape }) => shape)]),
    ...connectors.map(({ shape }) => shape),
  ])
}

/** No type on a slide is larger than this many times its size on the map: a word alone need not fill a wall. */
const MOST_ZOOM = 3.4
const CLOSER = 1.07

/** The part as large as it fits on its slide. */
function largest(part: Part, splitting: Splitting): LaidPart {
  const { view, roomFor, frameFor } = splitting
  const [room, frame, widest] = [roomFor(part), frameFor(part), widestSteps(view, part)]
  let laid = readable(part, splitting) ?? shrunk(part, splitting)
  for (let zoom = laid.zoom * CLOSER; zoom <= MOST_ZOOM; zoom *= CLOSER) {
    const closer = layPart(view, part, frame, widest, room, zoom)
    if (!closer || closer.body.height * zoom > room.height) break
    if (typeOf(closer, splitting) * zoom >= PLANE.readable) laid = closer
  }
  return laid
}

/** What no slide can hold, such as a card with pages of text, is shown whole and smaller. */
function shrunk(part: Part, { view, roomFor, frameFor }: Splitting): LaidPart {
  const [room, frame, widest] = [roomFor(part), frameFor(part), widestSteps(view, part)]
  const zoom = Math.min(mostZoomOf(view, part, frame, room), PLANE.readable / USUAL_TYPE)
  const laid = layPart(view, part, frame, widest, room, zoom * 0.999) as LaidPart
  return { ...laid, zoom: Math.min(zoom, room.height / laid.body.height) }
}

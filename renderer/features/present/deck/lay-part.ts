import type { Rect } from '#shared/base/geometry.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import type { Step } from '#shared/model/step.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import { type Part, partOfMap } from './part-of-map.ts'

/** What of a map's titles stands on a slide beside the cells. */
export interface Frame {
  /** Which titles stand above the columns; those of stages stand in the slide's heading where it shows one stage. */
  readonly columns: 'stages' | 'steps' | 'none'
  readonly laneTitles: boolean
  readonly moments: boolean
}

/** A part of a map laid out for a slide. */
export interface LaidPart {
  readonly part: Part
  readonly view: MapView
  readonly layout: MapLayout
  /** What the slide shows of the layout, without the lanes' titles at its left; in map units. */
  readonly body: Rect
  /** Width of the lanes' titles, in map units. */
  readonly titles: number
  /** Slide units to a map unit. */
  readonly zoom: number
}

/** The room that a slide has for its part, in slide units. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A column narrower than this holds no sentence. */
const LEAST_STEP = 200
/** A column of lines alone may be as wide as this. */
const LINED_STEP = 640

/** The widest that each step's column is any use, in map units: a row of all the cards of its fullest cell. */
export function widestSteps(view: MapView, { steps, lanes, only }: Part): ReadonlyMap<string, number> {
  const isOnPage = (id: string): boolean => only === undefined || !('cardIds' in only) || only.cardIds.has(id)
  const lined = lanes.every(({ kind }) => !holdsCards(kind))
  return new Map(
    steps.map((step) => {
      const fullest = Math.max(
        1,
        ...lanes
          .filter(({ kind }) => holdsCards(kind))
          .map(({ id }) => cardsIn(view, id, step.id).filter((card) => isOnPage(card.id)).length),
      )
      return [step.id, Math.max(widthOfRow(fullest), step.width, lined ? LINED_STEP : 0)]
    }),
  )
}

/** The widest column that still puts so many cards side by side, and not one more; see `cellColumns`. */
const widthOfRow = (cards: number): number =>
  (cards + 1) * (GRID.leastCard + GRID.cardGap) - GRID.cardGap + 2 * GRID.cellPadding - 1

export const titlesWidth = ({ laneTitles }: Frame): number => (laneTitles ? GRID.laneHeader : 0)

const leastWidth = ({ width }: Step): number => Math.min(width, LEAST_STEP)

/** The largest zoom at which the columns of a part, as narrow as they may be, lie side by side. */
export const mostZoomOf = (view: MapView, part: Part, frame: Frame, room: Size): number =>
  room.width /
  (titlesWidth(frame) + gapsIn(view, part) + part.steps.reduce((sum, step) => sum + leastWidth(step), 0))

/**
 * Lays a part out at a zoom, its columns as wide as the room allows and the cards have use for. `null` where they do not
 * lie side by side. Whether it is too high is for the caller to see: `body.height × zoom`.
 */
export function layPart(
  view: MapView,
  part: Part,
  frame: Frame,
  widest: ReadonlyMap<string, number>,
  room: Size,
  zoom: number,
): LaidPart | null {
  const titles = titlesWidth(frame)
  const free = room.width / zoom - titles - gapsIn(view, part)
  const factor = free / part.steps.reduce((sum, { width }) => sum + width, 0)
  const widths = new Map(
    part.steps.map((step) => [
      step.id,
      Math.max(leastWidth(step), Math.min(step.width * factor, widest.get(step.id) ?? step.width)),
    ]),
  )
  const taken = [...widths.values()].reduce((sum, width) => sum + width, 0)
  if (taken > free + 0.5) return null
  // Numbers stand where their heading stands beside them.
  const { data, ...others } = view
  const shown = data && frame.laneTitles && frame.columns !== 'stages' ? view : others
  const own = partOfMap(shown, part, {
    moments: frame.moments,
    widthOf: ({ id, width }) => Math.floor(widths.get(id) ?? width),
  })
  const layout = layoutMap(own)
  return { part, view: own, layout, body: bodyOf(layout, part, frame), titles, zoom }
}

/** Stages stand apart from each other. */
function gapsIn({ stages }: MapView, { steps }: Part): number {
  const inside = new Set(steps.map(({ id }) => id))
  const shown = stages.filter((stage) => stage.steps.some(({ id }) => inside.has(id))).length
  return (shown - 1) * GRID.stageGap
}

function bodyOf(layout: MapLayout, { steps }: Part, { columns }: Frame): Rect {
  const inside = new Set(steps.map(({ id }) => id))
  const boxes = layout.steps.filter(({ step }) => inside.has(step.id))
  const [first, last] = [boxes[0], boxes.at(-1)]
  const top = { stages: 0, steps: first?.rect.y ?? 0, none: first ? first.rect.y + first.rect.height : 0 }[
    columns
  ]
  const x = first?.rect.x ?? GRID.laneHeader
  const right = last ? last.rect.x + last.rect.width : x
  return { x, y: top, width: right - x, height: layout.grid.height - top }
}

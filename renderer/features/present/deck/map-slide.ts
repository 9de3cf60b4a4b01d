import { grow, type Rect, union } from '#shared/base/geometry.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { drawNote } from '#shared/layout/drawing/draw-loose.ts'
import { drawMap } from '#shared/layout/drawing/draw-map.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { MapLayout, NoteBox } from '#shared/layout/map-layout.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { drawPart, type Whole } from './draw-part.ts'
import { PLANE } from './plane.ts'
import { drawText, type SlideType, setText } from './set-text.ts'
import {
  drawPlates,
  keepWords,
  placePlates,
  platesHeight,
  type Rows,
  type StagePlate,
} from './stage-plates.ts'
import { setSlideTitle, titleOf } from './title-slide.ts'
import { type BandOnSlide, drawBand, layoutBand, type Panel } from './whole-band.ts'

/** All of a map on one slide: its drawing, and around it titles in a type that can be read from afar. */
export interface MapSlideDrawing {
  /** The cells, and the numbers above them. */
  readonly panels: readonly Panel[]
  /** The large titles, on the slide. */
  readonly titles: readonly Shape[]
}

/** Upper edge of the stages' titles, below that of the map. */
const TOP = 116
const LANES_SHARE = 0.14
/** Between the titles of the lanes and the cells. */
const BESIDE = 28
const LANE: SlideType = {
  face: 'sans-semibold',
  sizes: [30, 26, 23, 21],
  lineHeight: 1.15,
  mostLines: 2,
  ink: 'ink',
}

export function drawMapSlide(
  view: MapView,
  layout: MapLayout,
  whole: Whole,
  width: number,
  moments: boolean,
  theme: Theme,
): MapSlideDrawing {
  if (view.map.kind === 'empathy') return drawBoard(view, layout, whole, width, theme)
  const shown = moments ? view : withoutMoments(view)
  const own = moments
    ? layout
    : { ...layout, steps: layout.steps.map((box) => ({ ...box, step: { ...box.step, moment: false } })) }
  const { body, place, band, top, plates } = arrange(view, layout, width)
  const drawing = drawPart(
    { view: shown, layout: own, part: { steps: view.steps, lanes: view.lanes } },
    whole,
    theme,
  )
  const shapes = [
    ...drawing.ground,
    ...drawing.lanes.flatMap(({ values, cards }) => [...values, ...cards.map(({ shape }) => shape)]),
    ...drawing.connectors.map(({ shape }) => shape),
    ...notesAmong(layout).map((box) => drawNote(box, theme, box.rect)),
  ]
  const numbers = band ? drawBand(band, { top, left: place.x, margin: PLANE.margin }, theme) : []
  return {
    panels: [
      { of: 'cells', seen: body, place, shapes },
      ...numbers,
      ...drawAside(layout, body, place, theme),
    ],
    titles: [
      ...mapTitle(view, width, theme),
      ...drawPlates(plates, theme),
      ...layout.lanes.flatMap(({ lane, band: row }) =>
        laneTitle(lane, onSlide(row, body, place), place.x, theme),
      ),
    ],
  }
}

/** A part of the map on the slide that shows `body` at `place`. */
function onSlide(rect: Rect, body: Rect, place: Rect): Rect {
  const zoom = place.width / body.width
  return {
    x: place.x + (rect.x - body.x) * zoom,
    y: place.y + (rect.y - body.y) * zoom,
    width: rect.width * zoom,
    height: rect.height * zoom,
  }
}

interface Arrangement {
  /** The part of the map that is shown, in map units, and where it stands on the slide. */
  readonly body: Rect
  readonly place: Rect
  readonly band: BandOnSlide | null
  /** Upper edge of the band, or of the cells where there is none: the plates stand on it. */
  readonly top: number
  readonly plates: readonly StagePlate[]
}

/** As large as it fits. Plates stand in two rows where in one their words would be broken within. */
function arrange(view: MapView, layout: MapLayout, width: number): Arrangement {
  const one = arrangeIn(1, view, layout, width)
  return keepWords(one.plates) ? one : arrangeIn(2, view, layout, width)
}

function arrangeIn(rows: Rows, view: MapView, layout: MapLayout, width: number): Arrangement {
  const left = PLANE.margin + Math.max(150, width * LANES_SHARE)
  const body = bodyOf(layout)
  const room = {
    width: width - PLANE.margin - left,
    height: PLANE.height - PLANE.foot - TOP - platesHeight(rows),
  }
  const zoomIn = (height: number): number => Math.min(room.width / body.width, height / body.height)
  const bandAt = (zoom: number): BandOnSlide | null => layoutBand(view, layout, zoom, left - PLANE.margin)
  // Over columns that are narrower the band is no higher.
  const zoom = zoomIn(room.height - (bandAt(zoomIn(room.height))?.height ?? 0))
  const band = bandAt(zoom)
  const size = { width: body.width * zoom, height: body.height * zoom }
  const above = band?.height ?? 0
  const top = TOP + platesHeight(rows) + Math.max(0, room.height - above - size.height) / 3
  const place = { x: left + (room.width - size.width) / 2, y: top + above, ...size }
  const columns = layout.stages.map(({ stage, rect }) => ({ stage, ...onSlide(rect, body, place) }))
  return { body, place, band, top, plates: placePlates(columns, rows, top, width) }
}

const topOf = ({ lanes }: MapLayout): number => lanes[0]?.band.y ?? 0

/** The free notes below and beside the cells; those above and before them would lie on the large titles. */
const notesAmong = (layout: MapLayout): readonly NoteBox[] =>
  layout.notes.filter(
    ({ note, rect }) => !note.parked && rect.x >= GRID.laneHeader && rect.y >= topOf(layout),
  )

/** Those right of the map's titles, beside the large ones. */
const notesAside = (layout: MapLayout): readonly NoteBox[] =>
  layout.notes.filter(
    ({ note, rect }) => !note.parked && rect.x >= layout.grid.width && rect.y >= 0 && rect.y < topOf(layout),
  )

function drawAside(layout: MapLayout, body: Rect, place: Rect, theme: Theme): readonly Panel[] {
  const notes = notesAside(layout)
  if (notes.length === 0) return []
  const seen = notes.map(({ rect }) => rect).reduce(union)
  const shapes = notes.map((box) => drawNote(box, theme, box.rect))
  return [{ of: 'aside', seen, place: onSlide(seen, body, place), shapes }]
}

function bodyOf(layout: MapLayout): Rect {
  const { grid } = layout
  const y = topOf(layout)
  const cells = {
    x: GRID.laneHeader,
    y,
    width: grid.width - GRID.laneHeader,
    height: Math.max(1, grid.height - y),
  }
  const all = [...notesAmong(layout), ...notesAside(layout)].map(({ rect }) => rect).reduce(union, cells)
  return { ...all, y, height: all.y + all.height - y }
}

const withoutMoments = (view: MapView): MapView => ({
  ...view,
  steps: view.steps.map((step) => ({ ...step, moment: false })),
})

/** An empathy map has its titles within. */
function drawBoard(
  view: MapView,
  layout: MapLayout,
  whole: Whole,
  width: number,
  theme: Theme,
): MapSlideDrawing {
  const { shapes } = drawMap(view, layout, { theme, marks: whole.marks })
  // Without what stands above the board: the slide before told it.
  const bounds = grow(layout.grid, GRID.cardGap)
  const room = { width: width - 2 * PLANE.margin, height: PLANE.height - PLANE.foot - TOP }
  const zoom = Math.min(room.width / bounds.width, room.height / bounds.height)
  const size = { width: bounds.width * zoom, height: bounds.height * zoom }
  const place = { x: (width - size.width) / 2, y: TOP + (room.height - size.height) / 2, ...size }
  return { panels: [{ of: 'cells', seen: bounds, place, shapes }], titles: mapTitle(view, width, theme) }
}

const mapTitle = (view: MapView, width: number, theme: Theme): Shape[] => [
  { type: 'rect', x: 0, y: 0, width, height: 12, fill: theme.accent },
  ...drawText(setSlideTitle(titleOf(view), width), theme),
]

/** As many lines as the lane is high; a lane lower than a line goes without. */
function laneTitle(
  { title, color }: MapView['lanes'][number],
  band: Rect,
  right: number,
  theme: Theme,
): Shape[] {
  const bar: Shape = {
    type: 'rect',
    x: right - 10,
    y: band.y + 2,
    width: 6,
    height: Math.max(2, band.height - 4),
    radius: 3,
    fill: theme.tones[color].edge,
  }
  const lines = Math.min(3, Math.floor(band.height / (LANE.sizes.at(-1) as number) / LANE.lineHeight))
  if (lines < 1 || title.trim() === '') return [bar]
  const sizes = LANE.sizes.filter((size) => size * LANE.lineHeight <= band.height)
  const set = setText(
    title,
    { ...LANE, sizes, mostLines: lines },
    PLANE.margin,
    0,
    right - BESIDE - PLANE.margin,
  )
  return [bar, ...drawText({ ...set, y: band.y + (band.height - set.text.height) / 2 }, theme)]
}

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
import { setSlideTitle, titleOf } from './title-slide.ts'

/** All of a map on one slide: its drawing, and around it titles in a type that can be read from afar. */
export interface MapSlideDrawing {
  /** The part of the map that is shown, in map units, and where it stands on the slide. */
  readonly body: Rect
  readonly place: Rect
  readonly shapes: readonly Shape[]
  /** The large titles, on the slide. */
  readonly titles: readonly Shape[]
  /** Where each stage's column stands on the slide. */
  readonly stages: readonly { readonly stageId: string; readonly rect: Rect }[]
}

const TITLE_ROW = 84
/** Upper edge of the stages' titles, below that of the map. */
const TOP = 116
const LANES_SHARE = 0.14
const STAGE: SlideType = {
  face: 'sans-semibold',
  sizes: [32, 28, 24, 21],
  lineHeight: 1.15,
  mostLines: 2,
  ink: 'ink',
}
const LANE: SlideType = { ...STAGE, sizes: [30, 26, 23, 21], lineHeight: 1.15, mostLines: 2 }

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
  const left = PLANE.margin + Math.max(150, width * LANES_SHARE)
  const room = {
    x: left,
    y: TOP + TITLE_ROW,
    width: width - PLANE.margin - left,
    height: PLANE.height - PLANE.foot - TOP - TITLE_ROW,
  }
  const body = bodyOf(layout)
  const zoom = Math.min(room.width / body.width, room.height / body.height)
  const place = {
    x: room.x + (room.width - body.width * zoom) / 2,
    y: room.y + (room.height - body.height * zoom) / 3,
    width: body.width * zoom,
    height: body.height * zoom,
  }
  const toSlide = (rect: Rect): Rect => ({
    x: place.x + (rect.x - body.x) * zoom,
    y: place.y + (rect.y - body.y) * zoom,
    width: rect.width * zoom,
    height: rect.height * zoom,
  })
  const drawing = drawPart(
    { view: shown, layout: own, part: { steps: view.steps, lanes: view.lanes } },
    whole,
    theme,
  )
  return {
    body,
    place,
    shapes: [
      ...drawing.ground,
      ...drawing.lanes.flatMap(({ values, cards }) => [...values, ...cards.map(({ shape }) => shape)]),
      ...drawing.connectors.map(({ shape }) => shape),
      ...notesOf(layout).map((box) => drawNote(box, theme, box.rect)),
    ],
    titles: [
      ...mapTitle(view, width, theme),
      ...layout.stages.flatMap((box) => stageTitle(box.stage, toSlide(box.rect), place.y, theme)),
      ...layout.lanes.flatMap(({ lane, band }) => laneTitle(lane, toSlide(band), place.x, theme)),
    ],
    stages: layout.stages.map(({ stage, rect }) => ({
      stageId: stage.id,
      rect: { ...toSlide(rect), y: place.y - TITLE_ROW, height: place.height + TITLE_ROW },
    })),
  }
}

/** The free notes below and beside the cells; those above and before them would lie on the large titles. */
function notesOf({ lanes, notes }: MapLayout): readonly NoteBox[] {
  const top = lanes[0]?.band.y ?? 0
  return notes.filter(({ note, rect }) => !note.parked && rect.x >= GRID.laneHeader && rect.y >= top)
}

function bodyOf(layout: MapLayout): Rect {
  const { grid, lanes } = layout
  const top = lanes[0]?.band.y ?? 0
  const cells = {
    x: GRID.laneHeader,
    y: top,
    width: grid.width - GRID.laneHeader,
    height: Math.max(1, grid.height - top),
  }
  return notesOf(layout)
    .map(({ rect }) => rect)
    .reduce(union, cells)
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
  return {
    body: bounds,
    place: { x: (width - size.width) / 2, y: TOP + (room.height - size.height) / 2, ...size },
    shapes,
    titles: mapTitle(view, width, theme),
    stages: [],
  }
}

const mapTitle = (view: MapView, width: number, theme: Theme): Shape[] => [
  { type: 'rect', x: 0, y: 0, width, height: 12, fill: theme.accent },
  ...drawText(setSlideTitle(titleOf(view), width), theme),
]

function stageTitle(
  { title, color }: MapView['stages'][number]['stage'],
  { x, width }: Rect,
  bottom: number,
  theme: Theme,
): Shape[] {
  const tone = theme.tones[color]
  const plate: Shape = {
    type: 'rect',
    x: x + 2,
    y: bottom - TITLE_ROW + 4,
    width: width - 4,
    height: TITLE_ROW - 8,
    radius: 6,
    fill: tone.fill,
    stroke: tone.edge,
    strokeWidth: 1.5,
  }
  if (title.trim() === '') return [plate]
  const set = setText(title, STAGE, x + 9, 0, width - 16)
  const y = bottom - TITLE_ROW / 2 - set.text.height / 2
  return [plate, ...drawText({ ...set, y }, theme)]
}

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
  const set = setText(title, { ...LANE, sizes, mostLines: lines }, PLANE.margin, 0, right - 28 - PLANE.margin)
  return [bar, ...drawText({ ...set, y: band.y + (band.height - set.text.height) / 2 }, theme)]
}

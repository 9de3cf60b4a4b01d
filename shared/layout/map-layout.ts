import { contains, grow, type Point, type Rect, union } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { MapKind } from '#shared/model/vocabulary.ts'
import type { CardBox, ClusterBox, LaneBox, NoteBox, ParkingBox, StageBox, StepBox } from './boxes.ts'
import type { ChannelMatrix } from './channel-layout.ts'
import { layoutColumns } from './column-layout.ts'
import { type ConnectorEnd, type ConnectorLine, layoutConnectors } from './connector-layout.ts'
import { type DataBand, layoutData } from './data-layout.ts'
import { GRID } from './dimensions.ts'
import { layoutEmpathy } from './empathy-layout.ts'
import { type HeaderLayout, layoutHeader } from './header-layout.ts'
import { type GridLayout, layoutRows } from './lane-layout.ts'
import { layoutNote, layoutParking } from './note-layout.ts'
import type { CounterpartLine, SentimentCurve } from './sentiment-layout.ts'

export type { CardBox, ClusterBox, LaneBox, NoteBox, ParkingBox, StageBox, StepBox } from './boxes.ts'
export { cellColumns } from './cell-layout.ts'

/**
 * Where everything on a map is. The grid's upper left corner is (0, 0). Pure and the same on every machine: screen,
 * print, thumbnails and tests all read this and nothing else.
 */
export interface MapLayout {
  readonly kind: MapKind
  readonly header: HeaderLayout
  readonly grid: Rect
  readonly stages: readonly StageBox[]
  readonly steps: readonly StepBox[]
  /** Between the titles and the lanes; `null` where the map shows no journey data. */
  readonly data: DataBand | null
  readonly lanes: readonly LaneBox[]
  /** In reading order: lane by lane, step by step. Values of steps are not cards here but points of `curves`, dots of `matrices`. */
  readonly cards: readonly CardBox[]
  readonly cardById: ReadonlyMap<string, CardBox>
  /** Frames of clusters, one for each cell that a cluster has cards in. */
  readonly clusters: readonly ClusterBox[]
  readonly curves: readonly SentimentCurve[]
  /** Lines of the map that this one answers, behind its own. */
  readonly counterparts: readonly CounterpartLine[]
  readonly matrices: readonly ChannelMatrix[]
  readonly connectors: readonly ConnectorLine[]
  /** Free notes, then those in the parking lot. */
  readonly notes: readonly NoteBox[]
  /** Below the grid; `null` where nothing is parked. */
  readonly parking: ParkingBox | null
  /** Everything, with the paper's margin. */
  readonly bounds: Rect
}

/** Computes all boxes and text lines of a map. */
export function layoutMap(view: MapView): MapLayout {
  const { kind } = view.map
  const board =
    kind === 'empathy' ? { ...layoutEmpathy(view), data: null } : { ...layoutJourney(view), personas: [] }
  const { personas, ...placed } = board
  const cardById = new Map(placed.cards.map((box) => [box.card.id, box]))
  const free = view.notes.filter(({ parked }) => !parked).map((note) => layoutNote(note, placed.grid))
  const { notes: parked, parking } = layoutParking(view.notes, placed.grid, free)
  const notes = [...free, ...parked]
  const above = layoutHeader(view, placed.grid.width)
  const header = { ...above, personas: [...above.personas, ...personas] }
  const connectors = layoutConnectors(view.connectors, connectorEnds(placed, cardById))
  const around = [
    header.rect,
    ...notes.map((note) => note.rect),
    ...connectors.map((line) => line.reach),
    ...(parking ? [union(parking.header, parking.band)] : []),
  ]
  const bounds = withMargin(around.reduce(union, placed.grid))
  return { kind, ...placed, header, cardById, connectors, notes, parking, bounds }
}

/** Stages and steps from left to right, lanes from top to bottom. */
function layoutJourney(view: MapView): GridLayout & Pick<MapLayout, 'data'> {
  const titles = layoutColumns(view)
  const { stages, steps, width } = titles
  const data = layoutData(view, titles)
  const headerHeight = titles.headerHeight + (data?.rect.height ?? 0)
  const columns = new Map(steps.map((step) => [step.step.id, step.column]))
  const rows = layoutRows(view, columns, headerHeight, width)
  const bottom = rows.lanes.at(-1)
  const grid = { x: 0, y: 0, width, height: bottom ? bottom.band.y + bottom.band.height : headerHeight }
  const tall = (box: StepBox): StepBox => ({
    ...box,
    column: { ...box.column, height: grid.height - box.column.y },
  })
  return { ...rows, stages, steps: steps.map(tall), data, grid }
}

/** Half of what a point on a sentiment line takes up. */
const POINT = 7

function connectorEnds(
  { lanes, steps, curves, matrices }: GridLayout,
  cards: MapLayout['cardById'],
): (cardId: string) => ConnectorEnd | undefined {
  const bottoms = new Map(lanes.map(({ lane, band }) => [lane.id, band.y + band.height]))
  const columns = new Map(steps.map(({ step, column }) => [step.id, column]))
  const points = new Map(
    [...curves.flatMap((curve) => curve.points), ...matrices.flatMap((matrix) => matrix.dots)].map(
      (point) => [point.card.id, point] as const,
    ),
  )
  const end = (card: Card, rect: Rect, free: Rect): ConnectorEnd => ({
    rect,
    free: { left: free.x, right: free.x + free.width },
    laneBottom: bottoms.get(card.place[0]) as number,
  })
  return (cardId) => {
    const box = cards.get(cardId)
    if (box) return end(box.card, box.rect, box.rect)
    const point = points.get(cardId)
    if (!point) return undefined
    const column = columns.get(point.stepId) as Rect
    const rect = grow({ x: point.x, y: point.y, width: 0, height: 0 }, POINT)
    return end(point.card, rect, grow(column, -GRID.cellPadding))
  }
}

/** How high what stays in sight above the lanes is: the titles of stages and steps, and the numbers below them. */
export function titlesHeight({ steps, data }: Pick<MapLayout, 'steps' | 'data'>): number {
  const last = data?.rect ?? steps[0]?.rect
  return last ? last.y + last.height : 0
}

const withMargin = (rect: Rect): Rect => ({
  x: rect.x - GRID.margin,
  y: rect.y - GRID.margin,
  width: rect.width + 2 * GRID.margin,
  height: rect.height + 2 * GRID.margin,
})

/** The cell under a point of the grid, or `null` outside all cells. */
export function cellAt(layout: MapLayout, point: Point): { laneId: string; stepId: string } | null {
  const lane = layout.lanes.find(({ band }) => contains(band, point))
  const step = layout.steps.find(({ column }) => point.x >= column.x && point.x < column.x + column.width)
  return lane && step ? { laneId: lane.lane.id, stepId: step.step.id } : null
}

/** The box of a cell: where the lane's band and the step's column meet. */
export function cellRect(layout: MapLayout, laneId: string, stepId: string): Rect | null {
  const lane = layout.lanes.find((box) => box.lane.id === laneId)
  const step = layout.steps.find((box) => box.step.id === stepId)
  if (!lane || !step) return null
  const { band } = lane
  const { column } = step
  const x = Math.max(column.x, band.x)
  const width = Math.min(column.x + column.width, band.x + band.width) - x
  return { x, y: band.y, width, height: band.height }
}

import type { Rect } from '#shared/base/geometry.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import type { CardBox, ClusterBox, LaneBox, StageBox, StepBox } from './boxes.ts'
import { fillCell } from './cell-layout.ts'
import { type ChannelMatrix, channelRowsHeight, layoutChannels } from './channel-layout.ts'
import { setTitle } from './column-layout.ts'
import { GRID, LANE, TYPE } from './dimensions.ts'
import { type CounterpartLine, layoutSentiment, type SentimentCurve } from './sentiment-layout.ts'
import type { FittedText } from './text/fit-text.ts'

/** All lanes of a map and what stands in them. */
export interface RowLayout {
  readonly lanes: readonly LaneBox[]
  /** In reading order: lane by lane, step by step. Values of steps are not cards here, but points and dots. */
  readonly cards: readonly CardBox[]
  readonly clusters: readonly ClusterBox[]
  readonly curves: readonly SentimentCurve[]
  readonly counterparts: readonly CounterpartLine[]
  readonly matrices: readonly ChannelMatrix[]
}

/** A map's grid: its columns, its rows, and what stands in them. */
export interface GridLayout extends RowLayout {
  readonly stages: readonly StageBox[]
  readonly steps: readonly StepBox[]
  readonly grid: Rect
}

/** What lanes make of their cards, in the order in which it is found. */
export class RowContents {
  readonly cards: CardBox[] = []
  readonly clusters: ClusterBox[] = []
  readonly curves: SentimentCurve[] = []
  readonly counterparts: CounterpartLine[] = []
  readonly matrices: ChannelMatrix[] = []
}

/** Lays out the lanes one below the other from `top` down, as wide as the grid. `columns` are the steps' boxes by id. */
export function layoutRows(
  view: MapView,
  columns: ReadonlyMap<string, Rect>,
  top: number,
  width: number,
): RowLayout {
  const contents = new RowContents()
  let y = top
  const lanes = view.lanes.map((lane, index): LaneBox => {
    const title = setTitle(lane.title, TYPE.laneTitle, titleWidth(lane))
    const start = { x: GRID.laneHeader, y, width: width - GRID.laneHeader, height: 0 }
    const { height, plot } = lane.collapsed
      ? { height: GRID.collapsedLane, plot: null }
      : layoutBand(view, lane, start, columns, title, contents)
    const band = { ...start, height }
    y += height
    const header = { x: 0, y: band.y, width: GRID.laneHeader, height }
    return { lane, index, title, band, plot: plot ?? band, header, zone: null }
  })
  return { lanes, ...contents }
}

/** The signs in the right corner of a lane's header. */
export const laneSigns = ({ locked, role, measure }: Lane): number =>
  [locked, role !== null, measure !== null].filter(Boolean).length

const titleWidth = (lane: Lane): number =>
  GRID.laneHeader - LANE.titleLeft - 16 - laneSigns(lane) * (LANE.sign + LANE.signGap)

interface Band {
  readonly height: number
  readonly plot: Rect
}

/** Fills a lane's band from its upper edge down; answers how high it is, no less than its title and its own height. */
function layoutBand(
  view: MapView,
  lane: Lane,
  band: Rect,
  columns: ReadonlyMap<string, Rect>,
  title: FittedText,
  contents: RowContents,
): Band {
  const titleHeight = Math.ceil(title.height) + (lane.lineBelow === null ? 24 : 16 + GRID.lineName)
  if (lane.kind === 'channels') return layoutMatrix(view, lane, band, columns, titleHeight, contents)
  if (lane.kind === 'sentiment') return layoutLines(view, lane, band, columns, title.height, contents)
  const content = placeCards(view, lane, columns, band.y, contents)
  const height = Math.max(GRID.leastLane, lane.height, content, titleHeight)
  return { height, plot: { ...band, height } }
}

/** Lays out the lines of a sentiment lane. */
export function layoutLines(
  view: MapView,
  lane: Lane,
  band: Rect,
  columns: ReadonlyMap<string, Rect>,
  titleHeight: number,
  contents: RowContents,
): Band {
  const laid = layoutSentiment(view, lane, band, columns, titleHeight)
  contents.curves.push(...laid.curves)
  contents.counterparts.push(...laid.counterparts)
  const { height, top, bottom } = laid
  return { height, plot: { ...band, y: band.y + top, height: height - top - bottom } }
}

/** Lays out a channel matrix below what is `titleHeight` high. */
export function layoutMatrix(
  view: MapView,
  lane: Lane,
  band: Rect,
  columns: ReadonlyMap<string, Rect>,
  titleHeight: number,
  contents: RowContents,
): Band {
  const foot = 8 + (lane.lineBelow === null ? 0 : GRID.lineName)
  const top = titleHeight - (lane.lineBelow === null ? 4 : GRID.lineName)
  const rows = channelRowsHeight(view, lane)
  const height = Math.max(GRID.leastLane, lane.height, titleHeight, rows === 0 ? 0 : top + rows + foot)
  const plot = { ...band, y: band.y + top, height: Math.max(0, height - top - foot) }
  contents.matrices.push(layoutChannels(view, lane, plot, columns))
  return { height, plot }
}

/** Places the cards of one lane, step by step, and answers the height that they need. */
function placeCards(
  view: MapView,
  lane: Lane,
  columns: ReadonlyMap<string, Rect>,
  y: number,
  contents: RowContents,
): number {
  let tallest = 0
  for (const step of view.steps) {
    const inCell = cardsIn(view, lane.id, step.id)
    if (inCell.length === 0) continue
    const column = columns.get(step.id) as Rect
    tallest = Math.max(tallest, fillCell(view, inCell, { x: column.x, y }, column.width, contents))
  }
  return tallest
}

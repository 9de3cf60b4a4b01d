import { grow, type Point, type Rect, union } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import type { Note } from '#shared/model/note.ts'
import type { Stage } from '#shared/model/stage.ts'
import type { Step } from '#shared/model/step.ts'
import { type CardLayout, layoutCard } from './card-layout.ts'
import { type ConnectorEnd, type ConnectorLine, layoutConnectors } from './connector-layout.ts'
import { CARD, GRID, TYPE } from './dimensions.ts'
import { type HeaderLayout, layoutHeader } from './header-layout.ts'
import { heightForWords, layoutCurves, type SentimentCurve } from './sentiment-layout.ts'
import { type FittedText, fitText } from './text/fit-text.ts'

/** A stage's title above its steps. */
export interface StageBox {
  readonly stage: Stage
  readonly rect: Rect
  readonly title: FittedText
  readonly index: number
}

/** A step's title; `column` runs from there to the last lane. */
export interface StepBox {
  readonly step: Step
  readonly stageId: string
  readonly rect: Rect
  readonly column: Rect
  readonly title: FittedText
  readonly index: number
}

/** A lane: its title at the left, and its band of cells across all steps. */
export interface LaneBox {
  readonly lane: Lane
  readonly header: Rect
  readonly band: Rect
  readonly title: FittedText
  readonly index: number
}

/** A card where it stands. */
export interface CardBox {
  readonly card: Card
  readonly rect: Rect
  readonly inner: CardLayout
}

/** A free note where it lies. */
export interface NoteBox {
  readonly note: Note
  readonly rect: Rect
  readonly text: FittedText
}

/**
 * Where everything on a map is. The grid's upper left corner is (0, 0). Pure and the same on every machine: screen,
 * print, thumbnails and tests all read this and nothing else.
 */
export interface MapLayout {
  readonly header: HeaderLayout
  readonly grid: Rect
  readonly stages: readonly StageBox[]
  readonly steps: readonly StepBox[]
  readonly lanes: readonly LaneBox[]
  /** In reading order: lane by lane, step by step. Sentiment values are not cards here but points of `curves`. */
  readonly cards: readonly CardBox[]
  readonly cardById: ReadonlyMap<string, CardBox>
  readonly curves: readonly SentimentCurve[]
  readonly connectors: readonly ConnectorLine[]
  readonly notes: readonly NoteBox[]
  /** Everything, with the paper's margin. */
  readonly bounds: Rect
}

/** Computes all boxes and text lines of a map. */
export function layoutMap(view: MapView): MapLayout {
  const { stages, steps, headerHeight, width } = layoutColumns(view)
  const columns = new Map(steps.map((step) => [step.step.id, step.column]))
  const { lanes, cards, curves } = layoutRows(view, columns, headerHeight, width)
  const bottom = lanes.at(-1)
  const grid = { x: 0, y: 0, width, height: bottom ? bottom.band.y + bottom.band.height : headerHeight }
  const tall = <T extends { column: Rect }>(box: T): T => ({
    ...box,
    column: { ...box.column, height: grid.height - box.column.y },
  })
  const cardById = new Map(cards.map((box) => [box.card.id, box]))
  const notes = view.notes.map(layoutNote)
  const header = layoutHeader(view, width)
  const connectors = layoutConnectors(view.connectors, connectorEnds(lanes, columns, cardById, curves))
  return {
    header,
    grid,
    stages,
    steps: steps.map(tall),
    lanes,
    cards,
    cardById,
    curves,
    connectors,
    notes,
    bounds: withMargin(
      [header.rect, ...notes.map((note) => note.rect), ...connectors.map((line) => line.reach)].reduce(
        union,
        grid,
      ),
    ),
  }
}

/** Half of what a point on a sentiment line takes up. */
const POINT = 7

function connectorEnds(
  lanes: readonly LaneBox[],
  columns: ReadonlyMap<string, Rect>,
  cards: MapLayout['cardById'],
  curves: readonly SentimentCurve[],
): (cardId: string) => ConnectorEnd | undefined {
  const bottoms = new Map(lanes.map(({ lane, band }) => [lane.id, band.y + band.height]))
  const points = new Map(
    curves.flatMap((curve) => curve.points.map((point) => [point.card.id, point] as const)),
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

const withMargin = (rect: Rect): Rect => ({
  x: rect.x - GRID.margin,
  y: rect.y - GRID.margin,
  width: rect.width + 2 * GRID.margin,
  height: rect.height + 2 * GRID.margin,
})

const heading = (text: string, size: number, width: number): FittedText =>
  fitText(text, {
    face: 'sans-semibold',
    sizes: [size, size - 1, size - 2],
    lineHeight: 1.22,
    width,
    preferredHeight: size * 2.6,
  })

/** A moment that matters has its sign at the right of its title. */
const stepTitleWidth = (step: Step): number => step.width - (step.moment ? 40 : 24)

function layoutColumns(view: MapView) {
  const titles = view.stages.map(({ stage, steps }) => ({
    stage,
    width: steps.reduce((sum, step) => sum + step.width, 0),
    steps: steps.map((step) => ({ step, title: heading(step.title, TYPE.stepTitle, stepTitleWidth(step)) })),
  }))
  const stageTitles = titles.map(({ stage, width }) => heading(stage.title, TYPE.stageTitle, width - 28))
  const stageHeight = Math.max(GRID.stageHeader, ...stageTitles.map((title) => Math.ceil(title.height) + 16))
  const stepHeight = Math.max(
    GRID.stepHeader,
    ...titles.flatMap(({ steps }) => steps.map(({ title }) => Math.ceil(title.height) + 18)),
  )
  const stages: StageBox[] = []
  const steps: StepBox[] = []
  let x: number = GRID.laneHeader
  titles.forEach(({ stage, width, steps: inStage }, index) => {
    if (index > 0) x += GRID.stageGap
    stages.push({
      stage,
      index,
      title: stageTitles[index] as FittedText,
      rect: { x, y: 0, width, height: stageHeight },
    })
    for (const { step, title } of inStage) {
      const rect = { x, y: stageHeight, width: step.width, height: stepHeight }
      steps.push({ step, stageId: stage.id, rect, column: rect, title, index: steps.length })
      x += step.width
    }
  })
  return { stages, steps, headerHeight: stageHeight + stepHeight, width: Math.max(x, GRID.laneHeader + 240) }
}

function layoutRows(view: MapView, columns: ReadonlyMap<string, Rect>, top: number, width: number) {
  const lanes: LaneBox[] = []
  const cards: CardBox[] = []
  const curves: SentimentCurve[] = []
  let y = top
  view.lanes.forEach((lane, index) => {
    const title = heading(lane.title, TYPE.laneTitle, GRID.laneHeader - (lane.kind === 'sentiment' ? 92 : 44))
    const content = lane.collapsed ? 0 : contentHeight(view, lane, columns, y, cards)
    const height = lane.collapsed ? GRID.collapsedLane : Math.max(leastHeight(lane, title), content)
    const band = { x: GRID.laneHeader, y, width: width - GRID.laneHeader, height }
    lanes.push({ lane, index, title, band, header: { x: 0, y, width: GRID.laneHeader, height } })
    if (lane.kind === 'sentiment' && !lane.collapsed) curves.push(...layoutCurves(view, lane, band, columns))
    y += height
  })
  return { lanes, cards, curves }
}

const leastHeight = (lane: Lane, title: FittedText): number =>
  Math.max(
    lane.kind === 'sentiment'
      ? Math.max(GRID.sentimentLane, lane.height)
      : Math.max(GRID.leastLane, lane.height),
    Math.ceil(title.height) + (lane.lineBelow === null ? 24 : 16 + GRID.lineName),
  )

/** Places the cards of one lane, if it holds cards, and answers the height that they, or the words on its line, need. */
function contentHeight(
  view: MapView,
  lane: Lane,
  columns: ReadonlyMap<string, Rect>,
  y: number,
  cards: CardBox[],
): number {
  if (lane.kind === 'sentiment') return heightForWords(view, lane, columns)
  let tallest = 0
  for (const step of view.steps) {
    const inCell = cardsIn(view, lane.id, step.id)
    if (inCell.length === 0) continue
    const column = columns.get(step.id) as Rect
    tallest = Math.max(tallest, placeCell(inCell, { x: column.x, y }, column.width, cards))
  }
  return tallest
}

/** How many cards stand side by side in a cell of this width, and how wide each is. */
export function cellColumns(width: number): { count: number; cardWidth: number } {
  const inner = width - 2 * GRID.cellPadding
  const count = Math.max(1, Math.floor((inner + GRID.cardGap) / (GRID.leastCard + GRID.cardGap)))
  return { count, cardWidth: (inner - (count - 1) * GRID.cardGap) / count }
}

/** Fills a cell row by row, as one reads; cards of a row share its height's upper edge, never overlap. */
function placeCell(inCell: readonly Card[], corner: Point, width: number, cards: CardBox[]): number {
  const { count, cardWidth } = cellColumns(width)
  let y = corner.y + GRID.cellPadding
  for (let start = 0; start < inCell.length; start += count) {
    let rowHeight = 0
    inCell.slice(start, start + count).forEach((card, column) => {
      const inner = layoutCard(card, cardWidth)
      const x = corner.x + GRID.cellPadding + column * (cardWidth + GRID.cardGap)
      cards.push({ card, inner, rect: { x, y, width: cardWidth, height: inner.height } })
      rowHeight = Math.max(rowHeight, inner.height)
    })
    y += rowHeight + GRID.cardGap
  }
  return y - GRID.cardGap + GRID.cellPadding - corner.y
}

function layoutNote(note: Note): NoteBox {
  const text = fitText(note.text, {
    face: 'sans-regular',
    sizes: [15],
    lineHeight: TYPE.lineHeight,
    width: note.width - 2 * CARD.paddingX,
    preferredHeight: Number.MAX_SAFE_INTEGER,
  })
  const height = Math.max(CARD.least, Math.ceil(text.height) + 2 * CARD.paddingY)
  return { note, text, rect: { x: note.x, y: note.y, width: note.width, height } }
}

/** The cell under a point of the grid, or `null` outside all cells. */
export function cellAt(layout: MapLayout, point: Point): { laneId: string; stepId: string } | null {
  const lane = layout.lanes.find(({ band }) => point.y >= band.y && point.y < band.y + band.height)
  const step = layout.steps.find(({ column }) => point.x >= column.x && point.x < column.x + column.width)
  return lane && step ? { laneId: lane.lane.id, stepId: step.step.id } : null
}

/** The box of a cell. */
export function cellRect(layout: MapLayout, laneId: string, stepId: string): Rect | null {
  const lane = layout.lanes.find((box) => box.lane.id === laneId)
  const step = layout.steps.find((box) => box.step.id === stepId)
  return lane && step
    ? { x: step.column.x, y: lane.band.y, width: step.column.width, height: lane.band.height }
    : null
}

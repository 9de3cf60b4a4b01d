import { center, contains, type Rect, union } from '#shared/base/geometry.ts'
import type { Board, BoardFrame, BoardText } from './board.ts'
import type { BoardPlan, PlannedColumn, PlannedLanes, PlannedStage } from './board-plan.ts'
import { clustersOf, least } from './clusters.ts'
import { findLanes } from './plan-lanes.ts'
import { inReadingOrder, rowsOf } from './reading-order.ts'
import { type SortedFrames, sortFrames } from './stage-frames.ts'

/** A place on a board with the texts in it, before columns are looked for. */
interface Region {
  readonly frame: BoardFrame | null
  readonly rect: Rect
  readonly top: number
  readonly texts: readonly BoardText[]
}

/** Finds stages, steps, lanes and headings on a board by where things lie. The same for the same board. */
export function planBoard(board: Board): BoardPlan {
  const frames = sortFrames(board.frames)
  const { regions, outside } =
    frames.stages.length > 0 ? regionsOfFrames(board, frames) : regionsOfColumns(board.texts)
  const beside = besideLanes(regions, outside)
  const stages = regions.map((region) => planStage(region, beside.inside))
  const lanes = findLanes(stages, [...beside.outside, ...beside.inside])
  const rest = outside.filter((text) => !beside.outside.has(text))
  const title = board.title === '' && frames.around === null ? titleAmong(rest, regions) : null
  return {
    title,
    around: frames.around,
    stages: stages.map((stage) => withSteps(stage, lanes)),
    lanes,
    notes: rest.filter((text) => text !== title),
    left: frames.left,
  }
}

function regionsOfFrames(board: Board, { stages, inner, stageOf }: SortedFrames) {
  const inStage = new Map(stages.map((frame): [BoardFrame, BoardText[]] => [frame, []]))
  const outside: BoardText[] = []
  const place = (text: BoardText): void => {
    const said = text.frame === null ? undefined : board.frames[text.frame]
    const stage = (said && stageOf.get(said)) ?? stages.find(({ rect }) => contains(rect, center(text.rect)))
    if (stage) inStage.get(stage)?.push(text)
    else outside.push(text)
  }
  for (const text of board.texts) place(text)
  inner.forEach((frame, index) => {
    if (frame.title !== '') inStage.get(stageOf.get(frame) as BoardFrame)?.push(headingOf(frame, index))
  })
  const rows = rowsOf(stages)
  const regions = rows.flatMap((row) => {
    const top = least(row.map(({ rect }) => rect.y))
    return inReadingOrder(row).map(
      (frame): Region => ({ frame, top, rect: frame.rect, texts: inStage.get(frame) ?? [] }),
    )
  })
  return { regions, outside }
}

/** The title of a frame within a stage stands above what is in it, as headings do. */
const headingOf = ({ rect, title, color, foreign }: BoardFrame, index: number): BoardText => ({
  ...{ id: `frame ${index}`, text: title, color, foreign, isSticky: false, frame: null },
  rect: { ...rect, height: 0 },
})

/** Fewer notes than this make no columns; columns of one note each are none, nor are ever so many. */
const LEAST_NOTES = 4
const MOST_COLUMNS = 60

/** Columns of notes with a gap from top to bottom between them; none where they are not evident. */
function regionsOfColumns(texts: readonly BoardText[]) {
  const sticky = texts.filter(({ isSticky }) => isSticky)
  const columns = clustersOf(sticky, acrossOf)
  const several = columns.filter(({ items }) => items.length > 1).length
  if (
    sticky.length < LEAST_NOTES ||
    columns.length < 2 ||
    columns.length > MOST_COLUMNS ||
    2 * several < columns.length
  )
    return { regions: [], outside: texts }
  const taken = new Set(sticky)
  const [first, ...others] = sticky.map(({ rect }) => rect) as [Rect, ...Rect[]]
  const bounds = others.reduce(union, first)
  const regions = columns.map(({ start, end, items }): Region => {
    const rect = { x: start, y: bounds.y, width: end - start, height: bounds.height }
    const bare = texts.filter((text) => !taken.has(text) && isOver(text.rect, rect))
    for (const text of bare) taken.add(text)
    return { frame: null, rect, top: bounds.y, texts: [...items, ...bare] }
  })
  return { regions, outside: texts.filter((text) => !taken.has(text)) }
}

const acrossOf = ({ rect }: { readonly rect: Rect }) => ({ start: rect.x, end: rect.x + rect.width })

/** Whether a bare text is of a column: in it, or above it by no more than the height of a few lines. */
function isOver(text: Rect, column: Rect): boolean {
  const { x, y } = center(text)
  const inColumn = x >= column.x && x < column.x + column.width
  return inColumn && text.width <= 1.5 * column.width && y < column.y + column.height && y > column.y - 200
}

/** Bare words left of the first stage, or of all cards in it: the names of lanes, where there are two or more. */
function besideLanes(regions: readonly Region[], outside: readonly BoardText[]) {
  const none = { outside: new Set<BoardText>(), inside: new Set<BoardText>() }
  const left = least(regions.map(({ rect }) => rect.x))
  const first = regions.find(({ rect }) => rect.x === left)
  if (!first) return none
  const bottom = -least(regions.map(({ rect }) => -rect.y - rect.height))
  const isBeside = ({ isSticky, rect }: BoardText, edge: number): boolean => {
    const { y } = center(rect)
    return !isSticky && rect.x + rect.width <= edge && y >= first.rect.y && y < bottom
  }
  const around = outside.filter((text) => isBeside(text, left))
  if (around.length > 1) return { ...none, outside: new Set(around) }
  const cards = first.texts.filter(({ isSticky }) => isSticky)
  const edge = least(cards.map(({ rect }) => rect.x))
  const within = cards.length === 0 ? [] : first.texts.filter((text) => isBeside(text, edge))
  return within.length > 1 ? { ...none, inside: new Set(within) } : none
}

function planStage(region: Region, besides: ReadonlySet<BoardText>): PlannedStage {
  const texts = region.texts.filter((text) => !besides.has(text))
  const sticky = texts.filter(({ isSticky }) => isSticky)
  const cards = sticky.length > 0 ? sticky : texts
  const bare = new Set(sticky.length > 0 ? texts.filter(({ isSticky }) => !isSticky) : [])
  const columns = columnsOf(cards, bare)
  const { frame, rect, top } = region
  const heading = frame === null || frame.title === '' ? takeStageHeading(bare, cards, columns) : null
  const own = columns.map((column) => (column.heading === heading ? { ...column, heading: null } : column))
  return { frame, heading, rect, top, columns: withOthers(own, [...bare]) }
}

/** The columns of a stage, each with its heading, which is then no longer among the bare words. */
function columnsOf(cards: readonly BoardText[], bare: Set<BoardText>): readonly PlannedColumn[] {
  const columns = clustersOf(cards, acrossOf)
  if (columns.length > MOST_COLUMNS) return [{ heading: null, cards }]
  return columns.map(({ start, end, items }) => {
    const top = least(items.map(({ rect }) => rect.y))
    const others = columns.filter((column) => column.start !== start)
    const above = [...bare].filter(({ rect }) => {
      const { x, y } = center(rect)
      const isOverOthers = others.some((other) => rect.x < other.end && rect.x + rect.width > other.start)
      return y < top && x >= start && x < end && !isOverOthers
    })
    const heading = above.toSorted((a, b) => b.rect.y - a.rect.y)[0] ?? null
    if (heading) bare.delete(heading)
    return { heading, cards: items }
  })
}

/** The name of a stage without a titled frame: the heading of its only column, else what stands highest above its cards. */
function takeStageHeading(
  bare: Set<BoardText>,
  cards: readonly BoardText[],
  columns: readonly PlannedColumn[],
): BoardText | null {
  const [only] = columns
  if (columns.length === 1 && only?.heading) return only.heading
  const top = least(cards.map(({ rect }) => rect.y))
  const above = [...bare].filter(({ rect }) => center(rect).y < top)
  const heading = above.toSorted((a, b) => a.rect.y - b.rect.y)[0] ?? null
  if (heading) bare.delete(heading)
  return heading
}

/** Bare words that head nothing are cards too, of the column next to which they stand. */
function withOthers(columns: readonly PlannedColumn[], bare: readonly BoardText[]): readonly PlannedColumn[] {
  if (bare.length === 0) return columns
  if (columns.length === 0) return [{ heading: null, cards: bare }]
  const added = columns.map(({ heading, cards }) => ({ heading, cards: [...cards] }))
  const middles = columns.map(({ cards }) => center(cards.map(({ rect }) => rect).reduce(union)).x)
  for (const text of bare) {
    const { x } = center(text.rect)
    const away = middles.map((middle) => Math.abs(middle - x))
    added[away.indexOf(least(away))]?.cards.push(text)
  }
  return added
}

/** Columns are steps where they have headings or rows go through them; else they only fill the stage. */
function withSteps(stage: PlannedStage, lanes: PlannedLanes): PlannedStage {
  const { columns } = stage
  if (columns.length < 2 || lanes.headings.length > 0 || lanes.count > 1) return stage
  if (columns.some(({ heading }) => heading !== null)) return stage
  return { ...stage, columns: [{ heading: null, cards: columns.flatMap(({ cards }) => cards) }] }
}

/** Bare words above all stages, the largest of them. */
function titleAmong(texts: readonly BoardText[], regions: readonly Region[]): BoardText | null {
  const top = least(regions.map(({ rect }) => rect.y))
  const above = texts.filter(
    ({ isSticky, rect, text }) => !isSticky && rect.y + rect.height <= top && text.length <= 200,
  )
  const sizeOf = ({ rect, text }: BoardText): number => rect.height / text.split('\n').length
  return above.reduce<BoardText | null>(
    (best, text) => (best && sizeOf(best) >= sizeOf(text) ? best : text),
    null,
  )
}

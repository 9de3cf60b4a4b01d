import { amountIn } from '#shared/base/amount.ts'
import { foldName } from '#shared/base/fold.ts'
import type { MapView } from '#shared/model/map-view.ts'
import {
  type CardMapping,
  type ColumnRole,
  type FeelingScale,
  type GridHeadings,
  type GridMapping,
  type ListMapping,
  SHARED_ROLES,
  TABLE_BOUNDS,
} from './cards-mapping.ts'
import { choiceIn, dayIn, feelingIn, numbersOfDay } from './cards-values.ts'
import { knownLane, roleOfHeading } from './cards-words.ts'
import type { Sheet, Workbook } from './table.ts'

/** Rows that are looked at for a guess, and characters of a cell. */
const LOOKED_AT = 200
const TELLING = 300

/** Up to this many headings of a new map are stages; more are steps of one. */
const MOST_STAGES = 12

/** The sheet that most likely holds what is wanted: the one with the most filled cells. `null` for a book without any. */
export function fullestSheet(workbook: Workbook): Sheet | null {
  const filled = (sheet: Sheet): number =>
    sheet.rows.slice(0, LOOKED_AT).reduce((sum, row) => sum + row.filter(isFilled).length, 0)
  return workbook.reduce<Sheet | null>(
    (best, sheet) => (filled(sheet) > (best ? filled(best) : 0) ? sheet : best),
    null,
  )
}

/** How a table is most likely meant, told by its headings, by the titles of the map it is for, and by what its columns hold. */
export function guessMapping(sheet: Sheet, target: MapView | null): CardMapping {
  const rows = beginningOf(sheet)
  return guessGrid(rows, target) ?? guessList(rows, target)
}

/** The first rows with anything in them, and no more of each cell than tells what it is about. */
const beginningOf = ({ rows }: Sheet): Rows =>
  rows
    .filter((row) => row.some(isFilled))
    .slice(0, LOOKED_AT)
    .map((row) => row.slice(0, TABLE_BOUNDS.columns).map((words) => words.slice(0, TELLING)))

/** How a table is read where the person says that it is a list, or a grid. */
export const guessAs = (shape: CardMapping['shape'], sheet: Sheet, target: MapView | null): CardMapping => {
  const rows = beginningOf(sheet)
  if (shape === 'list') return guessList(rows, target)
  return guessGrid(rows, target) ?? gridOf(rows, 'steps', target)
}

type Rows = readonly (readonly string[])[]

const isFilled = (words: string): boolean => words.trim() !== ''

const titlesOf = (titles: readonly { readonly title: string }[]): ReadonlySet<string> =>
  new Set(titles.map(({ title }) => foldName(title)).filter(isFilled))

const stagesOf = (target: MapView | null): ReadonlySet<string> =>
  titlesOf(target?.stages.map(({ stage }) => stage) ?? [])

const hits = (cells: readonly string[], test: (words: string) => boolean): number => cells.filter(test).length

/** A table whose edge names lanes or steps is a grid; one whose first row names what cards have is a list. */
function guessGrid(rows: Rows, target: MapView | null): GridMapping | null {
  const [head = []] = rows
  const column = rows.slice(1).map(([first = '']) => first)
  const across = head.slice(1).filter(isFilled)
  if (rows.length < 2 || across.length < 1) return null
  const lanes = titlesOf(target?.lanes ?? [])
  const isLane = (words: string): boolean => lanes.has(foldName(words)) || knownLane(words) !== undefined
  const isColumn = columnTest(target)
  const roles = hits(head, (words) => {
    const role = roleOfHeading(words)
    return role !== null && !isLane(words)
  })
  const filledDown = column.filter(isFilled)
  const lanesDown = hits(filledDown, isLane)
  const lanesAcross = hits(across, isLane)
  if (isMost(lanesDown, filledDown.length) && isEdge(filledDown) && roles < 2)
    return gridOf(rows, 'steps', target)
  if (hits(across, isColumn) >= 2 && roles < 2) return gridOf(rows, 'steps', target)
  // Its first column heads the rows then: “Step”, “Stage”, or nothing.
  const corner = roleOfHeading(head[0] ?? '')
  const headsRows = corner === 'stage' || corner === 'step' || !isFilled(head[0] ?? '')
  if (headsRows && lanesAcross >= 2 && isMost(lanesAcross, across.length))
    return gridOf(rows, 'lanes', target)
  return !isFilled(head[0] ?? '') && across.length >= 2 && roles === 0 && isEdge(filledDown)
    ? gridOf(rows, 'steps', target)
    : null
}

const isMost = (some: number, all: number): boolean => some >= 1 && some * 2 >= all

/** Headings are told apart by what they say; the cells of a column of lanes in a list repeat. */
const isEdge = (titles: readonly string[]): boolean =>
  titles.length > 0 && new Set(titles.map(foldName)).size === titles.length

function columnTest(target: MapView | null): (words: string) => boolean {
  const stages = stagesOf(target)
  const steps = titlesOf(target?.steps ?? [])
  return (words) => stages.has(foldName(words)) || steps.has(foldName(words))
}

function gridOf(rows: Rows, across: GridMapping['across'], target: MapView | null): GridMapping {
  const line = (at: number): string[] =>
    (across === 'steps' ? (rows[at] ?? []) : rows.map((row) => row[at] ?? '')).map((words) => words.trim())
  const cells = rows.slice(1).flatMap((row) => row.slice(1))
  return {
    shape: 'grid',
    across,
    headings: headingsOf(line(0), line(1), target),
    cardPerLine: cells.some((words) => /(^|\n)\s*[-*•–]\s+\S/.test(words)),
    scale: scaleOf(feelingsIn(rows, across, target)),
  }
}

/** The cells of a grid's lanes of feelings. */
function feelingsIn(rows: Rows, across: GridMapping['across'], target: MapView | null): string[] {
  const own = titlesOf(target?.lanes.filter(({ kind }) => kind === 'sentiment') ?? [])
  const isFelt = (title: string): boolean =>
    own.has(foldName(title)) || knownLane(title)?.kind === 'sentiment'
  if (across === 'steps') return rows.filter(([title = '']) => isFelt(title)).flatMap((row) => row.slice(1))
  const [head = [], ...body] = rows
  return body.flatMap((row) => row.filter((_, at) => isFelt(head[at] ?? '')))
}

/** Stages above steps: the upper line has gaps where a stage goes on, and the lower none; or the corners say so. */
function headingsOf(first: string[], second: string[], target: MapView | null): GridHeadings {
  const corners = [roleOfHeading(first[0] ?? ''), roleOfHeading(second[0] ?? '')]
  if (corners[0] === 'stage' && corners[1] === 'step') return 'both'
  const upper = first.slice(1)
  const lower = second.slice(1)
  const gaps = hits(upper, (words) => words === '')
  if (gaps > 0 && !isFilled(second[0] ?? '') && hits(lower, isFilled) > hits(upper, isFilled)) return 'both'
  if (corners[0] === 'step') return 'steps'
  const stages = stagesOf(target)
  const named = upper.filter(isFilled)
  if (target && hits(named, columnTest(target)) > hits(named, (words) => stages.has(foldName(words))))
    return 'steps'
  return named.length <= MOST_STAGES ? 'stages' : 'steps'
}

function guessList(rows: Rows, target: MapView | null): ListMapping {
  const [head = []] = rows
  const width = Math.min(TABLE_BOUNDS.columns, Math.max(0, ...rows.map((row) => row.length)))
  const hasHeader = isHeader(rows)
  const body = hasHeader ? rows.slice(1) : rows
  const columns = Array.from({ length: width }, (_, at) => body.map((row) => row[at] ?? '').filter(isFilled))
  const roles = rolesOf(hasHeader ? head : [], columns, target)
  const inRole = (role: ColumnRole): string[] =>
    columns.flatMap((cells, at) => (roles[at] === role ? cells : []))
  return {
    shape: 'list',
    hasHeader,
    roles,
    laneId: null,
    stepId: null,
    dayFirst: isDayFirst(inRole('due')),
    scale: scaleOf(inRole('feeling')),
  }
}

function isHeader(rows: Rows): boolean {
  const [head = [], ...body] = rows
  if (body.length === 0) return false
  if (head.some((words) => roleOfHeading(words) !== null)) return true
  if (head.length < 2 || !head.every(isFilled) || head.some((words) => isValue(words) || words.length > 40))
    return false
  return head.some((_, at) => {
    const cells = body.map((row) => row[at] ?? '').filter(isFilled)
    return cells.length > 0 && cells.every(isValue)
  })
}

/** What no heading is: a number or a day. */
const isValue = (words: string): boolean => amountIn(words) !== null || dayIn(words, true) !== undefined

/** First what headings say, then what cells say, then the longest texts are the cards. */
function rolesOf(
  head: readonly string[],
  columns: readonly (readonly string[])[],
  target: MapView | null,
): ColumnRole[] {
  const taken = new Set<ColumnRole>()
  const take = (role: ColumnRole | null): ColumnRole | null => {
    if (role === null || (taken.has(role) && !SHARED_ROLES.includes(role))) return null
    taken.add(role)
    return role
  }
  const named = columns.map((_, at) => take(roleOfHeading(head[at] ?? '')))
  const roles = named.map((role, at) => role ?? take(roleOfCells(columns[at] ?? [], target)))
  if (!taken.has('text')) {
    const text = longest(columns, (at) => roles[at] === null) ?? longest(columns, () => true)
    if (text !== null) roles[text] = 'text'
  }
  return roles.map((role) => role ?? 'skip')
}

/** The column of the longest texts among some. */
function longest(columns: readonly (readonly string[])[], isFree: (at: number) => boolean): number | null {
  let best: number | null = null
  let length = 0
  columns.forEach((cells, at) => {
    const mean = cells.reduce((sum, words) => sum + words.length, 0) / Math.max(1, cells.length)
    if (!isFree(at) || mean <= length) return
    best = at
    length = mean
  })
  return best
}

/** Titles of the map need only be most of a column: what is not there yet is made. */
function roleOfCells(cells: readonly string[], target: MapView | null): ColumnRole | null {
  const all = (test: (words: string) => boolean): boolean => cells.length > 0 && cells.every(test)
  const name = (titles: ReadonlySet<string>): boolean =>
    isMost(
      hits(cells, (words) => titles.has(foldName(words))),
      cells.length,
    )
  if (name(stagesOf(target))) return 'stage'
  if (name(titlesOf(target?.steps ?? []))) return 'step'
  if (name(titlesOf(target?.lanes ?? []))) return 'lane'
  if (all((words) => dayIn(words, true) !== undefined)) return 'due'
  if (all((words) => choiceIn('impact', words) !== undefined)) return 'impact'
  if (all((words) => choiceIn('color', words) !== undefined)) return 'color'
  return all((words) => feelingIn(words, 'levels') !== undefined && amountIn(words) === null)
    ? 'feeling'
    : null
}

/** Told by the greatest and least number among the cells. */
function scaleOf(cells: readonly string[]): FeelingScale {
  const amounts = cells.flatMap((words) => amountIn(words)?.amount ?? [])
  const most = amounts.reduce((a, b) => Math.max(a, b), 0)
  const least = amounts.reduce((a, b) => Math.min(a, b), most)
  if (least < 0 || most <= 2) return 'levels'
  return most <= 5 ? 'stars' : 'ten'
}

/** Days before months, unless a number that stands where the month would is no month. */
const isDayFirst = (cells: readonly string[]): boolean =>
  !cells.some((words) => (numbersOfDay(words)?.[1] ?? 0) > 12)

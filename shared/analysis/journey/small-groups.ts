import type { Flow, PlaceFigures, Slice } from '#shared/model/figures.ts'
import type { FlowCount } from './flows.ts'
import { type Axes, type Axis, isSameAxis } from './places-of-log.ts'
import type { AxisCounts, PlaceCounts, SliceCounts } from './slices.ts'

/** A number that might be told. */
export interface Cell {
  readonly value: number
  /** How many customers it is of, where it is not itself that number. */
  readonly customers: number
  /** Whether that is a small group, which is never told. */
  readonly isSmall: boolean
  isHidden: boolean
  /** Whether it follows from what is told anyway, so that hiding it hides nothing. */
  isKnown?: boolean
}

/** Numbers of which each follows from all the others: a whole and its parts, or two that are the same. */
export type Sum = readonly Cell[]

/**
 * Hides further numbers until none that is hidden can be worked out from a sum whose other numbers are told: where just one is
 * hidden, the smallest other one goes too (secondary suppression, as offices of statistics do it). Nought is always told. A
 * number that was hidden for another's sake and follows all the same is told, and others are hidden in its place. Answers
 * whether no small group can be worked out any more.
 */
export function holdBack(sums: readonly Sum[]): boolean {
  let isDone = false
  while (!isDone) {
    isDone = true
    for (const sum of sums) if (protect(sum)) isDone = false
  }
  return sums.every((sum) => {
    const hidden = sum.filter(({ isHidden }) => isHidden)
    return hidden.length !== 1 || !hidden[0]?.isSmall
  })
}

/** Answers whether it changed anything. */
function protect(sum: Sum): boolean {
  let hidden = 0
  let only: Cell | null = null
  let next: Cell | null = null
  for (const cell of sum)
    if (cell.isHidden) {
      hidden++
      only = cell
    } else if (!cell.isKnown && cell.value !== 0 && (!next || sizeOf(cell) < sizeOf(next))) next = cell
  if (hidden !== 1 || !only) return false
  if (next) {
    next.isHidden = true
    return true
  }
  if (only.isSmall) return false
  only.isHidden = false
  only.isKnown = true
  return true
}

const sizeOf = ({ value }: Cell): number => Math.abs(value)

/** What of one place might be told. `time` and `score` stand here with how many values they are of. */
type PlaceCells = Readonly<Record<(typeof FIELDS)[number], Cell>>
const COUNTS = ['reached', 'entered', 'left', 'stillHere', 'returned'] as const
const FIELDS = [...COUNTS, 'time', 'score', 'value'] as const

interface AxisCells {
  readonly places: readonly PlaceCells[]
  /** By the places that a flow goes from and to. */
  readonly flows: ReadonlyMap<string, Cell>
}

interface SliceCells {
  readonly slice: SliceCounts
  readonly stages: AxisCells
  readonly steps: AxisCells
}

const AXES = ['stages', 'steps'] as const

const cellOf = (value: number, customers: number, isSmall: boolean): Cell => ({
  value,
  customers,
  isSmall,
  isHidden: isSmall,
})

const isFew = (customers: number, least: number): boolean => customers > 0 && customers < least

/** What {@link tellSlices} leaves of the counts. */
export interface Told {
  readonly slices: readonly Slice[]
  /** By activity: whether the number of customers who had it may be told. */
  readonly isStateTold: readonly boolean[]
}

/**
 * Slices as a project may carry them: no number of 1 to `least − 1` customers, nor whatever tells one by subtraction (of who
 * left or is still at a place; of all places, for everybody is at one of them; of the segments of a column, which make up
 * everybody; of one snapshot and the moves since the one before). That two snapshots differ by few is not hidden. Where a small
 * group cannot be hidden otherwise, the smallest segments go.
 *
 * `slices` begins with everybody; no segment or snapshot in it is itself too small. `stateCustomers` says, by activity, how
 * many customers had it.
 */
export function tellSlices(
  slices: readonly SliceCounts[],
  axes: Axes,
  stateCustomers: ArrayLike<number>,
  least: number,
): Told {
  const cells = slices.map((slice) => cellsOf(slice, least))
  const states = Array.from(stateCustomers, (customers) =>
    cellOf(customers, customers, isFew(customers, least)),
  )
  const everybody = cells.find(({ slice }) => slice.kind === 'all')
  const isSafe = holdBack([
    ...cells.flatMap((slice) => sumsWithin(slice, axes)),
    ...(everybody ? sumsOfSegments(everybody, cells, least) : []),
    ...(everybody ? sumsOfSnapshots(everybody, cells) : []),
    ...(everybody ? sumsOfStates(everybody, axes, states) : []),
  ])
  const smallest = isSafe ? undefined : smallestSegment(slices)
  if (smallest)
    return tellSlices(
      slices.filter((slice) => slice !== smallest),
      axes,
      stateCustomers,
      least,
    )
  hideMoves(cells)
  return {
    slices: cells.map((slice) => toldSlice(slice, axes, least)),
    isStateTold: states.map(({ isHidden }) => !isHidden),
  }
}

const smallestSegment = (slices: readonly SliceCounts[]): SliceCounts | undefined =>
  slices.filter(({ kind }) => kind === 'segment').toSorted((a, b) => a.customers - b.customers)[0]

const keyOf = (from: number, to: number): string => `${from} ${to}`

function cellsOf(slice: SliceCounts, least: number): SliceCells {
  const cell = (value: number, customers = value): Cell => cellOf(value, customers, isFew(customers, least))
  const axis = ({ places, flows }: AxisCounts): AxisCells =>
    markKnown(slice.customers, {
      places: places.map((place) => {
        const { reached, entered, stillHere, returned } = place
        const left = entered - stillHere
        const scored = place.score?.n ?? 0
        return {
          reached: cell(reached),
          entered: cell(entered),
          left: cell(left),
          stillHere: cell(stillHere),
          returned: cell(returned),
          time: cell(place.time?.n ?? 0, place.timedCustomers),
          score: cellOf(scored, scored, scored > 0 && !place.isScoreTold),
          value: cell(place.value ?? 0, place.payers),
        }
      }),
      flows: new Map(flows.map(([from, to, customers]) => [keyOf(from, to), cell(customers)])),
    })
  return { slice, stages: axis(slice.stages), steps: axis(slice.steps) }
}

/** Where all of a slice's customers began or are now, that is their number, which is told. */
function markKnown(customers: number, cells: AxisCells): AxisCells {
  const { places, flows } = cells
  const outside = places.length
  places.forEach(({ reached, entered, left, stillHere }, at) => {
    const [begin, end] = [flows.get(keyOf(outside, at)), flows.get(keyOf(at, outside))]
    const known: (Cell | undefined)[] = []
    if (begin?.value === customers) known.push(begin, entered)
    if (stillHere.value === customers) known.push(end, entered, left, stillHere)
    if (at === 0 && known.includes(entered)) known.push(reached)
    for (const cell of known) if (cell) cell.isKnown = true
  })
  return cells
}

/** What follows from what within one slice. */
function sumsWithin(cells: SliceCells, { stages, steps }: Axes): Sum[] {
  const sums = AXES.flatMap((axis) => sumsOfAxis(cells[axis], cells.slice))
  if (isSameAxis(stages, steps)) {
    cells.stages.places.forEach((place, at) => {
      for (const field of FIELDS) sums.push([place[field], cells.steps.places[at]?.[field] as Cell])
    })
    for (const [way, cell] of cells.stages.flows) sums.push([cell, cells.steps.flows.get(way) as Cell])
    return sums
  }
  for (const [stage, step] of twins(stages, steps))
    sums.push([cells.stages.places[stage]?.entered as Cell, cells.steps.places[step]?.entered as Cell])
  if (
    steps.placeOfActivity.some((step, activity) => step < 0 && (stages.placeOfActivity[activity] ?? -1) >= 0)
  )
    return sums
  stages.places.forEach(({ id }, at) => {
    const parts = cells.steps.places.filter((_, step) => steps.places[step]?.stageId === id)
    sums.push([cells.stages.places[at]?.stillHere as Cell, ...parts.map(({ stillHere }) => stillHere)])
  })
  return sums
}

function sumsOfAxis({ places, flows }: AxisCells, { kind, customers }: SliceCounts): Sum[] {
  const sums: Sum[] = places.map(({ entered, left, stillHere }) => [entered, left, stillHere])
  const here = places.map(({ stillHere }) => stillHere)
  const [first] = places
  if (first) sums.push([first.reached, first.entered])
  // Where everybody is on the map, their number is known.
  const isEverybody = customers === here.reduce((sum, { value }) => sum + value, 0)
  if (isEverybody) sums.push(here)
  if (kind === 'snapshot') return sums
  // What all customers brought is told beside their mean, so the places' values add up to something known.
  const values = places.map(({ value }) => value).filter(({ value }) => value !== 0)
  if (kind === 'all' && values.length > 1) sums.push(values)
  const outside = places.length
  places.forEach(({ stillHere }, at) => {
    const ending = flows.get(keyOf(at, outside))
    if (ending) sums.push([ending, stillHere])
  })
  const begins = places.flatMap((_, at) => flows.get(keyOf(outside, at)) ?? [])
  sums.push(isEverybody ? begins : [...begins, ...here])
  return sums
}

/** Stages and steps that the very same states are matched to: as many customers entered the one as the other. */
function twins(stages: Axis, steps: Axis): [stage: number, step: number][] {
  const statesOf = ({ places, placeOfActivity }: Axis): string[] =>
    places.map((_, place) =>
      [...placeOfActivity.keys()].filter((state) => placeOfActivity[state] === place).join(' '),
    )
  const stepAt = new Map(statesOf(steps).map((states, step) => [states, step]))
  return statesOf(stages).flatMap((states, stage) => {
    const step = states === '' ? undefined : stepAt.get(states)
    return step === undefined ? [] : [[stage, step]]
  })
}

/** The segments of a column, and who is in none of them, make up everybody. */
function sumsOfSegments(everybody: SliceCells, cells: readonly SliceCells[], least: number): Sum[] {
  const columns = Map.groupBy(
    cells.filter(({ slice }) => slice.kind === 'segment'),
    ({ slice }) => slice.column,
  )
  return [...columns.values()].flatMap((segments) =>
    AXES.flatMap((axis) => {
      const ways = [...everybody[axis].flows.keys()]
      return [
        ...everybody[axis].places.flatMap((_, at) =>
          FIELDS.map((field) =>
            partition(everybody, segments, (one) => one[axis].places[at]?.[field], least),
          ),
        ),
        ...ways.map((way) => partition(everybody, segments, (one) => one[axis].flows.get(way), least)),
      ]
    }),
  )
}

/** A sum without meaning, where so much is left beside the segments that nothing follows from them. */
const NO_SUM: Sum = []

function partition(
  everybody: SliceCells,
  segments: readonly SliceCells[],
  pick: (cells: SliceCells) => Cell | undefined,
  least: number,
): Sum {
  const whole = pick(everybody) as Cell
  const parts = segments.flatMap((segment) => pick(segment) ?? [])
  const others = parts.reduce((rest, { customers }) => rest - customers, whole.customers)
  if (others >= least) return NO_SUM
  if (others <= 0) return [...parts, whole]
  const value = parts.reduce((rest, part) => rest - part.value, whole.value)
  return [...parts, cellOf(value, others, true), whole]
}

/** The newest snapshot is what everybody is now. */
function sumsOfSnapshots(everybody: SliceCells, cells: readonly SliceCells[]): Sum[] {
  const newest = cells.findLast(({ slice }) => slice.kind === 'snapshot')
  if (!newest || newest.slice.customers !== everybody.slice.customers) return []
  return AXES.flatMap((axis) =>
    newest[axis].places.flatMap((place, at) =>
      COUNTS.map((field) => [place[field], everybody[axis].places[at]?.[field] as Cell]),
    ),
  )
}

/**
 * Who is at a place follows from who was there at the snapshot before and the moves since, so moves are told only of places
 * whose customers are told at both.
 */
function hideMoves(cells: readonly SliceCells[]): void {
  const snapshots = cells.filter(({ slice }) => slice.kind === 'snapshot')
  snapshots.forEach((snapshot, index) => {
    for (const axis of AXES) {
      const isTold = (at: number): boolean =>
        [snapshot, snapshots[index - 1]].every((one) => one?.[axis].places[at]?.stillHere.isHidden !== true)
      for (const [way, cell] of snapshot[axis].flows)
        if (!way.split(' ').every((at) => isTold(Number(at)))) cell.isHidden = true
    }
  })
}

/** Where a place has a single state, its customers are that state's. */
function sumsOfStates(everybody: SliceCells, axes: Axes, states: readonly Cell[]): Sum[] {
  return AXES.flatMap((name) => {
    const { places, placeOfActivity } = axes[name]
    return places.flatMap((_, at): Sum[] => {
      const its = states.filter((_state, activity) => placeOfActivity[activity] === at)
      return its.length === 1 ? [[its[0] as Cell, everybody[name].places[at]?.entered as Cell]] : []
    })
  })
}

function toldSlice({ slice, ...cells }: SliceCells, axes: Axes, least: number): Slice {
  const { id, kind, column, value, customers } = slice
  return {
    ...{ id, kind, column, value, customers },
    places: AXES.flatMap((axis) =>
      slice[axis].places.map((counts, at) =>
        toldPlace(axes[axis].places[at]?.id as string, counts, cells[axis].places[at] as PlaceCells, least),
      ),
    ),
    flows: AXES.flatMap((axis) => toldFlows(slice[axis].flows, cells[axis], axes[axis])).sort(
      (a, b) => b[2] - a[2],
    ),
  }
}

function toldPlace(placeId: string, counts: PlaceCounts, cells: PlaceCells, least: number): PlaceFigures {
  const told = (field: keyof PlaceCells): number | null => (cells[field].isHidden ? null : cells[field].value)
  const { time } = counts
  return {
    placeId,
    reached: told('reached'),
    entered: told('entered'),
    left: told('left'),
    stillHere: told('stillHere'),
    returned: told('returned'),
    time:
      !time || cells.time.isHidden
        ? null
        : { ...time, n: cells.left.isHidden ? Math.floor(time.n / least) * least : time.n },
    timeFromEarlier: cells.reached.isHidden ? null : counts.timeFromEarlier,
    score: cells.score.isHidden ? null : counts.score,
    value: counts.value === null ? null : told('value'),
  }
}

function toldFlows(flows: readonly FlowCount[], cells: AxisCells, { places }: Axis): Flow[] {
  const idOf = (at: number): string => places[at]?.id ?? ''
  return flows.flatMap(([from, to, customers]): Flow[] =>
    cells.flows.get(keyOf(from, to))?.isHidden ? [] : [[idOf(from), idOf(to), customers]],
  )
}

import { foldName } from '#shared/base/fold.ts'
import { quoted } from '#shared/base/quote.ts'
import { assertNever, fail, ok, type Problem, type Result } from '#shared/base/result.ts'
import type { Card } from './card.ts'
import { type Formula, parseFormula } from './formula-parser.ts'
import type { Lane } from './lane.ts'

/** The part of a map that formulas work on; a `MapView` is one. */
export interface MetricGrid {
  readonly lanes: readonly Lane[]
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, readonly Card[]>>
}

/** Formulas that lean on formulas, at most this many on top of each other. */
const MOST_LINKS = 64

const hasFormula = (card: Card): boolean => card.kind === 'metric' && card.formula.trim() !== ''

/** Formulas by the card that carries them: a record never changes. */
const parsed = new WeakMap<Card, Result<Formula>>()

function formulaOf(card: Card): Result<Formula> {
  const known = parsed.get(card)
  if (known) return known
  const formula = parseFormula(card.formula)
  parsed.set(card, formula)
  return formula
}

/** The numbers of one map, worked out as far as they are asked for. */
class MetricSheet {
  readonly #grid: MetricGrid
  readonly #laneIds = new Map<string, string>()
  readonly #known = new Map<Card, Result<number>>()
  readonly #open = new Set<Card>()

  constructor(grid: MetricGrid) {
    this.#grid = grid
    for (const lane of grid.lanes) {
      const name = foldName(lane.title)
      if (lane.kind === 'metrics' && !this.#laneIds.has(name)) this.#laneIds.set(name, lane.id)
    }
  }

  /** The number of a card, or why it has none. */
  amountOf(card: Card): Result<number> {
    if (!hasFormula(card))
      return card.amount === null ? fail('no-number', 'There is no number yet.') : ok(card.amount)
    const known = this.#known.get(card)
    if (known) return known
    if (this.#open.has(card)) return fail('cycle', 'The formula comes back to itself, so there is no value.')
    if (this.#open.size >= MOST_LINKS)
      return fail('too-long', `More than ${MOST_LINKS} formulas build on each other.`)
    this.#open.add(card)
    const amount = this.#worked(card)
    this.#open.delete(card)
    this.#known.set(card, amount)
    return amount
  }

  #worked(card: Card): Result<number> {
    const formula = formulaOf(card)
    const amount = formula.ok ? this.#evaluate(formula.value, card.place[1]) : formula
    return amount.ok && !Number.isFinite(amount.value)
      ? fail('too-large', 'The result is too large to be shown.')
      : amount
  }

  #evaluate(formula: Formula, stepId: string): Result<number> {
    switch (formula.kind) {
      case 'number':
        return ok(formula.value)
      case 'name':
        return this.#named(formula.name, stepId)
      case 'negative':
        return changed(this.#evaluate(formula.of, stepId), (value) => -value)
      case 'percent':
        return changed(this.#evaluate(formula.of, stepId), (value) => value / 100)
      case 'sum':
        return this.#folded(formula.terms, stepId, (total, value, { minus }) =>
          ok(minus ? total - value : total + value),
        )
      case 'product':
        return this.#folded(formula.factors, stepId, (total, value, { divides }) => {
          if (!divides) return ok(total * value)
          return value === 0
            ? fail('zero-denominator', 'The formula divides by zero, so there is no value.')
            : ok(total / value)
        })
      default:
        return assertNever(formula)
    }
  }

  #folded<Part extends { readonly of: Formula }>(
    [first, ...others]: readonly Part[],
    stepId: string,
    join: (total: number, value: number, part: Part) => Result<number>,
  ): Result<number> {
    let total = this.#evaluate((first as Part).of, stepId)
    for (const part of others) {
      if (!total.ok) return total
      const value = this.#evaluate(part.of, stepId)
      total = value.ok ? join(total.value, value.value, part) : value
    }
    return total
  }

  /** The first number of the lane of that name at the step. */
  #named(name: string, stepId: string): Result<number> {
    const laneId = this.#laneIds.get(foldName(name))
    if (laneId === undefined)
      return fail('unknown-name', `There is no metrics lane called ${quoted(name)} on this map.`)
    const card = this.#grid.cells
      .get(laneId)
      ?.get(stepId)
      ?.find(({ kind }) => kind === 'metric')
    const amount = card ? this.amountOf(card) : undefined
    if (!amount || (!amount.ok && amount.error.code === 'no-number'))
      return fail('no-number', `${quoted(name)} has no number at this step.`)
    return amount
  }
}

const changed = (amount: Result<number>, change: (value: number) => number): Result<number> =>
  amount.ok ? ok(change(amount.value)) : amount

/** The last copy of each stored card that carries its computed number. */
const computedCopies = new WeakMap<Card, Card>()

/** The card with that number: itself where it has it already, and for the same number the same copy every time. */
function withAmount(card: Card, amount: number | null): Card {
  if (card.amount === amount) return card
  const known = computedCopies.get(card)
  if (known?.amount === amount) return known
  const copy: Card = Object.freeze({ ...card, amount })
  computedCopies.set(card, copy)
  return copy
}

/**
 * The map with the numbers that its formulas make: metric cards with a formula carry the result as `amount`, `null` where
 * there is none (a zero denominator, a missing number, a formula that cannot be read or comes back to itself). All else
 * keeps its identity; without a formula the map is given back as it is.
 */
export function computeMetrics<Grid extends MetricGrid>(grid: Grid): Grid {
  let sheet: MetricSheet | undefined
  let cells: Map<string, ReadonlyMap<string, readonly Card[]>> | undefined
  for (const { id, kind } of grid.lanes) {
    const row = kind === 'metrics' ? grid.cells.get(id) : undefined
    if (!row || ![...row.values()].some((cards) => cards.some(hasFormula))) continue
    sheet ??= new MetricSheet(grid)
    const computed = computeRow(row, sheet)
    if (computed === row) continue
    cells ??= new Map(grid.cells)
    cells.set(id, computed)
  }
  return cells ? { ...grid, cells } : grid
}

function computeRow(
  row: ReadonlyMap<string, readonly Card[]>,
  sheet: MetricSheet,
): ReadonlyMap<string, readonly Card[]> {
  let computedRow: Map<string, readonly Card[]> | undefined
  for (const [stepId, cards] of row) {
    const computed = cards.map((card) => {
      if (!hasFormula(card)) return card
      const amount = sheet.amountOf(card)
      return withAmount(card, amount.ok ? amount.value : null)
    })
    if (computed.every((card, index) => card === cards[index])) continue
    computedRow ??= new Map(row)
    computedRow.set(stepId, computed)
  }
  return computedRow ?? row
}

/** Why a metric card with a formula shows no number, in one plain sentence; `null` where all is well. */
export function metricProblem(grid: MetricGrid, card: Card): Problem | null {
  if (!hasFormula(card)) return null
  const amount = new MetricSheet(grid).amountOf(card)
  return amount.ok ? null : amount.error
}

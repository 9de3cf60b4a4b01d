import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figuresFor } from '#shared/analysis/journey/figures.ts'
import { LogBuilder } from '#shared/analysis/journey/log-builder.ts'
import { type Cell, holdBack } from '#shared/analysis/journey/small-groups.ts'
import { everybody, type Figures, type PlaceFigures, type Slice } from '#shared/model/figures.ts'
import { logOf, matchesAtRandom, PLACES, requestOf, rowsOf } from './support/random-logs.ts'

const COUNTS = ['reached', 'entered', 'left', 'stillHere', 'returned'] as const
const kindOf = (id: string) => PLACES.find((place) => place.id === id)?.kind

/** What is told, and what is true, of a number that somebody might want to work out. */
interface Fact {
  readonly name: string
  readonly told: number | null
  readonly truth: number
}

/** Everything told, beside the same figures with nothing held back. */
class Outsider {
  readonly #told: Figures
  readonly #truth: Figures

  constructor(told: Figures, truth: Figures) {
    this.#told = told
    this.#truth = truth
  }

  get slices(): readonly Slice[] {
    return this.#told.slices
  }

  #trueSlice = ({ id }: Slice): Slice => this.#truth.slices.find((slice) => slice.id === id) as Slice

  count(slice: Slice, placeId: string, field: (typeof COUNTS)[number]): Fact {
    const of = ({ places }: Slice) => places.find((place) => place.placeId === placeId) as PlaceFigures
    return {
      name: `${field} of ${placeId} in ${slice.id}`,
      told: of(slice)[field],
      truth: of(this.#trueSlice(slice))[field] as number,
    }
  }

  /** A flow that is not told may be nought as well; here the outsider even knows which are. */
  flow(slice: Slice, from: string, to: string): Fact {
    const of = ({ flows }: Slice) => flows.find(([a, b]) => a === from && b === to)?.[2]
    const truth = of(this.#trueSlice(slice)) ?? 0
    return { name: `${from} → ${to} in ${slice.id}`, told: of(slice) ?? (truth === 0 ? 0 : null), truth }
  }

  /** All that adds up: the last fact is the sum of the others. */
  sums(): readonly (readonly Fact[])[] {
    const all = everybody(this.#told)
    if (!all) return []
    const ids = all.places.map(({ placeId }) => placeId)
    const within = this.slices.flatMap((slice) => [
      ...ids.map((id) => [
        this.count(slice, id, 'left'),
        this.count(slice, id, 'stillHere'),
        this.count(slice, id, 'entered'),
      ]),
      ...(['stage', 'step'] as const).flatMap((kind) =>
        this.#sumsOfKind(
          slice,
          ids.filter((id) => kindOf(id) === kind),
        ),
      ),
    ])
    const segments = this.slices.filter(({ kind }) => kind === 'segment')
    if (segments.length === 0) return within
    return [
      ...within,
      ...ids.flatMap((id) =>
        COUNTS.map((field) => [...segments, all].map((slice) => this.count(slice, id, field))),
      ),
      ...this.#trueSlice(all).flows.map(([from, to]) =>
        [...segments, all].map((slice) => this.flow(slice, from, to)),
      ),
    ]
  }

  #sumsOfKind(slice: Slice, ids: readonly string[]): (readonly Fact[])[] {
    const here = ids.map((id) => this.count(slice, id, 'stillHere'))
    const customers = { name: 'customers', told: slice.customers, truth: slice.customers }
    if (slice.kind === 'snapshot') return [[...here, customers]]
    const begins = ids.map((id) => this.flow(slice, '', id))
    return [
      [...here, customers],
      [...begins, customers],
      ...ids.map((id) => [this.flow(slice, id, ''), this.count(slice, id, 'stillHere')]),
    ]
  }
}

/** What somebody who subtracts, as long as that tells anything new, finds out and is right about. */
function workedOut(sums: readonly (readonly Fact[])[]): readonly Fact[] {
  const found = new Map<string, Fact>()
  const known = ({ name, told }: Fact): number | null => told ?? found.get(name)?.truth ?? null
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const facts of sums) {
      const missing = facts.filter((fact) => known(fact) === null)
      const [one] = missing
      if (missing.length !== 1 || !one) continue
      const whole = facts.at(-1) as Fact
      const parts = facts.slice(0, -1).reduce((sum, fact) => sum + (known(fact) ?? 0), 0)
      if ((one === whole ? parts : (known(whole) as number) - parts) === one.truth) found.set(one.name, one)
    }
  }
  return [...found.values()]
}

const small = (least: number) => (count: number | null) => count !== null && count > 0 && count < least

describe('small groups', () => {
  test('are not told, and no subtraction tells them', () => {
    const least = fc.integer({ min: 2, max: 5 })
    fc.assert(
      fc.property(rowsOf(24, 120), matchesAtRandom, least, (rows, matches, leastGroup) => {
        const log = logOf(rows)
        const told = figuresFor(log, [], requestOf(matches, { leastGroup }))
        const truth = figuresFor(log, [], requestOf(matches))
        const outsider = new Outsider(told, truth)
        const isSmall = small(leastGroup)
        for (const slice of told.slices) {
          const counts = slice.places.flatMap((place) => [
            ...COUNTS.map((field) => place[field]),
            place.time?.n ?? null,
            place.timeFromEarlier?.n ?? null,
          ])
          expect(
            [...counts, ...slice.flows.map(([, , count]) => count), slice.customers].filter(isSmall),
          ).toEqual([])
        }
        expect(told.states.map(({ customers }) => customers).filter(isSmall)).toEqual([])
        expect(workedOut(outsider.sums()).filter(({ truth: number }) => isSmall(number))).toEqual([])
      }),
      { numRuns: 120 },
    )
  })

  test('outside of all segments cannot be told from everybody either', () => {
    fc.assert(
      fc.property(rowsOf(24, 80), matchesAtRandom, (rows, matches) => {
        const { customers, slices } = figuresFor(logOf(rows), [], requestOf(matches, { leastGroup: 4 }))
        const segments = slices.filter(({ kind }) => kind === 'segment')
        if (segments.length === 0) return
        const others = segments.reduce((rest, segment) => rest - segment.customers, customers)
        expect(others === 0 || others >= 4).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('are not told by how many times, nor by the moves between snapshots', () => {
    const log = new LogBuilder()
    const hour = 3_600_000
    for (let who = 0; who < 40; who++) {
      log.add({ caseId: `${who}`, activity: 'a', at: who * hour })
      if (who >= 3) log.add({ caseId: `${who}`, activity: 'b', at: 200 * hour })
    }
    const matches = [
      ['a', 's2'],
      ['b', 's3'],
    ] as const
    const { slices } = figuresFor(log.build(), [], requestOf(matches, { leastGroup: 5 }))
    const [first, second] = (slices[0] as Slice).places
    expect(first).toMatchObject({ entered: 40, left: null, stillHere: null, time: { n: 35 } })
    expect(second).toMatchObject({ reached: 37, stillHere: null })
    expect(slices[0]?.flows.map(([from, to]) => `${from}→${to}`)).not.toContain('s2→')
    const newest = slices.at(-1) as Slice
    expect(newest.places[0]).toMatchObject({ entered: 40, stillHere: null })
    expect(newest.flows.filter(([from]) => from === 's2')).toEqual([])
  })

  test('of money and scores are held back with the next segment', () => {
    const log = new LogBuilder({
      columns: [
        { name: 'colour', role: 'segment', of: 'case', type: 'words' },
        { name: 'paid', role: 'value', of: 'event', type: 'numbers' },
      ],
    })
    const payers = { red: 30, green: 12, blue: 2 }
    for (const [colour, many] of Object.entries(payers))
      for (let who = 0; who < 40; who++) {
        log.add({ caseId: `${colour}${who}`, activity: 'a', at: who })
        log.setWord(0, colour)
        log.setNumber(1, who < many ? 10 : Number.NaN)
      }
    const { slices } = figuresFor(log.build(), [], requestOf([['a', 's2']], { leastGroup: 5 }))
    const values = slices.map(({ value, places }) => [value, places[0]?.value])
    expect(Object.fromEntries(values.slice(0, 4))).toEqual({ '': 440, red: 300, green: null, blue: null })
  })

  test('of money are not told by what all places brought, which the mean of all customers tells', () => {
    const log = new LogBuilder({ columns: [{ name: 'paid', role: 'value', of: 'event', type: 'numbers' }] })
    for (let who = 0; who < 40; who++)
      for (const [state, payers] of [
        ['a', 30],
        ['b', 12],
        ['c', 2],
      ] as const) {
        log.add({ caseId: `${who}`, activity: state, at: who })
        log.setNumber(0, who < payers ? 10 : Number.NaN)
      }
    const matches = [
      ['a', 's2'],
      ['b', 's3'],
      ['c', 's4'],
    ] as const
    const { slices, lifetimeValue } = figuresFor(log.build(), [], requestOf(matches, { leastGroup: 5 }))
    expect(lifetimeValue?.mean).toBe(11)
    expect(slices[0]?.places.slice(0, 3).map(({ value }) => value)).toEqual([300, null, null])
  })
})

describe('holding back', () => {
  const cells = (...values: number[]): Cell[] =>
    values.map((value) => {
      const isSmall = value > 0 && value < 5
      return { value, customers: value, isSmall, isHidden: isSmall }
    })

  test('takes the smallest other number along, but for nought, and whatever that tells', () => {
    const [a, b, c, d, e] = cells(3, 0, 20, 9, 29) as [Cell, Cell, Cell, Cell, Cell]
    holdBack([
      [d, e],
      [a, b, c, d],
    ])
    expect([a, b, c, d, e].map(({ isHidden }) => isHidden)).toEqual([true, false, false, true, true])
  })

  test('leaves alone what has nothing hidden, or enough', () => {
    const one = cells(10, 20, 30)
    const other = cells(1, 2, 30)
    holdBack([one, other])
    expect([...one, ...other].map(({ isHidden }) => isHidden)).toEqual([
      false,
      false,
      false,
      true,
      true,
      false,
    ])
  })
})

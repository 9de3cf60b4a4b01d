import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { computeMetrics, metricProblem } from '#shared/model/formula.ts'
import { FORMULA_BOUNDS, parseFormula } from '#shared/model/formula-parser.ts'
import { cardsIn, type MapView, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { snapshotOf } from '#test/shared/formats/project-builders.ts'

/** What stands in a lane at the one step: a number or a formula. */
type Entry = number | string | null

const cardOf = (laneId: string, entry: Entry): RecordToInsert => ({
  table: 'cards',
  id: `card-${laneId}`,
  fields: {
    kind: 'metric',
    place: [laneId, 'p', 'V'],
    ...(typeof entry === 'string' ? { formula: entry } : { amount: entry }),
  },
})

/** A map of one step and a metrics lane for each entry, called by its name. */
function sheet(entries: Readonly<Record<string, Entry>>, hidden: readonly string[] = []): Snapshot {
  const lanes = Object.entries(entries)
  return snapshotOf([
    { table: 'maps', id: 'm', fields: {} },
    { table: 'stages', id: 's', fields: { mapId: 'm' } },
    { table: 'steps', id: 'p', fields: { stageId: 's' } },
    ...lanes.flatMap(([title, entry], index): RecordToInsert[] => [
      {
        table: 'lanes',
        id: `lane${index}`,
        fields: {
          mapId: 'm',
          title,
          kind: 'metrics',
          order: `${index + 1}V`,
          hidden: hidden.includes(title),
        },
      },
      cardOf(`lane${index}`, entry),
    ]),
  ])
}

const viewOf = (snapshot: Snapshot): MapView => viewMap(snapshot, 'm') as MapView
const cardAt = (view: MapView, lane: number) => cardsIn(view, `lane${lane}`, 'p')[0]!

/** The number that the first lane's formula makes, and why there is none. */
function resultOf(formula: string, others: Readonly<Record<string, Entry>> = {}) {
  const view = viewOf(sheet({ Result: formula, ...others }))
  const card = cardAt(view, 0)
  return { amount: card.amount, problem: metricProblem(view, card)?.message ?? null }
}

describe('a formula', () => {
  test.each<[string, number]>([
    ['1 + 2 × 3', 7],
    ['(1 + 2) × 3', 9],
    ['10 − 4 − 3', 3],
    ['100 ÷ 5 / 2', 10],
    ['2*3·4', 24],
    ['−3 + 5', 2],
    ['2 × −3', -6],
    ['--4', 4],
    ['−(1 – 4)', 3],
    ['0,5 + .25', 0.75],
    ['50 %', 0.5],
    ['200 × 20%', 40],
    ['-50%', -0.5],
    ['[Leads] ÷ [Visits] × 100', 42],
    ['Leads / Visits * 100', 42],
    ['leads / VISITS', 0.42],
    ['[ new   leads ] + 1', 8],
    ['New Leads + 1', 8],
    ['[Sign-ups, 2026] × 2', 22],
    ['Überblick2', 5],
  ])('%s is %d', (formula, amount) => {
    const others = { Visits: 1000, Leads: 420, 'New leads': 7, 'Sign-ups, 2026': 11, Überblick2: 5 }
    expect(resultOf(formula, others)).toEqual({ amount, problem: null })
  })

  test.each<[string, string]>([
    ['1 +', 'After “+” a number or a name is missing.'],
    ['× 3', 'Before “×” a number or a name is missing.'],
    ['2 Leads', 'Between “2” and “Leads” a sign such as + or × is missing.'],
    ['(2 3)', 'Between “2” and “3” a sign such as + or × is missing.'],
    ['(1 + 2', 'A parenthesis is not closed.'],
    ['1 + 2)', 'A parenthesis is closed that was not opened.'],
    ['()', 'After “(” a number or a name is missing.'],
    ['[Leads', 'A square bracket is not closed.'],
    ['[ ] + 1', 'Between the square brackets the name of a lane is missing.'],
    ['1 & 2', '“&” means nothing in a formula. Use numbers, names of lanes, + − × ÷ % and parentheses.'],
    ['1,000 × 2', '“1,000” may mean two numbers. Write 1000, or a point before the fraction.'],
    ['1.000.000', '“1.000.000” is no number. Write it without marks between the thousands.'],
    ['[Lead] + 1', 'There is no metrics lane called “Lead” on this map.'],
    ['Empty × 2', '“Empty” has no number at this step.'],
    ['Leads ÷ (Leads − 420)', 'The formula divides by zero, so there is no value.'],
    ['0 ÷ 0', 'The formula divides by zero, so there is no value.'],
    ['Result + 1', 'The formula comes back to itself, so there is no value.'],
    ['999999999999 × 9e9', 'Between “9” and “e9” a sign such as + or × is missing.'],
    [
      '('.repeat(FORMULA_BOUNDS.nesting + 1),
      `More than ${FORMULA_BOUNDS.nesting} parentheses are open at once.`,
    ],
    ['1'.repeat(FORMULA_BOUNDS.letters + 1), `The formula is longer than ${FORMULA_BOUNDS.letters} letters.`],
    ['9'.repeat(400), 'The result is too large to be shown.'],
  ])('%s has no value and says why', (formula, problem) => {
    expect(resultOf(formula, { Leads: 420, Empty: null })).toEqual({ amount: null, problem })
  })

  test('that is empty cannot be read', () => {
    expect(parseFormula('  ')).toMatchObject({ ok: false, error: { message: 'The formula is empty.' } })
  })

  test('may lean on others, which may lean on others', () => {
    const view = viewOf(
      sheet({ Rate: 'Sales ÷ Leads', Sales: 'Orders − Returns', Leads: 200, Orders: 60, Returns: 10 }),
    )
    expect([cardAt(view, 0).amount, cardAt(view, 1).amount]).toEqual([0.25, 50])
  })

  test('has no value in a circle nor where it leads into one, and all else has its own', () => {
    const view = viewOf(sheet({ A: 'B + 1', B: 'C + 1', C: 'A + 1', Into: 'A × 2', Apart: '2 × 2' }))
    expect([0, 1, 2, 3, 4].map((lane) => cardAt(view, lane).amount)).toEqual([null, null, null, null, 4])
  })

  test('may name a lane that is hidden', () => {
    const view = viewOf(sheet({ Rate: 'Leads ÷ 2', Leads: 10 }, ['Leads']))
    expect(view.lanes.map(({ title }) => title)).toEqual(['Rate'])
    expect([...view.cells.keys()]).toEqual(['lane0'])
    expect(cardAt(view, 0).amount).toBe(5)
  })

  test('survives a long chain of others, without and with an end', () => {
    const chain = (length: number) =>
      viewOf(
        sheet(
          Object.fromEntries(
            Array.from({ length }, (_, index) => [
              `n${index}`,
              index === length - 1 ? 1 : `n${index + 1} + 1`,
            ]),
          ),
        ),
      )
    expect(cardAt(chain(60), 0).amount).toBe(60)
    expect(cardAt(chain(400), 0).amount).toBeNull()
  })
})

describe('any formula', () => {
  type Node = { readonly text: string; readonly value: number | null }
  const { node } = fc.letrec<{ node: Node }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.integer({ min: 0, max: 20 }).map((value): Node => ({ text: String(value), value })),
      fc.tuple(tie('node'), fc.constantFrom('+', '−', '×', '÷'), tie('node')).map(
        ([a, sign, b]): Node => ({
          text: `(${a.text} ${sign} ${b.text})`,
          value: join(a.value, sign, b.value),
        }),
      ),
      tie('node').map(
        ({ text, value }): Node => ({ text: `−${text}`, value: value === null ? null : -value }),
      ),
    ),
  }))

  function join(a: number | null, sign: string, b: number | null): number | null {
    if (a === null || b === null) return null
    if (sign === '+') return a + b
    if (sign === '−') return a - b
    if (sign === '×') return a * b
    return b === 0 ? null : a / b
  }

  test('is worked out as arithmetic has it', () => {
    fc.assert(
      fc.property(node, ({ text, value }) => {
        // Signs in a row may differ in the sign of zero, which is one number.
        expect(resultOf(text).amount === null ? null : resultOf(text).amount! + 0).toBe(
          value === null ? null : value + 0,
        )
      }),
      { numRuns: 60 },
    )
  })

  test('is read or refused in a sentence, never thrown over', () => {
    const pieces = fc.constantFrom(
      '1',
      '(',
      ')',
      '[',
      ']',
      'Leads',
      '+',
      '−',
      '÷',
      '%',
      ' ',
      ',',
      '.',
      '👩',
      '\u0000',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const read = parseFormula(parts.join(''))
        if (!read.ok) expect(read.error.message).toMatch(/^.+\.$/)
      }),
    )
  })
})

describe('computeMetrics', () => {
  test('leaves a map without formulas as it is, and a stored number where the formula agrees', () => {
    const plain = viewMap(sheet({ Leads: 3, Sales: 2 }), 'm', { asFiled: true })!
    expect(computeMetrics(plain)).toBe(plain)
    const computed = viewOf(sheet({ Leads: 3, Rate: 'Leads × 2' }))
    expect(computeMetrics(computed)).toBe(computed)
  })

  test('touches only what a formula stands in', () => {
    const filed = viewMap(sheet({ Leads: 3, Rate: 'Leads × 2', Sales: 1 }), 'm', { asFiled: true })!
    const computed = computeMetrics(filed)
    expect(cardsIn(computed, 'lane1', 'p')[0]).toMatchObject({ amount: 6, formula: 'Leads × 2' })
    expect(cardsIn(filed, 'lane1', 'p')[0]?.amount).toBeNull()
    for (const lane of ['lane0', 'lane2']) expect(computed.cells.get(lane)).toBe(filed.cells.get(lane))
    expect([...computed.cells.keys()]).toEqual([...filed.cells.keys()])
  })

  test('gives the same card for the same number, and another for another', () => {
    const snapshot = sheet({ Leads: 3, Rate: 'Leads × 2' })
    const first = cardAt(viewOf(snapshot), 1)
    expect(cardAt(viewOf({ ...snapshot }), 1)).toBe(first)
    const leads = { ...snapshot.cards['card-lane0']!, amount: 4 }
    const other = cardAt(viewOf({ ...snapshot, cards: { ...snapshot.cards, [leads.id]: leads } }), 1)
    expect(other).not.toBe(first)
    expect(other.amount).toBe(8)
  })

  test('leaves a formula alone on a card that is no metric any more', () => {
    const snapshot = sheet({ Rate: '1 + 1' })
    const card = { ...snapshot.cards['card-lane0']!, kind: 'pain' as const }
    expect(cardAt(viewOf({ ...snapshot, cards: { [card.id]: card } }), 0)).toBe(card)
    expect(metricProblem(viewOf(snapshot), card)).toBeNull()
  })
})

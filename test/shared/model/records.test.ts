import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isId } from '#shared/base/ids.ts'
import { isOrder } from '#shared/base/order.ts'
import { isPlace } from '#shared/model/card.ts'
import { DEFINITIONS } from '#shared/model/definitions.ts'
import { MAX_TEXT } from '#shared/model/fields.ts'
import { FIGURES } from '#shared/model/figures.ts'
import { TABLES, type TableName } from '#shared/model/record.ts'

type Fields = Record<string, unknown>
const definitionOf = (table: TableName) =>
  DEFINITIONS[table] as unknown as {
    parse: (fields: unknown) => Fields | undefined
    defaults: Fields
    textFields: readonly string[]
    migrations: readonly unknown[]
  }

/** Fields without which a record has no place, with a value that gives it one. */
const REQUIRED: Readonly<Record<TableName, Fields>> = {
  projects: {},
  personas: {},
  maps: {},
  stages: { mapId: 'm' },
  steps: { stageId: 's' },
  lanes: { mapId: 'm' },
  cards: { place: ['lane', 'step', 'V'] },
  groups: { mapId: 'm' },
  connectors: { mapId: 'm', fromId: 'a', toId: 'b' },
  notes: { mapId: 'm' },
  traits: { personaId: 'p' },
  comments: { mapId: 'm' },
  views: { mapId: 'm' },
  dataSets: { mapId: 'm' },
  authors: {},
}

/** Whatever a peer can store: JSON, and what Yjs stores beyond it. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.anything({ withBigInt: true, withTypedArray: true, withNullPrototype: true, maxDepth: 2 }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, 1e308, 2n ** 70n, undefined, '__proto__'),
  fc.constant('x'.repeat(MAX_TEXT + 5)),
)

describe.each(TABLES)('%s', (table) => {
  const { parse, defaults, textFields, migrations } = definitionOf(table)
  const keys = Object.keys(defaults)

  test('a record that says nothing beyond its place is the default', () => {
    expect({ ...parse(REQUIRED[table]), ...REQUIRED[table] }).toEqual({ ...defaults, ...REQUIRED[table] })
  })

  test('the default is itself a record and heals to itself', () => {
    expect(parse(defaults)).toEqual(defaults)
  })

  test('text fields are fields, and empty by default', () => {
    for (const field of textFields) expect(defaults[field]).toBe('')
  })

  test('has no version yet', () => {
    expect(migrations).toEqual([])
  })

  test('a record without its place is none', () => {
    for (const key of Object.keys(REQUIRED[table])) {
      const { [key]: _, ...rest } = REQUIRED[table]
      expect(parse(rest), `without ${key}`).toBeUndefined()
      expect(parse({ ...REQUIRED[table], [key]: 'not an id' }), `with a broken ${key}`).toBeUndefined()
    }
  })

  test.each(keys)('a broken %s heals and harms no other field', (key) => {
    fc.assert(
      fc.property(anything, (value) => {
        const record = parse({ ...REQUIRED[table], [key]: value })
        if (record === undefined) {
          expect(Object.keys(REQUIRED[table])).toContain(key)
          return
        }
        expect(Object.keys(record).sort()).toEqual([...keys].sort())
        expectValid(record)
        const { [key]: _, ...others } = record
        const { [key]: __, ...expected } = { ...defaults, ...REQUIRED[table] }
        expect(others).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  })

  test('whatever is stored gives a valid record or none, never an error, and heals only once', () => {
    const records = fc.oneof(
      anything,
      fc.dictionary(fc.constantFrom(...keys, 'other', '__proto__'), anything),
    )
    fc.assert(
      fc.property(records, (fields) => {
        const record = parse(typeof fields === 'object' ? { ...REQUIRED[table], ...fields } : fields)
        if (record === undefined) return
        expectValid(record)
        expect(parse(record)).toEqual(record)
      }),
      { numRuns: 300 },
    )
  })

  test('unknown fields are left out of what is read', () => {
    expect(parse({ ...REQUIRED[table], later: 1, toString: 'x' })).not.toHaveProperty('later')
  })
})

function expectReference(key: string, value: unknown): void {
  if (key === 'projectId') return
  expect(value === (key === 'authorId' ? '' : null) || isId(value)).toBe(true)
}

/** Fields that hold more than people type. */
const LONGEST: Readonly<Record<string, number>> = { figures: FIGURES.most, reading: 40_000 }
/** Slices of figures are no records. */
const SLICES: ReadonlySet<string> = new Set(['sliceId', 'besideId'])
const isPair = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')
const isCost = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 2 &&
  typeof value[0] === 'string' &&
  value[1] >= 0 &&
  value[1] <= 1e12 &&
  !Object.is(value[1], -0)
const PAIRS: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['matches', isPair],
  ['dropLinks', isPair],
  ['campaignCosts', isCost],
])

function expectList(key: string, value: readonly unknown[]): void {
  expect(value.length).toBeLessThanOrEqual(64)
  expect(new Set(value).size).toBe(value.length)
  expect(value.every((entry) => typeof entry === 'string' && entry !== '')).toBe(true)
  if (/Ids$/.test(key)) expect(value.every(isId)).toBe(true)
}

function expectSeries(value: readonly unknown[]): void {
  expect(value.length).toBeLessThanOrEqual(60)
  expect(value.every(Number.isFinite)).toBe(true)
}

/** What every reader of a record may rely on, told from the fields' names and kinds. */
function expectValid(record: Fields): void {
  for (const [key, value] of Object.entries(record)) {
    if (typeof value === 'number') expect(Number.isFinite(value), `${key} is finite`).toBe(true)
    if (typeof value === 'string')
      expect(value.length, `${key} has an end`).toBeLessThanOrEqual(LONGEST[key] ?? MAX_TEXT)
    if (key === 'order') expect(isOrder(value)).toBe(true)
    else if (key === 'place') expect(isPlace(value)).toBe(true)
    else if (SLICES.has(key)) expect(typeof value).toBe('string')
    else if (PAIRS.has(key)) expect((value as unknown[]).every((pair) => PAIRS.get(key)?.(pair))).toBe(true)
    else if (/Id$/.test(key)) expectReference(key, value)
    else if (key === 'series') expectSeries(value as unknown[])
    else if (Array.isArray(value)) expectList(key, value)
  }
}

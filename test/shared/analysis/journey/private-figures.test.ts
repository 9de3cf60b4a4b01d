/** What a project carries of journey data: never who a customer is, never a group too small, never more than it has room for. */
import { expect, test } from 'vitest'
import { COLUMN_ROLES } from '#shared/analysis/journey/event-log.ts'
import { feedCommands } from '#shared/analysis/journey/feed-lane.ts'
import { figuresFor } from '#shared/analysis/journey/figures.ts'
import { SNAPSHOT_STEPS } from '#shared/analysis/journey/figures-request.ts'
import { LogBuilder } from '#shared/analysis/journey/log-builder.ts'
import { RISK_SETTINGS } from '#shared/analysis/journey/risk-settings.ts'
import { suggestMatches } from '#shared/analysis/journey/suggest-matches.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { type Inspection, inspectLog } from '#shared/formats/logs/inspect-log.ts'
import { readLog } from '#shared/formats/logs/read-log.ts'
import type { LogReading, Readings } from '#shared/formats/logs/reading.ts'
import { FIGURES, type Figures, parseFigures } from '#shared/model/figures.ts'
import { reportBattery } from '#test/support/battery.ts'
import { type Chance, chanceOf, runsOf } from '#test/support/random.ts'
import { fileOf } from '../../formats/logs/inspect-builders.ts'
import { PLACES } from './support/random-logs.ts'

const RUNS = runsOf('PRIVATE_LOGS', 30)
const SEED = runsOf('PRIVATE_LOGS_SEED', 1)

/** Nothing else that is in a file, a map or a request looks like an id. */
const ID = /zq\d{4}x/gi
const idOf = (one: number): string => `zq${1000 + one}x`

const STATES = ['Visit', 'Sign up', 'Purchase', 'Support call', 'Cancel'] as const

/** A file with ids in more than one column: who brought a customer, whose page was seen, a free text. */
function fileWithIds(chance: Chance): string {
  const customers = 6 + chance.whole(30)
  const anybody = (): string => idOf(chance.whole(customers))
  const rows = Array.from({ length: 30 + chance.whole(200) }, () => {
    const one = chance.whole(customers)
    const day = String(1 + chance.whole(28)).padStart(2, '0')
    return [
      chance.happens(0.1) ? idOf(one).toUpperCase() : idOf(one),
      chance.pick(STATES),
      `2026-0${1 + chance.whole(6)}-${day} 0${chance.whole(10)}:00`,
      ['red', 'green', 'blue', ''][one % 4],
      idOf(Math.floor(one / 6)),
      anybody(),
      chance.whole(300),
      chance.happens(0.4) ? chance.whole(11) : '',
    ].join()
  })
  // Some programs write no headings: the first row must not become their place.
  const head = chance.happens(0.7) ? ['customer_id,event,time,plan,brought_by,seen,amount,nps'] : []
  return [...head, ...rows].join('\n')
}

/** As it was guessed, or with columns of ids for states, segments and campaigns. */
function anyReading({ reading, columns }: Inspection, chance: Chance): LogReading {
  if (chance.happens(0.4)) return reading
  const name = (): string => chance.pick(columns).name
  return {
    ...reading,
    activityColumn: chance.happens(0.5) ? reading.activityColumn : name(),
    match: chance.pick(['exact', 'folded', 'email']),
    columns: columns
      .filter(({ name }) => name !== reading.timeColumn)
      .map(({ name }) => ({
        column: name,
        role: chance.pick(COLUMN_ROLES),
        of: chance.pick(['event', 'case']),
      })),
  }
}

/** Everything that the figures tell how many customers there are of. */
function countsIn({
  customers,
  goal,
  states,
  slices,
  paths,
  campaigns,
  cohorts,
  churn,
  risks,
  influence,
}: Figures) {
  const counts = [
    goal?.converted,
    ...states.map((state) => state.customers),
    ...paths.map(([, count]) => count),
    ...campaigns.flatMap((one) => [one.customers, one.converted]),
    ...cohorts.flatMap((one) => [one.customers, ...one.active]),
    churn?.silent,
    ...risks.flatMap((risk) => [risk.customers, ...risk.byPlace.map(([, count]) => count)]),
    ...influence
      .flatMap(({ beforeGoal, anyTime }) => [beforeGoal, anyTime])
      .flatMap((one) =>
        one
          ? [
              one.exposedConverted,
              one.exposed - one.exposedConverted,
              one.unexposedConverted,
              one.unexposed - one.unexposedConverted,
            ]
          : [],
      ),
    ...slices.flatMap((slice) => [
      slice.customers,
      ...slice.flows.map(([, , count]) => count),
      ...slice.places.flatMap(({ reached, entered, left, stillHere, returned, time }) => [
        ...[reached, entered, left, stillHere, returned],
        time?.n,
      ]),
    ]),
  ]
  return { customers, counts: counts.filter((count) => typeof count === 'number') }
}

/** What is done to place the data on a map, as one document of text. */
function commandsFor(
  figures: Figures,
  readings: Readings,
  matches: ReturnType<typeof suggestMatches>,
): string {
  const fields = {
    title: 'Shop',
    source: 'shop.csv',
    reading: JSON.stringify(readings),
    figures: JSON.stringify(figures),
    matches,
  }
  const view = { stages: [], cells: new Map() }
  const commands: Command[] = [
    { type: 'data.add', id: 'd', mapId: 'm', fields },
    ...feedCommands({ cards: {} }, view, 'lane', { measure: 'entered', dataSetId: 'd', matches }),
  ]
  return JSON.stringify(commands)
}

async function tryOne(seed: number): Promise<void> {
  const chance = chanceOf(seed)
  const source = fileOf(fileWithIds(chance), 'shop.csv', 4096)
  const inspection = await inspectLog(source)
  if (!inspection.ok) throw new Error(inspection.error.message)
  expect(JSON.stringify(inspection.value.reading).match(ID)).toBeNull()
  const reading = anyReading(inspection.value, chance)
  const result = await readLog([{ source, reading }])
  if (!result.ok) throw new Error(result.error.message)
  const { log, rows } = result.value
  const matches = suggestMatches(
    STATES.map((name) => ({ name })),
    PLACES.map((place, at) => ({ ...place, title: STATES[at % STATES.length] as string })),
  )
  const leastGroup = 1 + chance.whole(8)
  const segments = chance.some([...log.columns.keys()], 4)
  const asked = {
    segments,
    snapshots: chance.pick(SNAPSHOT_STEPS),
    churnAfterDays: 1 + chance.whole(60),
    risks: RISK_SETTINGS,
  }
  const figures = figuresFor(log, rows, {
    ...asked,
    ...{ places: PLACES, matches, goal: chance.pick(log.activities), leastGroup, zone: reading.zone, now: 0 },
  })
  expect(parseFigures(JSON.stringify(figures))).toEqual(figures)
  const readings: Readings = { subject: 'customer', asked, files: [{ name: 'shop.csv', reading }] }
  const ids = new Set(log.cases.map((id) => id.toLowerCase()))
  const told = commandsFor(figures, readings, matches).match(ID) ?? []
  expect(told.filter((id) => ids.has(id.toLowerCase()))).toEqual([])
  const { customers, counts } = countsIn(figures)
  expect(counts.filter((count) => count > 0 && count < leastGroup && count !== customers)).toEqual([])
}

test(`${RUNS} logs with ids everywhere tell of nobody, and of no small group`, async () => {
  for (let seed = SEED; seed < SEED + RUNS; seed++)
    await tryOne(seed).catch((error: unknown) => {
      const where = `PRIVATE_LOGS_SEED=${seed} PRIVATE_LOGS=1 fails`
      throw new Error(`${where}: ${error instanceof Error ? error.message : error}`, { cause: error })
    })
  reportBattery('T18', 'private logs', RUNS, { seeds: `${SEED} to ${SEED + RUNS - 1}` })
}, 3_600_000)

/** A log that has more of everything than a project carries: long names, many places, columns, campaigns and surveys. */
function largestFigures(letters: string): Figures {
  const long = (name: string): string => name.padEnd(480, letters)
  const words = Array.from({ length: 16 }, (_, at) => long(`group ${at}`))
  const surveys = Array.from({ length: 24 }, (_, at) => long(`survey ${at}`))
  const states = Array.from({ length: 220 }, (_, at) => long(`state ${at}`))
  const builder = new LogBuilder({
    columns: [
      ...words.map(
        (name, at) => ({ name, role: at === 0 ? 'campaign' : 'segment', of: 'case', type: 'words' }) as const,
      ),
      ...surveys.map(
        (name) =>
          ({
            name,
            role: 'score',
            of: 'event',
            type: 'numbers',
            scale: { kind: 'nps', low: 0, high: 10 },
          }) as const,
      ),
    ],
  })
  for (let customer = 0; customer < 8; customer++)
    states.forEach((activity, at) => {
      builder.add({
        caseId: `c${customer}`,
        activity,
        at: (customer * 31 + at * 97 + (customer % 7) * at) * 3_600_000,
      })
      if (at === 0)
        for (const column of words.keys()) builder.setWord(column, long(`value ${customer % (column + 3)}`))
      if (at % 40 === 0)
        for (const column of surveys.keys()) builder.setNumber(words.length + column, customer % 11)
    })
  const idOf = (kind: string, at: number): string => `${kind}-${at}`.padEnd(200, '~')
  const places = Array.from({ length: 200 }, (_, at) =>
    (['stage', 'step'] as const).map((kind) => ({
      id: idOf(kind, at),
      kind,
      stageId: idOf('stage', at),
      title: '',
    })),
  ).flat()
  return figuresFor(builder.build(), [], {
    places,
    matches: states.slice(0, 200).map((state, at) => [state, idOf('step', at)] as const),
    ...{ goal: states.at(-1) ?? '', leastGroup: 1, segments: [...words, ...surveys], snapshots: 'day' },
    ...{ zone: 'Europe/Berlin', churnAfterDays: 30, now: 0 },
  })
}

test.each([
  ['letters', 'x'],
  ['signs that JSON writes as six', '\u0001'],
])('more of everything than a project carries is cut down to what it does: %s', (_what, letters) => {
  const figures = largestFigures(letters)
  const text = JSON.stringify(figures)
  expect(text.length).toBeLessThanOrEqual(FIGURES.most)
  expect(parseFigures(text)).toEqual(figures)
  expect(figures.slices[0]?.places).toHaveLength(FIGURES.places)
  expect(figures.leftOut.join(' ')).toMatch(/For want of room/)
})

/** Customers of some cities who go through four states on a usual map. */
function citiesFigures(customers: number, cities: number): Figures {
  const builder = new LogBuilder({ columns: [{ name: 'city', role: 'segment', of: 'case', type: 'words' }] })
  for (let customer = 0; customer < customers; customer++)
    for (let event = 0; event < 4; event++) {
      const activity = STATES[(customer + event) % 4] as string
      builder.add({ caseId: `c${customer}`, activity, at: ((customer % 62) * 24 + event * 5) * 3_600_000 })
      builder.setWord(0, `city ${customer % cities}`)
    }
  return figuresFor(builder.build(), [], {
    places: PLACES,
    matches: STATES.slice(0, 4).map((state, at) => [state, `p${at + 1}`] as const),
    ...{
      goal: 'Purchase',
      leastGroup: 5,
      segments: ['city'],
      snapshots: 'day',
      zone: 'UTC',
      churnAfterDays: 9,
      now: 0,
    },
  })
}

test('forty-eight segments and sixty snapshots of a usual map are all there', () => {
  const { slices } = citiesFigures(960, 48)
  const kinds = Map.groupBy(slices, ({ kind }) => kind)
  expect([kinds.get('segment')?.length, kinds.get('snapshot')?.length]).toEqual([48, 60])
})

test('figures that somebody changed are read as far as they are sound', () => {
  const sound = citiesFigures(120, 6)
  const text = JSON.stringify({ ...sound, slices: sound.slices.slice(0, 4) })
  const runs = RUNS * 4
  for (let seed = SEED; seed < SEED + runs; seed++) {
    const chance = chanceOf(seed)
    const found = parseFigures(chance.happens(0.5) ? spoiltText(text, chance) : spoiltValue(text, chance))
    if (found) expect(parseFigures(JSON.stringify(found)), `PRIVATE_LOGS_SEED=${seed}`).toEqual(found)
  }
  reportBattery('T18', 'changed figures', runs)
}, 3_600_000)

function spoiltText(text: string, chance: Chance): string {
  const [at, length] = [chance.whole(text.length), chance.whole(20)]
  return (
    text.slice(0, at) +
    chance.pick(['', '[', '{"__proto__":', '1e999', 'null,', '"']) +
    text.slice(at + length)
  )
}

const ODD_VALUES: readonly unknown[] = [
  null,
  -1,
  1e300,
  '',
  'x'.repeat(600),
  [],
  {},
  [[]],
  { valueOf: 1 },
  true,
]

/** Something else somewhere in it, still JSON. */
function spoiltValue(text: string, chance: Chance): string {
  const value: unknown = JSON.parse(text)
  let within = value as Record<string, unknown>
  for (;;) {
    const key = chance.pick(Object.keys(within))
    const next = within[key]
    if (typeof next === 'object' && next !== null && Object.keys(next).length > 0 && chance.happens(0.8)) {
      within = next as Record<string, unknown>
      continue
    }
    within[key] = chance.pick(ODD_VALUES)
    return JSON.stringify(value)
  }
}

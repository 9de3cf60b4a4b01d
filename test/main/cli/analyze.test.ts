import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Outcome } from '#main/cli/outcome.ts'
import { createProgram } from '#main/cli/program.ts'
import type { Result } from '#shared/base/result.ts'
import { contextFor } from './support/context.ts'
import { type Desk, newDesk } from './support/throughline.ts'

const EVENTS = `Kunde;Schritt;Wann;Betrag
a;start;01.03.2024 10:00;1,5
a;kauf;02.03.2024 11:00;2
b;start;31.03.2024 01:30;3
b;kauf;31.03.2024 03:30;3
;kauf;31.03.2024 03:30;3
c;kauf;unknown;3
`
const CUSTOMERS = 'Kunde,Plan\na,pro\nb,free\nz,free\n'
const COLUMNS = ['--case', 'Kunde', '--activity', 'Schritt', '--time', 'Wann'] as const

/** A desk with both files on it. */
async function deskOfFiles(): Promise<Desk> {
  const desk = await newDesk()
  await desk.put('events.csv', EVENTS)
  await desk.put('customers.csv', CUSTOMERS)
  return desk
}

/** What the command would print. */
async function analysed({ folder }: Desk, ...args: string[]): Promise<Result<Outcome>> {
  let came: Result<Outcome> | undefined
  const program = createProgram(async (work, { json = false }) => {
    came = await work(contextFor(folder, json))
  })
  const paths = args.map((word) => (/^[a-z]*\.[a-z.]*$/.test(word) ? join(folder, word) : word))
  await program.parseAsync(['analyze', ...paths], { from: 'user' })
  return came as Result<Outcome>
}

test('customers whose ids one of several files writes as names are the same in all of them', async () => {
  const desk = await newDesk()
  const head = 'customer,event,timestamp\n'
  await desk.put(
    'names.csv',
    `${head}Ann Lee,view,2024-03-01\nBo Diaz,view,2024-03-01\nCy Ray,view,2024-03-02\n`,
  )
  await desk.put(
    'mixed.csv',
    `${head}Ann Lee,pay,2024-03-03\ncy ray,pay,2024-03-04\nx1,pay,2024-03-05\nx2,pay,2024-03-06\n`,
  )
  for (const columns of [[], ['--case', 'customer', '--activity', 'event', '--time', 'timestamp']]) {
    const { stdout } = await desk.run(['analyze', 'names.csv', 'mixed.csv', ...columns, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ cases: 5, events: 7, events_per_case: { max: 2 } })
  }
})

test('joins what is known of customers to their events, honours daylight saving, and counts what it left out', async () => {
  const { run } = await deskOfFiles()
  const args = [
    ...['analyze', 'events.csv', '-', ...COLUMNS, '--zone', 'Europe/Berlin'],
    ...['--funnel', 'start,kauf', '--by', 'plan', '--snapshots', 'week', '--json'],
  ]
  const { code, stdout, stderr } = await run(args, { input: CUSTOMERS })
  expect([code, stderr, stdout.trimEnd().split('\n').length]).toEqual([0, '', 1])
  const found = JSON.parse(stdout)
  expect(found).toMatchObject({
    files: ['events.csv', 'standard input'],
    ...{ cases: 2, events: 4, first_event: '2024-03-01T09:00:00Z', last_event: '2024-03-31T01:30:00Z' },
    case_duration_s: { n: 2, min: 3600, max: 25 * 3600 },
    funnel: { stages: [{ reached_in_order: 2 }, { reached_in_order: 2 }] },
    influence: { goal: 'kauf', converted: 2 },
    segments: { Plan: { free: { cases: 1, converted: 1, rate: 1 }, pro: { cases: 1 } } },
    rows: { read: 9, used: 6, left_out: 3 },
  })
  const weeks = found.snapshots_week_start_europe_berlin.map(({ at }: { at: string }) => at)
  expect([weeks.length, weeks[0], weeks.at(-1)]).toEqual([5, '2024-03-03T23:00:00Z', '2024-03-31T22:00:00Z'])
  expect(found.rows.files[0].left_out).toEqual([
    {
      reason: 'no-case',
      meaning: 'rows without an id',
      rows: 1,
      examples: [{ line: 6, text: expect.any(String) }],
    },
    { reason: 'bad-time', meaning: 'rows with a time that is none', rows: 1, examples: [expect.anything()] },
  ])
})

test('tells people the same in tables, packed files and guessed columns included', async () => {
  const desk = await deskOfFiles()
  await desk.put('packed.csv.gz', gzipSync(EVENTS))
  const came = await analysed(desk, 'packed.csv.gz', '--funnel', 'start,kauf')
  const lines = came.ok ? came.value.lines : [came.error.message]
  expect(lines).toContain('packed.csv.gz: case “Kunde”, activity “Schritt”, time “Wann”')
  expect(lines).toContainEqual(expect.stringMatching(/^kauf +2 +2 +100\.0 % +100\.0 % +— +14 h$/))
  expect(lines).toContain('  packed.csv.gz: 1 row without an id (such as line 6)')
})

test('takes names as people type them, with commas, other blanks and capitals, and ids as they are', async () => {
  const desk = await deskOfFiles()
  const rows = [
    'Ann Lee,2024-01-01,a',
    'ann lee,2024-01-01,"b,  c"',
    'Ann Lee,2024-01-02,"B, c"',
    'x y,2024-01-03,d',
  ]
  await desk.put('people.csv', ['Who  Is,3,What', ...rows].join('\n'))
  const columns = ['--case', 'who is', '--activity', 'WHAT', '--time', '3']
  const came = await analysed(desk, 'people.csv', ...columns, '--funnel', 'a,B, c,d')
  expect(came.ok ? came.value.json : came.error).toMatchObject({
    ...{ cases: 3, events: 4, columns: { case: 'Who Is', time: '3' } },
    funnel: { stages: [{ stage: 'a', reached_in_order: 1 }, { stage: 'B, c' }, { stage: 'd' }] },
  })
})

test.each([
  ['events.csv --case user', '“events.csv” has no column “user”. It has: Kunde, Schritt, Wann, Betrag.'],
  ['events.csv --by Land', '“events.csv” has no column “Land”. It has: Kunde, Schritt, Wann, Betrag.'],
  [
    'events.csv --time Wan',
    '“events.csv” has no column “Wan”. Did you mean “Wann”? It has: Kunde, Schritt, Wann, Betrag.',
  ],
  [
    'events.csv customers.csv --by Plann',
    'None of the files has a column “Plann”. Did you mean “Plan”? There are: Kunde, Schritt, Wann, Betrag, Plan.',
  ],
  [
    'events.csv customers.csv --case Kunde --activity Schrit',
    'None of the files has a column “Schrit”. Did you mean “Schritt”? There are: Kunde, Schritt, Wann, Betrag, Plan.',
  ],
  ['events.csv --sheet Januar', 'There is no sheet “Januar”: none of this is a workbook.'],
  [
    'events.csv --goal Kuaf',
    'There is no activity “Kuaf” in this data. Did you mean “kauf”? It has: start, kauf.',
  ],
  ['events.csv --funnel start,ende,kauf', 'There is no activity “ende” in this data. It has: start, kauf.'],
  ['events.csv --goal sale', 'There is no activity “sale” in this data. It has: start, kauf.'],
  ['events.csv --funnel start,start', '“start” stands twice in the funnel. Name every stage once.'],
  ['customers.csv', '“customers.csv” tells of no events.'],
  ['gone.csv', 'gone.csv”. Check its name and folder.'],
  ['.', '” is a folder. Name a file in it.'],
])('refuses %s in a sentence', async (args, words) => {
  const came = await analysed(await deskOfFiles(), ...args.split(' '))
  expect(came.ok ? 'done' : came.error.message).toContain(words)
})

const PARTED = `Kunde;Schritt;Tag;Uhr;Bis;Zeit;Ort
a;start;01.03.2024;2:30 PM;01.03.2024;15:00;x
a;kauf;01.03.2024;;01.03.2024;16:00;x
`

test('the day and the time of day of an event may stand in two columns, of its end too', async () => {
  const desk = await newDesk()
  await desk.put('parted.csv', PARTED)
  const named = ['parted.csv', '--case', 'Kunde', '--activity', 'Schritt', '--time', 'Tag']
  const both = ['--time-of-day', 'Uhr', '--end', 'Bis', '--end-time-of-day', 'Zeit']
  const found = await analysed(desk, ...named, ...both)
  expect(found.ok ? found.value.json : found.error).toMatchObject({
    columns: {
      times_of_day: [
        { day: 'Tag', time: 'Uhr' },
        { day: 'Bis', time: 'Zeit' },
      ],
    },
    ...{ first_event: '2024-03-01T00:00:00Z', last_event: '2024-03-01T14:30:00Z' },
    service_time: { activity: { start: { median: 1800 }, kauf: { median: 16 * 3600 } } },
    rows: { read: 2, used: 2, files: [{ used_in_part: [{ reason: 'no-time-of-day', rows: 1 }] }] },
  })
  const said = async (...args: string[]) => {
    const came = await analysed(desk, ...named, ...args)
    return came.ok ? came.value.lines : [came.error.message]
  }
  expect(await said()).toContain('parted.csv: case “Kunde”, activity “Schritt”, time “Tag” with “Uhr”')
  expect(await said()).toContain(
    '  parted.csv: 1 row with a day but no time of day, read as 00:00 (such as line 3)',
  )
  expect(await said('--time-of-day', 'Ort')).toEqual([
    'Of 2 rows, none tells of an event: 2 with a time that is none.',
  ])
  expect(await said('--end-time-of-day', 'Zeit')).toEqual([expect.stringContaining('--end')])
})

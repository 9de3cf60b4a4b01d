import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Outcome } from '#main/cli/outcome.ts'
import { createProgram } from '#main/cli/program.ts'
import { createLog } from '#main/host/log.ts'
import type { Result } from '#shared/base/result.ts'
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

/** What the command would print; without a program of its own, which takes a second to start. */
async function analysed({ folder }: Desk, ...args: string[]): Promise<Result<Outcome>> {
  const signal = new AbortController().signal
  const nobody = { show: () => undefined, clear: () => undefined }
  let came: Result<Outcome> | undefined
  const program = createProgram(async (work, { json = false }) => {
    came = await work({ signal, log: createLog(folder), progress: nobody, json })
  })
  const paths = args.map((word) => (/^[a-z]*\.[a-z.]*$/.test(word) ? join(folder, word) : word))
  await program.parseAsync(['analyze', ...paths], { from: 'user' })
  return came as Result<Outcome>
}

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
  ['events.csv --goal sale', 'There is no activity “sale” in this data. It has: start, kauf.'],
  ['events.csv --funnel start,start', '“start” stands twice in the funnel. Name every stage once.'],
  ['customers.csv', '“customers.csv” tells of no events.'],
  ['gone.csv', 'gone.csv”. Check its name and folder.'],
  ['.', '” is a folder. Name a file in it.'],
])('refuses %s in a sentence', async (args, words) => {
  const came = await analysed(await deskOfFiles(), ...args.split(' '))
  expect(came.ok ? 'done' : came.error.message).toContain(words)
})

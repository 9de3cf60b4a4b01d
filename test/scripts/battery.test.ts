/** The battery and its planted faults as lists: complete, and about files that exist. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BATTERY } from '../../scripts/lib/battery.mjs'
import { alone, detailsOf, judge, tableOf, withAnew } from '../../scripts/lib/battery-report.mjs'
import { plant } from '../../scripts/lib/plant.mjs'
import { PLANTED_FAULTS } from '../../scripts/lib/planted-faults.mjs'
import { root } from '../architecture/source-files.ts'

const IDS = Array.from({ length: 18 }, (_, index) => `T${index + 1}`)
const exists = (path: string) => existsSync(join(root, path))

test('the battery has T1 to T18, each with counts, and of files that exist', () => {
  expect(BATTERY.map(({ id }) => id)).toEqual(IDS)
  for (const { id, wants, runs } of BATTERY) {
    expect(wants.length, id).toBeGreaterThan(0)
    expect(
      runs.flatMap(({ files }) => files).filter((path) => !exists(path)),
      id,
    ).toEqual([])
  }
})

test('every variable that makes a run long is read by a test of that run', () => {
  for (const { id, runs } of BATTERY)
    for (const { files, env = {} } of runs) {
      const text = files.map((path) => readFileSync(join(root, path), 'utf8')).join('')
      expect(
        Object.keys(env).filter((name) => !text.includes(name)),
        id,
      ).toEqual([])
    }
})

describe('planted faults', () => {
  test('there is one for each test of the battery', () => {
    const seen = new Set(PLANTED_FAULTS.map((fault) => fault.test))
    expect(IDS.filter((id) => !seen.has(id))).toEqual([])
    expect(new Set(PLANTED_FAULTS.map(({ id }) => id)).size).toBe(PLANTED_FAULTS.length)
  })

  test.each(PLANTED_FAULTS.map((fault) => [fault.id, fault] as const))('%s has its place', (_, fault) => {
    const text = readFileSync(join(root, fault.file), 'utf8')
    expect(plant(text, fault)).not.toBe(text)
    expect(fault.run.files.filter((path) => !exists(path))).toEqual([])
  })

  test('a place that is not there once is refused', () => {
    const fault = { id: 'x', find: 'a', replace: 'b' }
    expect(() => plant('a a', fault)).toThrow('2 times')
    expect(() => plant('', fault)).toThrow('0 times')
  })
})

describe('a verdict', () => {
  const wanted = { id: 'T1', title: 'a test', wants: [{ what: 'cases', count: 10 }], runs: [] }
  const said = (count: number, what = 'cases') => ({ test: 'T1', what, count, details: {} })
  const run = (...failures: string[]) => ({ seconds: 2, failures })

  test('adds up what the runs have counted', () => {
    expect(judge(wanted, [said(4), said(6)], [run(), run()])).toMatchObject({
      counts: [{ what: 'cases', wanted: 10, count: 10 }],
      seconds: 4,
      failures: [],
    })
  })

  test('fails where cases are missing, though all tests passed', () => {
    expect(judge(wanted, [said(9), said(5, 'others')], [run()]).failures).toEqual(['only 9 of 10 cases'])
    expect(judge(wanted, [], [run()]).failures).toEqual(['only 0 of 10 cases'])
  })

  test('fails where a run failed, though the counts are there', () => {
    const outcome = judge(wanted, [said(10)], [run('this | broke')])
    expect(outcome.failures).toEqual(['this | broke'])
    expect(tableOf([outcome])).toContain('| FAILED | 2 s | this \\| broke |')
  })
})

test('details say what they are of where a test counts several things', () => {
  const said = (what: string) => ({ test: 'T1', what, count: 1, details: { seed: 1000 } })
  const wants = ['files', 'bombs'].map((what) => ({ what, count: 1 }))
  const lines = (...whats: string[]) =>
    detailsOf([
      judge({ id: 'T1', title: '', wants: wants.slice(0, whats.length), runs: [] }, whats.map(said), []),
    ])
  expect(lines('files')).toBe('- T1: seed 1,000')
  expect(lines('files', 'bombs')).toBe('- T1: files, seed 1,000; bombs, seed 1,000')
})

describe('a report of some tests in that of all', () => {
  const row = (id: string, time: string) => `| ${id} | what it does | ${time} |`
  const ALL = [
    ['2026-01-01, here: 2 of 2 passed.', 'T2 alone, 2026-01-02: passed.'].join('\n'),
    ['|  | test | time |', '| --- | --- | --- |', row('T1', '1 s'), row('T2', '2 s')].join('\n'),
    ['- T1: seed 1', '- T2: seed 2'].join('\n'),
  ]

  test('takes the place of what it says anew, and leaves the others as they were', () => {
    const some = [`${alone(['T2'])}, 2026-02-02: passed.`, row('T2', '9 s'), '- T2: seed 9']
    expect(withAnew(ALL.join('\n\n'), some.join('\n\n')).split('\n')).toEqual([
      ...['2026-01-01, here: 2 of 2 passed.', 'T2 alone, 2026-02-02: passed.', ''],
      ...['|  | test | time |', '| --- | --- | --- |', row('T1', '1 s'), row('T2', '9 s'), ''],
      ...['- T1: seed 1', '- T2: seed 9'],
    ])
  })

  test('stands behind them where it is new, also without details', () => {
    const some = [
      `${alone(['T3', 'T4'])}, 2026-02-02: passed.`,
      [row('T3', '3 s'), row('T4', '4 s')].join('\n'),
    ]
    const lines = withAnew(ALL.join('\n\n'), some.join('\n\n')).split('\n')
    expect(lines).toContain('T3 and T4 alone, 2026-02-02: passed.')
    expect(lines.slice(-6)).toEqual([
      row('T2', '2 s'),
      row('T3', '3 s'),
      row('T4', '4 s'),
      '',
      '- T1: seed 1',
      '- T2: seed 2',
    ])
  })

  test('knows rows by as many cells as it takes', () => {
    const table = [row('T1', '1 s'), '| T1 | another fault | 2 s |'].join('\n')
    const again = 'T1 alone: seen.\n\n| T1 | another fault | 5 s |'
    expect(withAnew(`all: seen.\n\n${table}`, again, 2)).toContain(
      `${row('T1', '1 s')}\n| T1 | another fault | 5 s |`,
    )
  })
})

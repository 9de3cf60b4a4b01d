/**
 * Journey data from a file to all measures, beside pandas: `node bench/journey.ts <results.json> [rows,rows] [repetitions]`.
 * Both read the same generated file and compute the same figures, each in a process of its own; that they agree is checked.
 * pandas is whatever `python3` brings (Debian: `apt-get install python3-pandas`); without it the app is measured alone.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { reportOf } from '#shared/analysis/journey/log-report.ts'
import { readLog } from '#shared/formats/logs/read-log.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import { FUNNEL, rowsOf } from './journey-rows.ts'

const SEGMENTS = ['platform', 'channel']
const READING: LogReading = {
  ...{ format: 'delimited', delimiter: ',', encoding: 'utf-8', head: true, decimal: '.', shape: 'long' },
  ...{
    caseColumn: 'customer',
    match: 'exact',
    activityColumn: 'event',
    timeColumn: 'timestamp',
    endColumn: null,
  },
  ...{
    lifecycleColumn: null,
    lifecycle: 'all',
    stateColumns: [],
    timeFormat: 'iso',
    zone: 'UTC',
    only: null,
  },
  columns: SEGMENTS.map((column) => ({ column, role: 'segment', of: 'event' })),
  ...{ repeated: 'keep', preset: '' },
}

/** What one run of one side says of itself, besides the figures. */
interface Run {
  readonly readMs: number
  readonly computeMs: number
  /** Time of all processors, which other work on the machine does not lengthen. */
  readonly cpuMs: number
  readonly peakMiB: number
  readonly figures: Readonly<Record<string, unknown>>
}

/** The app's own way. Both sides are told what the columns are. */
async function measure(path: string): Promise<Run> {
  const begun = performance.now()
  const cpuBegun = process.cpuUsage()
  const source = {
    name: 'events.csv',
    size: statSync(path).size,
    open: () => createReadStream(path, { highWaterMark: 1024 * 1024 }),
  }
  const read = await readLog([{ source, reading: READING }])
  if (!read.ok) throw new Error(read.error.message)
  const readAt = performance.now()
  const report = reportOf(read.value.log, {
    ...{ funnel: FUNNEL, goal: 'purchase', segments: SEGMENTS, snapshots: 'month', zone: 'UTC', noun: null },
  })
  const computed = performance.now()
  const { user, system } = process.cpuUsage(cpuBegun)
  return {
    readMs: Math.round(readAt - begun),
    computeMs: Math.round(computed - readAt),
    cpuMs: Math.round((user + system) / 1000),
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    figures: figuresOf(report),
  }
}

/** Figures of every measure, under the names that `journey.py` gives them too. */
function figuresOf(report: ReturnType<typeof reportOf>): Run['figures'] {
  const { activity, funnel, influence, segments = {} } = report
  const months: unknown = Reflect.get(report, 'snapshots_month_start_utc')
  return {
    cases: report.cases,
    events: report.events,
    variants: report.variants,
    durations: [report.case_duration_s?.median, report.case_duration_s?.p90],
    ties: report.equal_timestamp_steps,
    activities: Object.fromEntries(
      Object.entries(activity).map(([name, one]) => [
        name,
        [
          one.events,
          one.cases,
          one.starts,
          one.ends,
          one.cases_repeating,
          one.time_to_next_event_s?.median,
          one.time_in_state_s?.p90,
        ],
      ]),
    ),
    follows: report.directly_follows.map(({ from, to, count, median_s: median }) => [
      from,
      to,
      count,
      median,
    ]),
    snapshots: (months as { not_started: number; state: Record<string, number> }[]).map((one) => [
      one.not_started,
      one.state,
    ]),
    funnel: funnel?.stages.map((stage) => [
      stage.reached_in_order,
      stage.reached_any_order,
      stage.time_from_previous_s?.median ?? null,
    ]),
    influence: influence?.touchpoints.map((one) => [
      one.touchpoint,
      one.before_goal.exposed,
      one.before_goal.exposed_converted,
      one.anywhere_naive.exposed,
      one.anywhere_naive.exposed_converted,
    ]),
    segments: Object.fromEntries(
      Object.entries(segments).map(([column, values]) => [
        column,
        Object.fromEntries(Object.entries(values).map(([value, one]) => [value, [one.cases, one.converted]])),
      ]),
    ),
  }
}

async function compare(
  out: string,
  [sizes = '100000,1000000', reps = '3']: readonly string[],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-journey-'))
  const python = findPandas()
  if (!python) console.error('No python3 with pandas on this machine: the app is measured alone.')
  const rows: object[] = []
  try {
    for (const size of sizes.split(',').map(Number)) {
      const path = join(folder, `${size}.csv`)
      await pipeline(Readable.from(rowsOf(size)), createWriteStream(path))
      for (let rep = 0; rep < Number(reps); rep++) rows.push(...oneTurn(size, path, python))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const machine = { at: new Date().toISOString(), cores: cpus().length }
  writeFileSync(out, `${JSON.stringify({ machine, rows }, null, 1)}\n`)
  console.log(summaryOf(rows as readonly Turn[]))
}

interface Turn {
  readonly rows: number
  readonly target: string
  readonly readMs: number
  readonly computeMs: number
  readonly totalMs: number
  /** What a person waits for, from the start of a process to its end: of the app's command, of the script with pandas. */
  readonly wholeMs: number
  readonly cpuMs: number
  readonly peakMiB: number
}

type TimedRun = Run & Pick<Turn, 'wholeMs'>

const COMMAND = join(import.meta.dirname, '../bin/throughline.mjs')
const OPTIONS = [
  ...['--case', 'customer', '--activity', 'event', '--time', 'timestamp', '--time-format', 'iso'],
  ...['--funnel', FUNNEL.join(','), '--goal', 'purchase', '--by', SEGMENTS.join(','), '--json'],
]

/** What a command printed, and how long it took from its start to its end. */
function timed(
  command: string,
  args: readonly string[],
): { readonly told: string; readonly wholeMs: number } {
  const begun = performance.now()
  const told = execFileSync(command, args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })
  return { told, wholeMs: Math.round(performance.now() - begun) }
}

/** Each side once, on the same file; throws where they do not find the same. */
function oneTurn(size: number, path: string, python: string | undefined): readonly Turn[] {
  const turn = (target: string, { wholeMs, ...run }: TimedRun): Turn => {
    const { readMs, computeMs, cpuMs, peakMiB } = run
    return { rows: size, target, readMs, computeMs, totalMs: readMs + computeMs, wholeMs, cpuMs, peakMiB }
  }
  const run = (command: string, args: readonly string[]): TimedRun => {
    const { told, wholeMs } = timed(command, args)
    return { ...(JSON.parse(told) as Run), wholeMs }
  }
  const own = {
    ...run(process.execPath, [import.meta.filename, '--measure', path]),
    wholeMs: timed(process.execPath, [COMMAND, 'analyze', path, ...OPTIONS]).wholeMs,
  }
  if (!python) return [turn('throughline', own)]
  const pandas = run(python, [join(import.meta.dirname, 'journey.py'), path, FUNNEL.join(',')])
  const differs = differenceOf(own.figures, pandas.figures)
  if (differs !== null) throw new Error(`The two do not agree at ${differs}.`)
  return [turn('throughline', own), turn('pandas', pandas)]
}

/** Where two figures differ; `null` where all are the same to a millionth. */
function differenceOf(one: unknown, other: unknown, path = 'figures'): string | null {
  if (typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= 1e-6 ? null : `${path}: ${one} and ${other}`
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object')
    return (one ?? null) === (other ?? null) ? null : `${path}: ${one} and ${other}`
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = differenceOf(Reflect.get(one, key), Reflect.get(other, key), `${path}/${key}`)
    if (found !== null) return found
  }
  return null
}

const findPandas = (): string | undefined =>
  ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', 'import pandas'], { stdio: 'ignore' }).status === 0,
  )

function summaryOf(turns: readonly Turn[]): string {
  const median = (of: readonly Turn[], pick: (one: Turn) => number): number =>
    of.map(pick).toSorted((a, b) => a - b)[(of.length - 1) >> 1] ?? Number.NaN
  return [...Map.groupBy(turns, ({ rows }) => rows)]
    .map(([rows, all]) => {
      const [own, pandas] = ['throughline', 'pandas'].map((target) =>
        all.filter((one) => one.target === target),
      )
      const told = [own, pandas].map((of = []) => ({
        total: median(of, ({ totalMs }) => totalMs),
        whole: median(of, ({ wholeMs }) => wholeMs),
        peak: median(of, ({ peakMiB }) => peakMiB),
      }))
      const [ours, theirs] = told
      const beside =
        pandas?.length && ours && theirs
          ? `; pandas ${theirs.total} ms (process ${theirs.whole}), ${theirs.peak} MiB: ${(theirs.total / ours.total).toFixed(1)} times as long (process ${(theirs.whole / ours.whole).toFixed(1)})`
          : ''
      return `${rows.toLocaleString('en')} rows: ${ours?.total} ms (process ${ours?.whole}), ${ours?.peak} MiB${beside}`
    })
    .join('\n')
}

const [first = 'journey.json', ...rest] = process.argv.slice(2)
if (first === '--measure') console.log(JSON.stringify(await measure(rest[0] ?? '')))
else await compare(first, rest)

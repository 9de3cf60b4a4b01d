// `npm run test:long`: the whole battery at its full counts, from a fresh clone to a table. `-- T4 T6` runs some of it;
// `--write` puts the table into docs/battery.md. Runs on Node 20 with nothing installed, like scripts/test.mjs.
import { availableParallelism, cpus, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { BATTERY } from './lib/battery.mjs'
import {
  alone,
  changeBetween,
  detailsOf,
  duration,
  judge,
  number,
  tableOf,
  withAnew,
} from './lib/battery-report.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { preferOwnTools, root, say } from './lib/machine.mjs'
import { run } from './lib/run.mjs'
import { lendTools } from './lib/test-tools.mjs'
import { runFiles } from './lib/vitest-run.mjs'

/** As many runs at a time; each keeps about one core busy. */
const LANES = Math.min(2, availableParallelism())

/**
 * @typedef {{ test: import('./lib/battery.mjs').BatteryTest, run: import('./lib/battery.mjs').Run }} Job
 */

try {
  const args = process.argv.slice(2)
  const chosen = choose(args.filter((arg) => arg !== '--write'))
  const runtime = await ensureInstalled()
  preferOwnTools()
  const jobs = chosen.flatMap((test) => test.runs.map((run) => ({ test, run })))
  await prepare(runtime, jobs)
  const started = performance.now()
  const outcomes = await runAll(runtime, chosen, jobs)
  const minutes = duration((performance.now() - started) / 1000)
  const failed = outcomes.filter(({ failures }) => failures.length > 0)
  const verdict = `${outcomes.length - failed.length} of ${outcomes.length} passed, in ${minutes}`
  console.log(`\n${tableOf(outcomes)}\n\n${detailsOf(outcomes)}\n\n${verdict}`)
  if (args.includes('--write')) await write(outcomes, verdict)
  process.exitCode = failed.length > 0 ? 1 : 0
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

function choose(/** @type {readonly string[]} */ ids) {
  const unknown = ids.find((id) => !BATTERY.some((test) => test.id === id))
  if (unknown !== undefined)
    throw new Error(`There is no test "${unknown}". Usage: npm run test:long -- [--write] [T1 T2 …]`)
  return ids.length === 0 ? BATTERY : BATTERY.filter(({ id }) => ids.includes(id))
}

/** @type {(runtime: string, jobs: readonly Job[]) => Promise<void>} */
async function prepare(runtime, jobs) {
  if (jobs.every(({ run }) => (run.project ?? 'node') === 'node' && !run.needsBuild)) return
  const { code } = await run(runtime, ['scripts/build.mjs'], { cwd: root, show: true })
  if (code !== 0) throw new Error('The app could not be built.')
  const missing = await lendTools(runtime)
  for (const { test, run } of jobs) {
    const reason = missing[run.project ?? 'node']
    if (reason !== undefined) say(`${test.id} cannot run here. ${reason}`)
  }
}

/**
 * First what may run beside something else, the longest first, then what must run alone.
 *
 * @param {string} runtime
 * @param {readonly import('./lib/battery.mjs').BatteryTest[]} tests
 * @param {readonly Job[]} jobs
 */
async function runAll(runtime, tests, jobs) {
  /** @type {Map<string, import('./lib/vitest-run.mjs').RunResult[]>} */
  const results = new Map(tests.map(({ id }) => [id, []]))
  const perform = async (/** @type {Job} */ { test, run }) => {
    say(`${test.id} begins: ${run.files.join(', ')}`)
    const result = await runFiles(runtime, run)
    results.get(test.id)?.push(result)
    const good = result.failures.length === 0
    say(`${test.id} ${good ? 'passed' : 'FAILED'} after ${duration(result.seconds)}: ${run.files.join(', ')}`)
    if (!good) say(result.output)
  }
  const waiting = jobs
    .filter(({ run }) => !run.alone)
    .sort((a, b) => (b.run.weight ?? 0) - (a.run.weight ?? 0))
  const lane = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await perform(job)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  for (const job of jobs.filter(({ run }) => run.alone)) await perform(job)
  return tests.map((test) => {
    const runs = results.get(test.id) ?? []
    const reported = runs.flatMap(({ reported }) => reported).filter((said) => said.test === test.id)
    return judge(test, reported, runs)
  })
}

/** @type {(outcomes: readonly import('./lib/battery-report.mjs').Outcome[], verdict: string) => Promise<void>} */
async function write(outcomes, verdict) {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() || process.arch}, ${number(Math.round(totalmem() / 2 ** 30))} GB, ${platform()}`
  const head = `${new Date().toISOString().slice(0, 10)}, ${machine}: ${verdict}.`
  const report = (/** @type {string} */ first) =>
    [first, tableOf(outcomes), detailsOf(outcomes)].filter(Boolean).join('\n\n')
  await changeBetween(join(root, 'docs/battery.md'), 'report', (before) =>
    outcomes.length === BATTERY.length
      ? report(head)
      : withAnew(before, report(`${alone(outcomes.map(({ id }) => id))}, ${head}`)),
  )
}

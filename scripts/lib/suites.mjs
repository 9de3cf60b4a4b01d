import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failuresIn } from './failures.mjs'
import { root } from './machine.mjs'
import { run } from './run.mjs'
import { readVitestList, readVitestReport } from './tally.mjs'

/** @typedef {import('./tally.mjs').Tally} Tally */

const vitest = join(root, 'node_modules/vitest/vitest.mjs')

/**
 * The projects of vitest.config.ts that a suite is made of: `node` and `node-pure` are one.
 *
 * @type {(suite: string) => readonly string[]}
 */
export const projectsOf = (suite) => ['--project', `${suite}*`]

/**
 * Runs a suite: in sight of the person at the terminal, or else (`show: false`) answering what it
 * printed, and giving way to that one. Answers what failed too, a line each.
 *
 * @type {(runtime: string, suite: string, args: readonly string[], show: boolean) => Promise<{ tally: Tally, failures: string[], output: string }>}
 */
export const runTests = (runtime, suite, args, show) =>
  withReport(async (report, folder) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const all = [vitest, 'run', ...projectsOf(suite), '--passWithNoTests', ...reporters, ...args]
    // Node starts some two thousand times, mostly with the same code: what it compiled once is there for the next.
    const env = { NODE_COMPILE_CACHE: join(folder, 'compiled'), ...process.env }
    const { code, output } = await run(runtime, all, { cwd: root, show, givesWay: !show, env })
    const failures = failuresIn(await readFile(report, 'utf8').catch(() => undefined), code, output)
    return { tally: await readVitestReport(report, code), failures, output }
  })

/**
 * Counts the tests of a suite that cannot run on this machine: all skipped.
 *
 * @type {(runtime: string, suite: string, args: readonly string[]) => Promise<Tally>}
 */
export const countTests = (runtime, suite, args) =>
  withReport(async (report) => {
    const all = [vitest, 'list', ...projectsOf(suite), '--passWithNoTests', `--json=${report}`, ...args]
    await run(runtime, all, { cwd: root })
    return readVitestList(report)
  })

/**
 * @template T
 * @param {(report: string, folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withReport(work) {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-test-'))
  try {
    return await work(join(folder, 'report.json'), folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

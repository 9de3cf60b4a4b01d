import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readReported } from './battery-report.mjs'
import { failuresIn } from './failures.mjs'
import { root } from './machine.mjs'
import { run } from './run.mjs'
import { projectsOf } from './suites.mjs'

/**
 * @typedef {object} RunResult
 * @property {readonly import('./battery-report.mjs').Reported[]} reported what the tests said of their counts
 * @property {readonly string[]} failures a line each; empty when all passed
 * @property {number} seconds
 * @property {string} output
 */

/**
 * Runs some test files on their own, one after the other.
 *
 * @param {string} runtime the Node to run Vitest with
 * @param {import('./battery.mjs').Run} files
 * @param {{ cwd?: string, signal?: AbortSignal, title?: string }} [options] `title`: only tests whose title matches
 * @returns {Promise<RunResult>}
 */
export async function runFiles(
  runtime,
  { files, env, project = 'node' },
  { cwd = root, signal, title } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-battery-'))
  const [report, reported] = [join(folder, 'vitest.json'), join(folder, 'battery.jsonl')]
  const args = [
    ...[join(cwd, 'node_modules/vitest/vitest.mjs'), 'run', ...projectsOf(project), '--maxWorkers=1'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...(title === undefined ? [] : ['-t', title]),
    ...files,
  ]
  const started = performance.now()
  try {
    const { code, output } = await run(runtime, args, {
      cwd,
      env: { ...process.env, ...env, THROUGHLINE_BATTERY_REPORT: reported },
      ...(signal && { signal }),
    })
    const seconds = (performance.now() - started) / 1000
    const failures = failuresIn(await readFile(report, 'utf8').catch(() => undefined), code, output)
    return { reported: await readReported(reported), failures, seconds, output }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readReported } from './battery-report.mjs'
import { root } from './machine.mjs'
import { lastLines, run } from './run.mjs'

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
    ...[join(cwd, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project, '--maxWorkers=1'],
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

/**
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} Assertion
 * @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} FileResult
 */

/** @type {(report: string | undefined, code: number, output: string) => string[]} */
function failuresIn(report, code, output) {
  if (report === undefined) return [lastLines(output, 3)]
  /** @type {{ testResults: FileResult[] }} */
  const { testResults } = JSON.parse(report)
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [`${name}: ${firstLine(message)}`]
    return failed.map(
      ({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages[0] ?? '')}`,
    )
  })
  if (failures.length === 0 && code !== 0) return [`Vitest ended with code ${code}: ${lastLines(output, 3)}`]
  return failures
}

const firstLine = (/** @type {string} */ text) => (text.split('\n')[0] ?? '').slice(0, 300)

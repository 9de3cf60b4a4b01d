import { readFile } from 'node:fs/promises'

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/** @type {(tallies: readonly Tally[]) => Tally} */
export const sum = (tallies) =>
  tallies.reduce(
    (all, { passed, failed, skipped }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed,
      skipped: all.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

/** @type {(tally: Tally) => string} */
export const inWords = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/**
 * A check that is no suite counts as one.
 *
 * @type {(ok: boolean) => Tally}
 */
export const one = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 })

/**
 * Counts the tests in Vitest's JSON report. A run that ends badly for another reason than a failed test (a file that
 * does not load, an error nobody caught, no report at all) counts as one failure more: it must not look green.
 *
 * @param {string} path
 * @param {number} code Vitest's exit code
 * @returns {Promise<Tally>}
 */
export async function readVitestReport(path, code) {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return one(false)
  /** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const { testResults } = JSON.parse(text)
  const statuses = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status))
  const count = (/** @type {string[]} */ ...wanted) =>
    statuses.filter((status) => wanted.includes(status)).length
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = count('failed') + unloaded
  return {
    passed: count('passed'),
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: count('pending', 'skipped', 'todo', 'disabled'),
  }
}

/**
 * Counts the tests in the output of `vitest list --json`. A suite that cannot even be listed counts as one failure.
 *
 * @param {string} path
 * @returns {Promise<Tally>}
 */
export async function readVitestList(path) {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? one(false) : { passed: 0, failed: 0, skipped: JSON.parse(text).length }
}

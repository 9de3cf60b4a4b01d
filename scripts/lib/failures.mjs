import { lastLines } from './run.mjs'

/**
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} Assertion
 * @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} FileResult
 */

/**
 * What failed, a line each: tests, files that do not load, and a run that ended badly for another reason.
 *
 * @param {string | undefined} report Vitest's report as JSON, if it wrote one
 * @param {number} code Vitest's exit code
 * @param {string} output what it printed
 * @returns {string[]}
 */
export function failuresIn(report, code, output) {
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

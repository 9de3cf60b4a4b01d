// `npm test`: from a fresh clone to a verdict. Runs on Node 20 with nothing installed, so it imports only Node's own modules.
import { ensureInstalled } from './lib/install.mjs'
import { preferOwnTools, root, say } from './lib/machine.mjs'
import { run } from './lib/run.mjs'
import { countTests, runTests } from './lib/suites.mjs'
import { inWords, one, sum } from './lib/tally.mjs'
import { parseTestOptions } from './lib/test-options.mjs'
import { lendTools } from './lib/test-tools.mjs'

const options = parseTestOptions(process.argv.slice(2))
/** What failed, a line each: told at the end, where nobody has to look for it among a thousand lines. */
const failures = /** @type {string[]} */ ([])
try {
  if ('problem' in options) throw new Error(options.problem)
  const runtime = await ensureInstalled()
  preferOwnTools()
  const tally = await runChecks(runtime, options.checks, options.vitest)
  process.exitCode = tally.failed > 0 ? 1 : 0
  console.log(['', ...failures.map((failure) => `failed: ${failure}`), inWords(tally)].join('\n'))
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

/** @type {(runtime: string, checks: readonly string[], vitest: readonly string[]) => Promise<import('./lib/tally.mjs').Tally>} */
async function runChecks(runtime, checks, vitest) {
  const suites = ['node', 'browser', 'desktop'].filter((suite) => checks.includes(suite))
  const tallies = []
  const note = (/** @type {string} */ name, /** @type {number} */ code) => {
    tallies.push(one(code === 0))
    if (code !== 0) failures.push(name)
  }
  const tool = async (/** @type {string} */ name, /** @type {string[]} */ ...args) => {
    console.log(`\n${name}`)
    const { code } = await run(runtime, args, { cwd: root, show: true })
    note(name, code)
  }

  // The sources are checked while they are built: neither alone keeps all cores busy. What the build said follows.
  const building = suites.length > 0 ? run(runtime, ['scripts/build.mjs'], { cwd: root }) : undefined
  if (checks.includes('lint'))
    await tool('lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')
  if (checks.includes('types')) await tool('types', 'scripts/types.mjs')
  if (building) {
    const { code, output } = await building
    console.log(`\nbuild\n${output.trimEnd()}`)
    note('build', code)
    const built = code === 0
    const missing = await lendTools(runtime)
    const runnable = suites.filter((suite) => suite === 'node' || (built && !missing[suite]))
    for (const suite of suites.filter((name) => !runnable.includes(name))) {
      const reason = built ? missing[suite] : 'The app could not be built.'
      console.log(`\n${suite} tests are skipped. ${reason}`)
      tallies.push(await countTests(runtime, suite, vitest))
    }
    tallies.push(...(await runSuites(runtime, runnable, vitest)))
  }
  return sum(tallies)
}

/**
 * Runs the tests in Node beside those in a browser: these come one after the other, and both wait for disks, sockets and
 * pages much of the time. Only the last suite is shown as it goes; what another one printed follows when that is through.
 *
 * @type {(runtime: string, suites: readonly string[], vitest: readonly string[]) => Promise<import('./lib/tally.mjs').Tally[]>}
 */
async function runSuites(runtime, suites, vitest) {
  const isBeside = suites.length > 1 && suites.includes('node')
  const beside = isBeside ? runTests(runtime, 'node', vitest, false) : undefined
  const tallies = []
  for (const suite of suites.filter((name) => !isBeside || name !== 'node')) {
    console.log(`\n${suite} tests${isBeside ? ', with those in Node beside them' : ''}`)
    const { tally, failures: failed } = await runTests(runtime, suite, vitest, true)
    tallies.push(tally)
    failures.push(...failed)
  }
  if (!beside) return tallies
  const { tally, failures: failed, output } = await beside
  failures.push(...failed)
  console.log(`\nnode tests\n${output}`)
  return [...tallies, tally]
}

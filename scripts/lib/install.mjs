import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRuntime, nodeProblem, root, say } from './machine.mjs'
import { lastLines, run } from './run.mjs'

/**
 * Makes sure that everything package-lock.json asks for is in node_modules, and nothing else is needed to go on.
 *
 * @returns {Promise<string>} the Node that runs the tools and the app
 * @throws {Error} with a sentence for the person at the terminal
 */
export async function ensureInstalled() {
  const problem = nodeProblem()
  if (problem) throw new Error(problem)
  if (!isInstalled(root)) await install()
  const runtime = findRuntime()
  if (!runtime) {
    throw new Error(
      'npm installed the packages but not Node 24, because install scripts are switched off here. Run "npm rebuild node --ignore-scripts=false" and try again.',
    )
  }
  return runtime
}

/**
 * npm leaves a record of what it put into node_modules when it is done, and only then: compared with the lockfile it
 * tells an install that is missing, was broken off, or is of another version of this project.
 *
 * @param {string} folder
 */
export function isInstalled(folder) {
  const record = join(folder, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = packagesOf(join(folder, 'package-lock.json'))
  const present = packagesOf(record)
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  )
}

/** @type {(path: string) => Record<string, { version?: string, optional?: boolean }>} */
const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages

async function install() {
  const npm = await findNpm()
  say('Installing what is missing from package-lock.json (npm ci), which takes a minute or two…')
  const { code, output } = await run(...npm('ci', '--include=dev', '--no-audit', '--no-fund'), { cwd: root })
  if (code !== 0) throw new Error(`npm could not install the packages. It says:\n${complaints(output)}`)
}

/** npm's own account of what went wrong begins its lines so, and the help that may follow adds nothing after a few. */
function complaints(/** @type {string} */ output) {
  const lines = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line))
  return lines.length > 0 ? lines.slice(0, 10).join('\n') : lastLines(output)
}

/**
 * How to call npm here: the very npm that runs this script, or the one on the PATH.
 *
 * @returns {Promise<(...args: string[]) => [command: string, args: string[]]>}
 */
async function findNpm() {
  const script = process.env.npm_execpath
  /** @type {(...args: string[]) => [string, string[]]} */
  const npm = script?.endsWith('npm-cli.js')
    ? (...args) => [process.execPath, [script, ...args]]
    : process.platform === 'win32'
      ? (...args) => ['cmd.exe', ['/d', '/s', '/c', 'npm', ...args]]
      : (...args) => ['npm', args]
  const { code, output } = await run(...npm('--version'))
  if (code !== 0)
    throw new Error('npm is missing. It comes with Node: get both from https://nodejs.org and try again.')
  const version = /^\d+\.\d+\.\d+/m.exec(output)?.[0] ?? '0'
  if (Number.parseInt(version, 10) < 8) {
    throw new Error(
      `Throughline needs npm 8 or newer, and this is npm ${version}. Run "npm install -g npm" and try again.`,
    )
  }
  return npm
}

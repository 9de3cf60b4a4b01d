import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder, whatever the current one is. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Lines for the person at the terminal. They go to stderr, so that the output of what is started stays clean. */
export const say = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`)

/** Why this version of Node cannot even start the scripts, or undefined. */
export function nodeProblem(version = process.versions.node) {
  if (majorOf(version) >= 20) return undefined
  return `Throughline needs Node 20 or newer to start, and this is Node ${version}. Get it from https://nodejs.org and try again.`
}

/**
 * The Node that builds, tests and serves the app: version 24, as the current Electron embeds. It comes as the npm
 * package `node`; a machine whose own Node is as new serves where that package could not be unpacked.
 *
 * @returns {string | undefined} an executable, or undefined where there is none
 */
export function findRuntime(folder = root) {
  const bundled = join(folder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(bundled)) return bundled
  return majorOf(process.versions.node) >= 24 ? process.execPath : undefined
}

const majorOf = (/** @type {string} */ version) => Number.parseInt(version, 10)

/** Whatever is started from here finds Node 24 first. An editor's terminal may tell Electron to be plain Node: not ours. */
export function preferOwnTools() {
  process.env.PATH = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`
  delete process.env.ELECTRON_RUN_AS_NODE
}

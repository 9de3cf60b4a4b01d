#!/usr/bin/env node
// The `throughline` command, on whatever Node from 20 on the machine has: hands over to the built program, under the
// Node 24 that comes with the packages. Imports only Node's own modules, since the packages may be missing.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isInstalled } from '../scripts/lib/install.mjs'
import { findRuntime, nodeProblem, preferOwnTools, root, say } from '../scripts/lib/machine.mjs'
import { become, lastLines, run } from '../scripts/lib/run.mjs'

const program = join(root, 'dist/cli/throughline.js')
/** Compiled once, started a good tenth of a second sooner from then on; where this cannot be written, Node goes without. */
const compiled = join(root, 'node_modules/.cache/throughline-compiled')

try {
  const problem = nodeProblem()
  if (problem) throw new Error(problem)
  if (!existsSync(program)) await build()
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env }
  process.exitCode = (await become(runtime(), [program, ...process.argv.slice(2)], { env })).code
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

function runtime() {
  const found = findRuntime()
  if (found) return found
  throw new Error(
    'Throughline needs Node 24, which is not there. Run "npm ci" again, with install scripts allowed.',
  )
}

/** A program that is there is taken as it is, also when its sources have changed: `npm run build` brings it up to date. */
async function build() {
  if (!isInstalled(root))
    throw new Error(`Throughline is not installed yet. Run "npm ci" in ${root} and try again.`)
  say(
    'Building Throughline, which takes a moment and happens once ("npm run build" does it again after changes)…',
  )
  preferOwnTools()
  // What the build prints must not get into the output of the command.
  const { code, output } = await run(runtime(), [join(root, 'scripts/build.mjs')], { cwd: root })
  if (code !== 0)
    throw new Error(`Throughline could not be built: "npm run build" says why.\n${lastLines(output)}`)
}

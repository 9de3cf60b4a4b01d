import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, say } from './machine.mjs'
import { run } from './run.mjs'

const day = 24 * 60 * 60 * 1000

/**
 * Electron's program, fetched on the first start: its npm package brings only the loader. A failure is remembered for a
 * day, so that the next starts are quick.
 *
 * @param {string} runtime the Node to run the loader with
 * @param {{ folder?: string, env?: NodeJS.ProcessEnv, patience?: number, now?: number }} [options] `patience`: after how
 *   many milliseconds without a byte the attempt is given up
 * @returns {Promise<{ path: string } | { reason: string }>}
 */
export async function getElectron(
  runtime,
  { folder = root, env = process.env, patience = 30_000, now = Date.now() } = {},
) {
  const loader = join(folder, 'node_modules/electron')
  const present = findElectron(loader, env)
  if (present) return { path: present }
  if (env.ELECTRON_SKIP_BINARY_DOWNLOAD) return { reason: 'ELECTRON_SKIP_BINARY_DOWNLOAD is set' }

  const failure = join(folder, 'node_modules/.throughline-electron-failed')
  const failedAt = Number(await readFile(failure, 'utf8').catch(() => 0))
  if (now - failedAt < day) return { reason: 'it could not be fetched earlier today' }

  say('Fetching Electron, once (about 120 MB)…')
  const reason = await fetchElectron(runtime, loader, env, patience)
  const path = findElectron(loader, env)
  if (path) return { path }
  await writeFile(failure, String(now))
  return { reason }
}

/** @type {(loader: string, env: NodeJS.ProcessEnv) => string | undefined} */
function findElectron(loader, env) {
  const name = join(loader, 'path.txt')
  if (!existsSync(name)) return undefined
  const path = join(env.ELECTRON_OVERRIDE_DIST_PATH || join(loader, 'dist'), readFileSync(name, 'utf8'))
  return existsSync(path) ? path : undefined
}

/**
 * Runs the package's own loader for as long as bytes arrive: a slow line may take its time, a dead one may not.
 *
 * @type {(runtime: string, loader: string, env: NodeJS.ProcessEnv, patience: number) => Promise<string>} why it failed,
 *   if it did
 */
async function fetchElectron(runtime, loader, env, patience) {
  const arrivals = join(loader, '.arriving')
  await mkdir(arrivals, { recursive: true })
  const stall = new AbortController()
  let size = sizeOf(loader)
  let lastGrowth = Date.now()
  const watch = setInterval(
    () => {
      const grown = sizeOf(loader)
      if (grown !== size) lastGrowth = Date.now()
      else if (Date.now() - lastGrowth >= patience) stall.abort()
      size = grown
    },
    Math.min(1000, patience),
  )
  const { code, output } = await run(runtime, [join(loader, 'install.js')], {
    env: { ...env, ELECTRON_GET_NO_PROGRESS: '1', TMPDIR: arrivals, TMP: arrivals, TEMP: arrivals },
    signal: stall.signal,
  })
  clearInterval(watch)
  await rm(arrivals, { recursive: true, force: true })
  if (stall.signal.aborted) return 'the download stood still'
  return code === 0 ? 'its program is not where it should be' : causeOf(output)
}

/** Bytes in a folder that others are writing to: what vanishes while it is being counted does not count. */
function sizeOf(/** @type {string} */ folder) {
  let size = 0
  for (const name of readdirSync(folder, { recursive: true })) {
    size += statSync(join(folder, String(name)), { throwIfNoEntry: false })?.size ?? 0
  }
  return size
}

/** The message of an error out of its stack. */
const causeOf = (/** @type {string} */ output) =>
  output
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim() ?? 'it could not be fetched'

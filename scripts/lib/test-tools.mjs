import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findChromium } from './find-chromium.mjs'
import { root, say } from './machine.mjs'
import { run } from './run.mjs'

const minutes = (/** @type {number} */ count) => AbortSignal.timeout(count * 60_000)

/** Debian's Chromium without the parts that only a screen needs: the same pages in two thirds of the time. */
const HEADLESS_SHELL = '/usr/lib/chromium/chromium-headless-shell'

/**
 * Looks for the programs that tests drive, and tells the tests where they are: CHROMIUM_PATH, PDFTOTEXT_PATH,
 * PDFINFO_PATH, PDFTOPPM_PATH, PDFFONTS_PATH, RSVG_PATH, SOFFICE_PATH and REDIS_SERVER_PATH.
 *
 * @param {string} runtime
 * @returns {Promise<Record<string, string | undefined>>} per suite why it cannot run at all, if so
 */
export async function lendTools(runtime) {
  const poppler = await getPoppler()
  if ('problem' in poppler) say(`Tests that read PDFs back are skipped. ${poppler.problem}`)
  else
    for (const [program, path] of Object.entries(poppler.paths))
      process.env[`${program.toUpperCase()}_PATH`] = path
  const rsvg = await getRsvg()
  if ('problem' in rsvg) say(`Tests that open SVGs in another program are skipped. ${rsvg.problem}`)
  else process.env.RSVG_PATH = rsvg.path
  const soffice = findOnPath('soffice')
  if (soffice) process.env.SOFFICE_PATH = soffice
  else say('Tests that open slides in LibreOffice are skipped: soffice was not found.')
  const redis = await getRedis()
  if ('problem' in redis) say(`Tests of a team of several hosts are skipped. ${redis.problem}`)
  else process.env.REDIS_SERVER_PATH = redis.path
  const chromium = await getChromium(runtime)
  if ('problem' in chromium) return { browser: chromium.problem }
  process.env.CHROMIUM_PATH = chromium.path
  return {}
}

/**
 * A Chromium for the browser tests: the one a variable names, else Debian's headless one where it is or may be installed,
 * else one that is there, else Debian's usual one, else the build that Playwright fetches.
 *
 * @param {string} runtime
 * @returns {Promise<{ path: string } | { problem: string }>}
 */
export async function getChromium(runtime) {
  if (process.env.CHROMIUM_PATH || process.env.CHROME_PATH) return findChromium()
  if (!existsSync(HEADLESS_SHELL) && distribution() === 'debian')
    await installPackage('chromium-headless-shell')
  if (existsSync(HEADLESS_SHELL)) return { path: HEADLESS_SHELL }
  const present = findChromium()
  if ('path' in present) return present
  // Ubuntu's package of that name holds no browser but an installer for one.
  if (distribution() !== 'ubuntu' && (await installPackage('chromium'))) {
    const installed = findChromium()
    if ('path' in installed) return installed
  }
  say('Fetching a Chromium for the tests, once (playwright-core install chromium)…')
  const cli = join(root, 'node_modules/playwright-core/cli.js')
  await run(runtime, [cli, 'install', 'chromium', '--no-shell'], { signal: minutes(10) })
  return findChromium()
}

const POPPLER = ['pdftotext', 'pdfinfo', 'pdftoppm', 'pdffonts']

/**
 * The programs that read the PDFs back that the tests have made: those on the PATH, or else Debian's package where it may
 * be installed.
 *
 * @returns {Promise<{ paths: Record<string, string> } | { problem: string }>}
 */
export async function getPoppler() {
  const find = () => {
    const found = POPPLER.map((program) => [program, findOnPath(program)])
    return found.every(([, path]) => path) ? { paths: Object.fromEntries(found) } : undefined
  }
  return (
    find() ??
    ((await installPackage('poppler-utils')) ? find() : undefined) ?? {
      problem: `${POPPLER.join(', ')} were not found. Install poppler (Debian: poppler-utils) to have the PDFs read back.`,
    }
  )
}

/**
 * rsvg-convert, which draws SVG files as other programs than browsers see them: one on the PATH, or else Debian's package
 * where it may be installed.
 *
 * @returns {Promise<{ path: string } | { problem: string }>}
 */
export async function getRsvg() {
  const find = () => {
    const path = findOnPath('rsvg-convert')
    return path ? { path } : undefined
  }
  return (
    find() ??
    ((await installPackage('librsvg2-bin')) ? find() : undefined) ?? {
      problem:
        'rsvg-convert was not found. Install librsvg (Debian: librsvg2-bin) to have SVGs opened in another program.',
    }
  )
}

/**
 * A Redis server for the tests of several hosts in one team: one on the PATH, or else Debian's package where it may be
 * installed. Each test starts one of its own, on a port of its own.
 *
 * @returns {Promise<{ path: string } | { problem: string }>}
 */
export async function getRedis() {
  const find = () => {
    const path = findOnPath('redis-server')
    return path ? { path } : undefined
  }
  return (
    find() ??
    ((await installPackage('redis-server')) ? find() : undefined) ?? {
      problem:
        'redis-server was not found. Install it (Debian: redis-server) to have teams of several hosts tested.',
    }
  )
}

/** @type {(name: string) => string | undefined} */
function findOnPath(name) {
  const file = process.platform === 'win32' ? `${name}.exe` : name
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, file)).find((place) => existsSync(place))
}

/**
 * Installs a Debian package, if this is a Debian and nobody has to be asked for a password.
 *
 * @param {string} name
 * @returns {Promise<boolean>} whether it is installed now
 */
async function installPackage(name) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return false
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  if (sudo.length > 0 && (await run('sudo', ['-n', 'true'])).code !== 0) return false
  say(`Installing the Debian package ${name} for the tests…`)
  const apt = async (/** @type {string[]} */ ...args) => {
    const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args]
    return (await run(String(command), rest, { signal: minutes(10) })).code === 0
  }
  const install = () => apt('install', '-y', '--no-install-recommends', name)
  return (await install()) || ((await apt('update')) && (await install()))
}

/** `debian`, `ubuntu` and so on, or nothing where that cannot be told. */
function distribution() {
  const file = '/etc/os-release'
  return existsSync(file) ? /^ID="?([^"\n]+)/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined
}

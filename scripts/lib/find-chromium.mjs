import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/**
 * @typedef {object} Machine where to look; this machine unless said otherwise
 * @property {NodeJS.Platform} platform
 * @property {NodeJS.ProcessEnv} env
 * @property {string} home
 */

/** @type {Machine} */
const thisMachine = { platform: process.platform, env: process.env, home: homedir() }

/**
 * A browser of the Chromium family that can print, draw and be driven: the one a variable names, else one that is
 * installed, else one that Playwright has fetched before.
 *
 * @param {Machine} [machine]
 * @returns {{ path: string } | { problem: string }} the executable, or one sentence
 */
export function findChromium(machine = thisMachine) {
  for (const name of ['CHROMIUM_PATH', 'CHROME_PATH']) {
    const named = machine.env[name]
    if (!named) continue
    if (works(named, machine)) return { path: named }
    return { problem: `${name} says ${named}, but no browser starts from there.` }
  }
  const places = [...onPath(machine), ...usualPlaces(machine), ...fetchedByPlaywright(machine)]
  const found = places.find((place) => works(place, machine))
  return found
    ? { path: found }
    : {
        problem:
          'No Chromium, Chrome or Edge was found. Install one, or name it in the variable CHROMIUM_PATH.',
      }
}

/**
 * Distributions leave scripts in place of browsers that only say how to get one: asking for the version tells. On
 * Windows that question would open a window.
 *
 * @type {(place: string, machine: Machine) => boolean}
 */
function works(place, { platform }) {
  if (!existsSync(place) || !statSync(place).isFile()) return false
  if (platform === 'win32') return true
  const { status, stdout } = spawnSync(place, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return status === 0 && /\d+\.\d+/.test(stdout)
}

/** @type {(machine: Machine) => string[]} */
function onPath({ platform, env }) {
  if (platform === 'win32') return []
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ]
  const folders = (env.PATH ?? '').split(':').filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)))
}

/** @type {(machine: Machine) => string[]} */
function usualPlaces({ platform, env, home }) {
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Google Chrome for Testing']
    return [`${home}/Applications`, '/Applications'].flatMap((folder) =>
      names.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    )
  }
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
      (folder) => folder !== undefined,
    )
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ]
    return programs.flatMap((program) => folders.map((folder) => path.join(folder, program)))
  }
  if (platform !== 'linux') return []
  return [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
    '/usr/lib/chromium/chromium',
  ]
}

/**
 * Playwright keeps a folder per build, the newest being the highest number.
 *
 * @type {(machine: Machine) => string[]}
 */
function fetchedByPlaywright({ platform, env, home }) {
  const usual =
    platform === 'darwin'
      ? path.join(home, 'Library/Caches/ms-playwright')
      : platform === 'win32'
        ? path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData/Local'), 'ms-playwright')
        : path.join(env.XDG_CACHE_HOME || path.join(home, '.cache'), 'ms-playwright')
  const cache = env.PLAYWRIGHT_BROWSERS_PATH || usual
  if (!existsSync(cache)) return []
  const builds = readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice('chromium-'.length)) - Number(a.slice('chromium-'.length)))
  return builds.flatMap((build) => executablesIn(path.join(cache, build)))
}

/**
 * The names differ by platform, processor and year: whatever browser lies in the build will do.
 *
 * @type {(folder: string) => string[]}
 */
function executablesIn(folder) {
  const inside = [
    ...['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-win/chrome.exe', 'chrome-win64/chrome.exe'],
    ...['chrome-mac', 'chrome-mac-x64', 'chrome-mac-arm64'].flatMap((mac) => [
      `${mac}/Chromium.app/Contents/MacOS/Chromium`,
      `${mac}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
    ]),
  ]
  return inside.map((place) => path.join(folder, place))
}

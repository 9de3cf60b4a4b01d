import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** What decides where a browser may be. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly home: string
}

const thisMachine: Machine = { platform: process.platform, env: process.env, home: homedir() }

/** Programs that may be a browser of the Chromium family, best first, and the variable that named the only one. */
export interface ChromiumPlaces {
  readonly paths: readonly string[]
  readonly namedBy?: string
}

/** Variables that name a browser; whoever sets one means it, so nothing else is tried. */
const VARIABLES = ['CHROMIUM_PATH', 'CHROME_PATH']

/** Looks for the browsers that are installed. Only starting one tells whether it works; see `launchChromium`. */
export function chromiumPlaces(machine: Machine = thisMachine): ChromiumPlaces {
  const namedBy = VARIABLES.find((variable) => machine.env[variable])
  if (namedBy) return { paths: [machine.env[namedBy] as string], namedBy }
  const places = [...onPath(machine), ...usualPlaces(machine), ...fetchedByPlaywright(machine)]
  return { paths: [...new Set(places)].filter(isProgram) }
}

function isProgram(place: string): boolean {
  try {
    accessSync(place, constants.X_OK)
    return statSync(place).isFile()
  } catch {
    return false
  }
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]

function onPath({ platform, env }: Machine): string[] {
  if (platform === 'win32') return []
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder !== '')
  return NAMES.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)))
}

function usualPlaces({ platform, env, home }: Machine): string[] {
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Google Chrome for Testing']
    return ['/Applications', `${home}/Applications`].flatMap((folder) =>
      names.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    )
  }
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return programs.flatMap((program) =>
      folders.flatMap((folder) => (folder ? [path.win32.join(folder, program)] : [])),
    )
  }
  return ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium']
}

/** Playwright keeps a folder for each build that it fetched; the highest number is the newest. */
function fetchedByPlaywright(machine: Machine): string[] {
  const cache = playwrightCache(machine)
  if (!existsSync(cache)) return []
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice('chromium-'.length)) - Number(a.slice('chromium-'.length)))
    .flatMap((build) => INSIDE_BUILDS.map((inside) => path.join(cache, build, inside)))
}

function playwrightCache({ platform, env, home }: Machine): string {
  if (env.PLAYWRIGHT_BROWSERS_PATH) return env.PLAYWRIGHT_BROWSERS_PATH
  if (platform === 'darwin') return path.join(home, 'Library/Caches/ms-playwright')
  if (platform === 'win32')
    return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData/Local'), 'ms-playwright')
  return path.join(env.XDG_CACHE_HOME || path.join(home, '.cache'), 'ms-playwright')
}

const INSIDE_BUILDS = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
  ...['chrome-mac', 'chrome-mac-x64', 'chrome-mac-arm64'].flatMap((folder) => [
    `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
  ]),
]

import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPlaces } from '#main/host/print/chromium-places.ts'
import { createPrinter } from '#main/host/print/export-with-chromium.ts'
import { launchChromium, NO_BROWSER } from '#main/host/print/launch-chromium.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-places-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Programs that do nothing but end, in a folder of their own. */
async function plant(name: string, ...programs: string[]): Promise<string> {
  const home = join(folder, name)
  for (const program of programs) {
    await mkdir(dirname(join(home, program)), { recursive: true })
    await writeFile(join(home, program), '#!/bin/sh\nexit 1\n')
    await chmod(join(home, program), 0o755)
  }
  return home
}

describe('where a browser may be', () => {
  test('a variable names the only one, there or not', () => {
    const env = { CHROMIUM_PATH: '/nowhere/chromium', CHROME_PATH: '/nowhere/chrome', PATH: '/usr/bin' }
    expect(chromiumPlaces({ platform: 'linux', env, home: '/nowhere' })).toEqual({
      paths: ['/nowhere/chromium'],
      namedBy: 'CHROMIUM_PATH',
    })
    expect(chromiumPlaces({ platform: 'linux', env: { CHROME_PATH: '/x' }, home: '' }).namedBy).toBe(
      'CHROME_PATH',
    )
  })

  test.skipIf(process.platform === 'win32')('by its names along PATH, in order, programs only', async () => {
    const home = await plant('path', 'a/google-chrome', 'b/chromium', 'b/microsoft-edge')
    await mkdir(join(home, 'a/chromium'))
    await writeFile(join(home, 'a/chromium-browser'), 'not a program')
    const env = { PATH: `${home}/a:${home}/b`, XDG_CACHE_HOME: home }
    const { paths } = chromiumPlaces({ platform: 'linux', env, home })
    expect(paths.filter((path) => path.startsWith(home))).toEqual([
      `${home}/b/chromium`,
      `${home}/a/google-chrome`,
      `${home}/b/microsoft-edge`,
    ])
  })

  test('among the applications of a Mac', async () => {
    const program = 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    const home = await plant('mac', program)
    expect(chromiumPlaces({ platform: 'darwin', env: {}, home }).paths).toContain(join(home, program))
  })

  test('what Playwright fetched, the newest first', async () => {
    const home = await plant(
      'fetched',
      'chromium-999/chrome-linux/chrome',
      'chromium-1200/chrome-linux64/chrome',
    )
    const env = { PATH: '', PLAYWRIGHT_BROWSERS_PATH: home }
    expect(chromiumPlaces({ platform: 'linux', env, home }).paths.slice(-2)).toEqual([
      join(home, 'chromium-1200/chrome-linux64/chrome'),
      join(home, 'chromium-999/chrome-linux/chrome'),
    ])
  })
})

describe('starting one', () => {
  test('where none is installed there is no printer, and a sentence says what to do', async () => {
    const refused = await launchChromium({ paths: [] })
    expect(refused).toEqual(NO_BROWSER)
    expect(refused).toMatchObject({
      error: {
        code: 'no-browser',
        message:
          'No Chromium-based browser was found. Install Chromium, Chrome or Edge, or set CHROMIUM_PATH.',
      },
    })
    // A computer of this kind has nothing in the usual places of the other.
    const platform = process.platform === 'win32' ? 'linux' : 'win32'
    expect(createPrinter(folder, { platform, env: {}, home: folder })).toBeUndefined()
  })

  test('what a variable names and does not start is named', async () => {
    const home = await plant('broken', 'chromium')
    const program = join(home, 'chromium')
    for (const path of [program, join(home, 'missing')])
      expect(await launchChromium({ paths: [path], namedBy: 'CHROMIUM_PATH' })).toEqual({
        ok: false,
        error: {
          code: 'no-browser',
          message: `CHROMIUM_PATH names ${path}, but no Chromium-based browser starts from there.`,
        },
      })
  })
})

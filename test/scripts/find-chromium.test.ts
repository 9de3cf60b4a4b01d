import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findChromium } from '../../scripts/lib/find-chromium.mjs'
import { temporaryFolder } from './temporary-folder.ts'

async function program(path: string, script = 'echo "Chromium 150.0.1"'): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  return path
}

/** A machine with nothing on it but what the test puts into `folder`. */
const machine = (folder: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform = 'linux') => ({
  platform,
  home: join(folder, 'home'),
  env,
})

describe.skipIf(process.platform === 'win32')('with programs that can be asked for their version', () => {
  test('CHROMIUM_PATH wins over what is installed', async () => {
    const folder = await temporaryFolder()
    const named = await program(join(folder, 'mine/browser'))
    await program(join(folder, 'bin/chromium'))
    const env = { CHROMIUM_PATH: named, PATH: join(folder, 'bin') }
    expect(findChromium(machine(folder, env))).toEqual({ path: named })
  })

  test('CHROME_PATH serves as well', async () => {
    const folder = await temporaryFolder()
    const named = await program(join(folder, 'mine/chrome'))
    expect(findChromium(machine(folder, { CHROME_PATH: named }))).toEqual({ path: named })
  })

  test('a variable that names no browser is said, not passed over', async () => {
    const folder = await temporaryFolder()
    await program(join(folder, 'bin/chromium'))
    const env = { CHROMIUM_PATH: join(folder, 'nowhere'), PATH: join(folder, 'bin') }
    expect(findChromium(machine(folder, env))).toEqual({
      problem: `CHROMIUM_PATH says ${join(folder, 'nowhere')}, but no browser starts from there.`,
    })
  })

  test('the names on the PATH come in order, and a script that is no browser is passed over', async () => {
    const folder = await temporaryFolder()
    await program(join(folder, 'bin/chromium-browser'), 'echo "Please install the snap" >&2; exit 1')
    const edge = await program(join(folder, 'other/microsoft-edge'), 'echo "Microsoft Edge 150.0.2"')
    const env = { PATH: `${join(folder, 'bin')}:${join(folder, 'other')}` }
    expect(findChromium(machine(folder, env))).toEqual({ path: edge })
    const chrome = await program(join(folder, 'other/google-chrome'))
    expect(findChromium(machine(folder, env))).toEqual({ path: chrome })
  })

  test('an app in the home folder of a Mac is found', async () => {
    const folder = await temporaryFolder()
    const place = 'home/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
    const edge = await program(join(folder, place))
    const found = findChromium(machine(folder, { PATH: '' }, 'darwin'))
    expect(found).toEqual({ path: edge })
  })

  test('the newest build that Playwright has fetched comes last', async () => {
    const folder = await temporaryFolder()
    const cache = join(folder, 'browsers')
    await program(join(cache, 'chromium-999/chrome-linux/chrome'))
    const newest = await program(join(cache, 'chromium-1208/chrome-linux64/chrome'))
    await program(join(cache, 'firefox-2000/firefox/firefox'))
    const env = { PATH: join(folder, 'bin'), PLAYWRIGHT_BROWSERS_PATH: cache }
    expect(findChromium(machine(folder, env, 'freebsd'))).toEqual({ path: newest })
  })
})

test('on Windows, Chrome and Edge are where their installers put them', async () => {
  const folder = await temporaryFolder()
  const env = { ProgramFiles: join(folder, 'programs'), LOCALAPPDATA: join(folder, 'local') }
  const edge = await program(join(folder, 'programs/Microsoft/Edge/Application/msedge.exe'))
  expect(findChromium(machine(folder, env, 'win32'))).toEqual({ path: edge })
  const chrome = await program(join(folder, 'local/Google/Chrome/Application/chrome.exe'))
  expect(findChromium(machine(folder, env, 'win32'))).toEqual({ path: chrome })
})

test('where there is none, it says how to get one', async () => {
  const folder = await temporaryFolder()
  const found = findChromium(machine(folder, { PLAYWRIGHT_BROWSERS_PATH: join(folder, 'none') }, 'win32'))
  expect(found).toEqual({
    problem: 'No Chromium, Chrome or Edge was found. Install one, or name it in the variable CHROMIUM_PATH.',
  })
})

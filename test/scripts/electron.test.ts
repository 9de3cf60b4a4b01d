import { access, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { getElectron } from '../../scripts/lib/electron.mjs'
import { temporaryFolder } from './temporary-folder.ts'

/** A project whose Electron package has `loader` for its install.js, which notes in the file `tries` that it ran. */
async function project(loader: string) {
  const folder = await temporaryFolder()
  const home = join(folder, 'node_modules/electron')
  await mkdir(home, { recursive: true })
  await writeFile(join(folder, 'tries'), '')
  await writeFile(
    join(home, 'install.js'),
    `const fs = require('node:fs'), path = require('node:path'), os = require('node:os')
     fs.appendFileSync(path.join(__dirname, '../../tries'), 'x')
     ${loader}`,
  )
  return {
    folder,
    program: join(home, 'dist/electron'),
    tries: async () => (await readFile(join(folder, 'tries'), 'utf8')).length,
    get: (options: { env?: NodeJS.ProcessEnv; patience?: number; now?: number } = {}) =>
      getElectron(process.execPath, { folder, env: process.env, ...options }),
  }
}

const unpack = `
  fs.mkdirSync(path.join(__dirname, 'dist'), { recursive: true })
  fs.writeFileSync(path.join(__dirname, 'dist/electron'), '')
  fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron')`

test('it is fetched once', async () => {
  const { get, program, tries } = await project(unpack)
  expect(await get()).toEqual({ path: program })
  expect(await get()).toEqual({ path: program })
  expect(await tries()).toBe(1)
})

test('a failure gives its reason, and is remembered for a day', async () => {
  const { get, tries } = await project(
    `console.error('Error: no route to host\\n    at somewhere'); process.exit(1)`,
  )
  const now = Date.now()
  const hours = 60 * 60 * 1000
  expect(await get({ now })).toEqual({ reason: 'Error: no route to host' })
  expect(await get({ now: now + 23 * hours })).toEqual({ reason: 'it could not be fetched earlier today' })
  expect(await tries()).toBe(1)
  expect(await get({ now: now + 25 * hours })).toEqual({ reason: 'Error: no route to host' })
  expect(await tries()).toBe(2)
})

test('a download that stands still is given up, and leaves nothing behind', async () => {
  const { get, folder } = await project(
    `fs.writeFileSync(path.join(os.tmpdir(), 'electron.zip'), 'some bytes'); setInterval(() => {}, 1000)`,
  )
  expect(await get({ patience: 300 })).toEqual({ reason: 'the download stood still' })
  await expect(access(join(folder, 'node_modules/electron/.arriving'))).rejects.toThrow('ENOENT')
})

test('a download that is slow but moves may take longer than that', async () => {
  const { get, program } = await project(
    `let chunks = 0
     const more = setInterval(() => {
       fs.appendFileSync(path.join(os.tmpdir(), 'electron.zip'), 'x'.repeat(1000))
       if (++chunks < 35) return
       clearInterval(more)
       ${unpack}
     }, 100)`,
  )
  expect(await get({ patience: 2500 })).toEqual({ path: program })
})

test('ELECTRON_SKIP_BINARY_DOWNLOAD is honoured', async () => {
  const { get, tries } = await project(unpack)
  const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' }
  expect(await get({ env })).toEqual({ reason: 'ELECTRON_SKIP_BINARY_DOWNLOAD is set' })
  expect(await tries()).toBe(0)
})

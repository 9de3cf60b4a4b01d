/**
 * The packages that people get: electron-builder with the project's own settings and, in place of Electron, a folder that
 * looks like it. What the program in it does is not looked at here; what is packed around it is.
 */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, normalize, posix } from 'node:path'
import { promisify } from 'node:util'
import { extractAll, extractFile, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startShell } from '#test/support/electron/running-shell.ts'
import { run } from '../../scripts/lib/run.mjs'

const root = join(import.meta.dirname, '../..')
const execute = promisify(execFile)

/** What Electron's program carries for its fuses: a mark, a version, a count, and a digit for each ("r": taken out). */
const FUSES = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
])

/** A folder such as Electron's own, with the files that a packager looks for. */
async function standInElectron(folder: string): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true })
  const program = Buffer.concat([Buffer.from('a program '), FUSES, Buffer.from(' and its end')])
  await writeFile(join(folder, 'electron'), program, { mode: 0o755 })
  for (const path of ['version', 'LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak', 'locales/de.pak'])
    await writeFile(join(folder, path), path)
}

let folder: string
let unpacked: string
let archive: string
let files: string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-package-'))
  const built = await run(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root })
  if (built.code !== 0) throw new Error(built.output)
  await standInElectron(join(folder, 'electron'))
  const { stdout, stderr } = await execute(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      ...['--linux', 'dir', '--x64'],
      `--config.electronDist=${join(folder, 'electron')}`,
      `--config.directories.output=${join(folder, 'release')}`,
    ],
    { cwd: root, env: { ...process.env, NO_UPDATE_NOTIFIER: '1' } },
  )
  unpacked = join(folder, 'release/linux-unpacked')
  archive = join(unpacked, 'resources/app.asar')
  if (!(await readdir(unpacked)).includes('throughline')) throw new Error(stdout + stderr)
  files = listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').slice(1))
    .filter((path) => posix.extname(path) !== '' || path === 'LICENSE')
}, 180_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = (path: string): string => extractFile(archive, normalize(path)).toString('utf8')

describe('app.asar', () => {
  test('begins at the shell, and asks npm for nothing', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, unknown>
    expect(manifest.main).toBe('dist/desktop/main.js')
    expect(manifest.type).toBe('module')
    expect(files).toContain(manifest.main)
    expect(manifest).not.toHaveProperty('scripts')
    expect(manifest).not.toHaveProperty('devDependencies')
  })

  test('holds every file of the built app, and nothing else', async () => {
    const below = async (path: string) =>
      (await readdir(join(root, path), { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
        .map((entry) =>
          posix.join(path, join(entry.parentPath, entry.name).slice(join(root, path).length + 1)),
        )
        .map((name) => name.replaceAll('\\', '/'))
    const wanted = [
      ...[
        'LICENSE',
        'package.json',
        'dist/desktop/main.js',
        'dist/preload/preload.cjs',
        'dist/host/process.js',
      ],
      ...(await below('dist/renderer')),
      ...(await below('dist/assets')),
    ]
    expect(files.toSorted()).toEqual(wanted.toSorted())
  })

  test('has no sources, tests, maps or packages in it', () => {
    const strange =
      /\.(?:ts|tsx|map|mmd)$|node_modules|^(?:test|main|shared|renderer|scripts|build|bench|docs)\//
    expect(files.filter((path) => strange.test(path))).toEqual([])
  })

  test.each(['dist/desktop/main.js', 'dist/host/process.js'])('%s finds all that it imports', (path) => {
    const code = read(path).replace(/^\s*\/?\*.*$/gm, '')
    const imported = [
      ...code.matchAll(
        /^(?:import|export)\b[^'"]*?\bfrom\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm,
      ),
    ]
    const names = new Set(imported.map((match) => match[1] ?? match[2] ?? ''))
    const builtin = (name: string) => name === 'electron' || name === 'module' || name.startsWith('node:')
    for (const name of names)
      if (name.startsWith('.')) expect(files).toContain(posix.join(posix.dirname(path), name))
      else expect(builtin(name), name).toBe(true)
    expect(names.size).toBeGreaterThan(3)
  })

  test('pages find all that they name', () => {
    for (const page of files.filter((path) => path.endsWith('.html'))) {
      const named = [...read(page).matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(
        (match) => match[1] ?? '',
      )
      expect(named.length, page).toBeGreaterThan(0)
      // Guests get their page from a door, whose root is the folder of the app.
      const base = (name: string) => (name.startsWith('/') ? 'dist/renderer' : posix.dirname(page))
      for (const name of named) expect(files, page).toContain(posix.join(base(name), name))
    }
    for (const script of files.filter((path) => /^dist\/renderer\/assets\/.*\.js$/.test(path))) {
      const named = [...read(script).matchAll(/(?:from|import)\s*\(?["'`](\.\/[^"'`]+\.js)["'`]/g)]
      for (const [, name = ''] of named)
        expect(files, script).toContain(posix.join(posix.dirname(script), name))
    }
  })
})

test('what is in the archive is enough to start, to show everything and to make a project', async () => {
  const extracted = join(folder, 'extracted')
  extractAll(archive, extracted)
  const shell = await startShell({ folder: extracted })
  const window = await shell.window()
  expect(window.webContents.loads).toMatchObject([
    { status: 200, body: expect.stringContaining('id="root"') },
  ])
  // What is packed a second time is for browsers at a door, which ask for it by another name.
  const shown = files.filter((name) => name.startsWith('dist/renderer/') && !name.endsWith('.gz'))
  for (const path of shown) {
    const served = await window.webContents.session.fetch(path.replace('dist/renderer', 'throughline://app'))
    expect(served.status, path).toBe(200)
    expect(served.headers.get('content-type'), path).not.toBe('application/octet-stream')
  }
  expect(await shell.newProject('From a package')).toMatchObject({ title: 'From a package' })
})

describe('around it', () => {
  test('Electron’s fuses are set as promised', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'throughline'))
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ]
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE)
    for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE)
  })

  test('the licences of everything in it are there to be read', async () => {
    const texts = await readFile(join(unpacked, 'resources/licences.txt'), 'utf8')
    const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    for (const [name, version] of Object.entries(dependencies)) expect(texts).toContain(`${name} ${version}`)
    expect(texts).toContain('SIL OPEN FONT LICENSE Version 1.1')
    const licences = [...texts.matchAll(/^Licence: (.*)$/gm)].map((match) => match[1])
    expect(licences.length).toBeGreaterThan(50)
    expect(licences.filter((licence = '') => !isPermissive(licence))).toEqual([])
    expect(await readdir(unpacked)).toEqual(
      expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']),
    )
  })

  test('only the language of the app comes along, and nothing unasked', async () => {
    expect(await readdir(join(unpacked, 'locales'))).toEqual(['en-US.pak'])
    expect((await readdir(join(unpacked, 'resources'))).toSorted()).toEqual(['app.asar', 'licences.txt'])
  })
})

test('every system has its package, and opens projects with it', async () => {
  const config = await readFile(join(root, 'electron-builder.yml'), 'utf8')
  for (const line of ['publish: null', '    - AppImage', '    - deb', '  target: dmg', '  target: nsis'])
    expect(config.split('\n')).toContain(line)
  const host = await readFile(join(root, 'main/host/http/answer.ts'), 'utf8')
  const mimeType = /mimeType: (\S+)/.exec(config)?.[1]
  expect(mimeType).toMatch(/^application\/vnd\./)
  expect(host).toContain(`'${mimeType}'`)
})

/** Whether a licence asks no more than to be passed on; of several to choose from one is enough. */
const isPermissive = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((name) => PERMISSIVE.includes(name)))

const PERMISSIVE = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'OFL-1.1', 'Zlib']

/** What another program, a link or a file manager may say to the shell: files are opened, everything else is nothing to it. */
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '#test/main/host/support/until.ts'
import { reportBattery } from '#test/support/battery.ts'
import { startShell } from '#test/support/electron/running-shell.ts'
import { bundleShell, type ShellBundles } from '#test/support/electron/shell-bundles.ts'
import { preventable } from '#test/support/electron/stand-in-window.ts'

let bundles: ShellBundles
beforeAll(async () => {
  bundles = await bundleShell(['desktop', 'preload', 'host'])
})
afterAll(() => bundles.remove())

/** Nothing of this is a file that could be opened. */
const NOT_FILES = [
  '--inspect=0.0.0.0:9229',
  '--remote-debugging-port=9222',
  '--no-sandbox',
  '--disable-web-security',
  '--load-extension=/tmp/x.json',
  '--renderer-cmd-prefix=calc.json',
  '-r./evil.json',
  'javascript:alert(1)',
  'throughline://app/#/project/x',
  'https://stolen.test/',
  'data:text/html,<script>alert(1)</script>',
  'evil.exe',
  'evil.journey.exe',
  'map.journey.',
  'evil.html',
  '',
  '.',
  '..',
  '/',
  '.journey/',
]
/** These look like files, and there is nothing behind them that could be read. */
const NO_SUCH_FILES = [
  'https://stolen.test/map.journey',
  'throughline://app/map.journey',
  'javascript:x.journey',
  'file://stolen.test/share/map.journey',
  'file:///nowhere/%00.journey',
  'file:///%zz.journey',
  '../../../../../../nowhere/map.journey',
  '/proc/self/mem.journey',
  '/dev/zero.json',
  `/${'a'.repeat(5000)}.journey`,
  `${'../'.repeat(2000)}x.journey`,
  'nul\0.journey',
  '__proto__.journey',
  '\u202eyenruoj.journey',
]

test('of the arguments of a start only paths of files that Throughline reads are taken', async () => {
  const takenOf = async (args: readonly string[]) => {
    const shell = await startShell(bundles, { args: [...args], hasLock: false })
    expect(await shell.ended()).toBe(0)
    return (shell.electron.app.lockData as { readonly files: readonly string[] }).files
  }
  expect(await takenOf(NOT_FILES)).toEqual([])
  for (const path of await takenOf(NO_SUCH_FILES)) {
    expect(isAbsolute(path), path).toBe(true)
    expect(path).toMatch(/\.(?:journey|json)$/)
  }
})

test('whatever a start, a second one or a file manager brings, it is told in words and nothing else happens', async () => {
  const shell = await startShell(bundles, {
    args: [...NOT_FILES, ...NO_SUCH_FILES.filter((arg) => !arg.includes('\0'))],
  })
  const window = await shell.window()
  const { app, dialog, opened, revealed, processes } = shell.electron
  await until('the files of the start were told', () => dialog.boxes.length >= 10)

  const traps = join(shell.folder, 'traps')
  await mkdir(join(traps, 'folder.journey'), { recursive: true })
  await writeFile(join(traps, 'garbage.journey'), Buffer.from('PK\x03\x04 not really'))
  await writeFile(join(traps, 'script.json'), '{"__proto__": {"polluted": true}}')
  if (process.platform !== 'win32') await symlink('loop.journey', join(traps, 'loop.journey'))
  const paths = ['folder.journey', 'garbage.journey', 'script.json', 'loop.journey'].map((name) =>
    join(traps, name),
  )
  for (const path of [...paths, ...NO_SUCH_FILES]) {
    const before = dialog.boxes.length
    const event = preventable({})
    app.emit('open-file', event, path)
    expect(event.defaultPrevented, path).toBe(true)
    await until(`${path.slice(0, 80)} was told`, () => dialog.boxes.length > before)
  }
  const said = [
    ...[undefined, null, 0, 'x', [], { files: '/etc/passwd.journey' }, { files: [1] }, { files: [null] }],
    ...[{ files: { length: 1e9 } }, { files: [{ path: 'x.journey' }] }, { file: ['x.journey'] }],
  ]
  for (const data of said) {
    shell.electron.focused = undefined
    app.emit('second-instance', {}, NOT_FILES, '/', data)
    await until('a window came to the front', () => shell.electron.focused !== undefined)
  }
  expect(shell.windows).toEqual([window])
  expect(window.webContents.getURL()).toBe('throughline://app/')
  expect([opened, revealed]).toEqual([[], []])
  expect(processes).toHaveLength(1)
  expect('polluted' in {}).toBe(false)
  for (const { message } of dialog.boxes) expect(message).toMatch(/[.!?]$/)
  reportBattery(
    'T14',
    'hostile starts',
    NOT_FILES.length + 2 * NO_SUCH_FILES.length + paths.length + said.length,
  )
})

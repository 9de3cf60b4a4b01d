/** Who may call the shell, and with what: asked over the channels of the shell's own bundle. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SHELL_CALLS, type ShellCall } from '#shared/protocol/desktop.ts'
import { reportBattery } from '#test/support/battery.ts'
import { type RunningShell, startLastingShell } from '#test/support/electron/running-shell.ts'
import { bundleShell, type ShellBundles } from '#test/support/electron/shell-bundles.ts'
import type { StandInWindow } from '#test/support/electron/stand-in-window.ts'
import { runsOf } from '#test/support/random.ts'

const IPC_RUNS = runsOf('THROUGHLINE_IPC_RUNS', 1_000)
const CALLS = Object.keys(SHELL_CALLS) as ShellCall[]

let bundles: ShellBundles
let shell: RunningShell
let window: StandInWindow
beforeAll(async () => {
  bundles = await bundleShell(['desktop', 'preload', 'host'])
  shell = await startLastingShell(bundles)
  window = await shell.window()
})
afterAll(async () => {
  await shell.stop()
  await bundles.remove()
})

/** Everything a call could do to the world. */
const deeds = () => ({
  asked: shell.electron.dialog.asked.length,
  boxes: shell.electron.dialog.boxes.length,
  windows: shell.electron.windows.length,
  opened: shell.electron.opened.length,
  revealed: shell.electron.revealed.length,
  recent: shell.electron.app.recent.length,
  partitions: shell.electron.partitions.get('print')?.schemes.size,
  represented: window.represented,
  edited: window.edited,
})

const VALID: { readonly [C in ShellCall]: readonly unknown[] } = {
  connection: [],
  saveFile: ['map.pdf', new Uint8Array([1])],
  saveProjectAs: [],
  printPdf: ['<p>Hello</p>', 210, 297],
  revealFile: ['/a/b.pdf'],
  setDocument: [{ title: 'A', path: '/a/b.journey', edited: true }],
}

describe('the contract', () => {
  test('there is an answer for every call of the table, and for nothing else', () => {
    expect([...shell.electron.handlers.keys()].sort()).toEqual(
      CALLS.map((call) => `throughline:${call}`).sort(),
    )
  })

  test('strangers are refused in words, and nothing is done', async () => {
    const frame = window.webContents.mainFrame
    const at = (url: string) => ({ senderFrame: { parent: null, url } as never })
    const strangers = {
      'a frame that is gone': { senderFrame: null },
      'a frame within the page': { senderFrame: { parent: frame, url: frame.url } as never },
      'a page of the web': at('https://example.com/'),
      'a page of the web with our name in it': at('https://throughline.example.com/?throughline://app/'),
      'a file': at('file:///tmp/index.html'),
      'a page that is printed': at('throughline://print/1'),
      'another file of the app': at('throughline://app/assets/a.svg'),
      'another host of the scheme': at('throughline://app.evil/'),
      'no page yet': at(''),
      'about:blank': at('about:blank'),
      'contents that belong to no window': { sender: { mainFrame: frame } as never },
    }
    const before = deeds()
    for (const call of CALLS)
      for (const [name, sender] of Object.entries(strangers)) {
        const answer = await shell.call(window, call, VALID[call], sender)
        expect(answer, `${call} from ${name}`).toEqual({
          ok: false,
          error: { code: 'not-allowed', message: expect.stringContaining('Nothing was done.') },
        })
      }
    expect(deeds()).toEqual(before)
  })

  test('a printed page that got hold of the channel is refused', async () => {
    const contents: unknown[] = []
    shell.electron.app.on('web-contents-created', (_event, made) => contents.push(made))
    await shell.call(window, 'printPdf', VALID.printPdf)
    expect(contents).toHaveLength(1)
    const sender = { sender: contents[0], senderFrame: { parent: null, url: 'throughline://app/' } } as never
    expect(await shell.call(window, 'connection', [], sender)).toMatchObject({ ok: false })
  })

  test('arguments of any other shape are refused in words, and nothing is done', async () => {
    const before = deeds()
    const odd = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
      fc.constantFrom<unknown>(
        Number.NaN,
        Infinity,
        -1,
        9,
        5081,
        '',
        'a/b',
        '..\\x',
        'a\0b',
        '__proto__',
        null,
      ),
      fc.constantFrom<unknown>({ __proto__: null }, { title: 1, path: '/a.journey', edited: false }, [[]]),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...CALLS), fc.array(odd, { maxLength: 5 }), async (call, args) => {
        if (isMeant(call, args)) return
        const answer = await shell.call(window, call, args)
        expect(answer).toEqual({
          ok: false,
          error: { code: 'bad-request', message: expect.stringContaining('Nothing was done.') },
        })
      }),
      { numRuns: IPC_RUNS },
    )
    expect(deeds()).toEqual(before)
    reportBattery('T14', 'calls with hostile arguments', IPC_RUNS)
  })

  test('one wrong, missing or further argument is enough to be refused', async () => {
    const before = deeds()
    const wrong: unknown[] = [
      undefined,
      null,
      0,
      -1,
      Number.NaN,
      'a/b',
      '',
      true,
      {},
      [],
      new ArrayBuffer(1),
      () => 1,
    ]
    for (const call of CALLS) {
      const valid = VALID[call]
      expect(await shell.call(window, call, [...valid, undefined])).toMatchObject({ ok: false })
      if (valid.length > 0)
        expect(await shell.call(window, call, valid.slice(1))).toMatchObject({ ok: false })
      for (const [index] of valid.entries())
        for (const value of wrong) {
          const args = valid.with(index, value)
          if (isMeant(call, args)) continue
          expect(await shell.call(window, call, args), `${call} ${index} ${String(value)}`).toMatchObject({
            error: { code: 'bad-request' },
          })
        }
    }
    expect(deeds()).toEqual(before)
  })
})

/** The few odd arguments that are what a call is there for: said again here, in other words than the table's. */
function isMeant(call: ShellCall, args: readonly unknown[]): boolean {
  const [first, second, third] = args
  const isSide = (value: unknown) => typeof value === 'number' && value >= 10 && value <= 5080
  const isText = (value: unknown): value is string => typeof value === 'string'
  switch (call) {
    case 'connection':
    case 'saveProjectAs':
      return args.length === 0
    case 'saveFile':
      return (
        args.length === 2 &&
        isText(first) &&
        first.length > 0 &&
        first.length <= 255 &&
        ![...first].some((character) => '/\\\0'.includes(character)) &&
        second instanceof Uint8Array
      )
    case 'printPdf':
      return args.length === 3 && isText(first) && isSide(second) && isSide(third)
    case 'revealFile':
      return args.length === 1 && isText(first) && first !== '' && !first.includes('\0')
    case 'setDocument':
      return args.length === 1 && first === null
  }
}

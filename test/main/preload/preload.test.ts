import { readFile } from 'node:fs/promises'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from 'vitest'
import type { Bridge } from '#main/preload/preload.ts'
import type { DesktopBridge } from '#renderer/platform/bridge.ts'
import { channelOf, MENU_CHANNEL, SHELL_CALLS, type ShellCall } from '#shared/protocol/desktop.ts'
import { bundleShell, type ShellBundles } from '#test/support/electron/shell-bundles.ts'

let bundles: ShellBundles
let code: string
beforeAll(async () => {
  bundles = await bundleShell(['preload'])
  code = await readFile(`${bundles.folder}/dist/preload/preload.cjs`, 'utf8')
})
afterAll(() => bundles.remove())

/** What a sandboxed preload script can require, and what of the page and the process it sees. */
class Sandbox {
  readonly exposed = new Map<string, unknown>()
  readonly invoked: unknown[][] = []
  readonly required: string[] = []
  readonly executed: string[] = []
  readonly listeners = new Map<string, Set<(...args: unknown[]) => void>>()
  /** What the shell answers next. */
  answer: unknown = { ok: true, value: null }
  activeElement: unknown = null

  readonly classes = {
    HTMLElement: class {
      isContentEditable = false
    },
    HTMLInputElement: class {
      type = 'text'
    },
    HTMLTextAreaElement: class {},
  }

  run(platform = 'linux'): void {
    const listenersOf = (channel: string) => this.listeners.get(channel) ?? new Set()
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, value: unknown) => void this.exposed.set(name, value),
      },
      ipcRenderer: {
        invoke: async (...args: unknown[]) => {
          this.invoked.push(args)
          return this.answer
        },
        on: (channel: string, listener: (...args: unknown[]) => void) =>
          void this.listeners.set(channel, listenersOf(channel).add(listener)),
        off: (channel: string, listener: (...args: unknown[]) => void) =>
          void listenersOf(channel).delete(listener),
      },
    }
    const require = (name: string) => {
      this.required.push(name)
      if (name === 'electron') return electron
      throw new Error(`A sandboxed preload script cannot require ${name}.`)
    }
    const sandbox = this
    const document = {
      get activeElement() {
        return sandbox.activeElement
      },
      execCommand: (name: string) => this.executed.push(name),
    }
    runInNewContext(code, {
      ...this.classes,
      require,
      module: { exports: {} },
      exports: {},
      process: { platform },
      document,
      URL,
    })
  }

  get bridge(): DesktopBridge {
    return this.exposed.get('throughline') as DesktopBridge
  }

  /** The shell sends something from the native menu. */
  send(message: unknown): void {
    for (const listener of this.listeners.get(MENU_CHANNEL) ?? []) listener({}, message)
  }
}

let sandbox: Sandbox
beforeEach(() => {
  sandbox = new Sandbox()
  sandbox.run()
})

describe('the bridge', () => {
  test('is what the page expects, to the type', () => {
    expectTypeOf<Bridge>().toEqualTypeOf<DesktopBridge>()
    const expected: Record<keyof DesktopBridge, string> = {
      platform: 'string',
      connection: 'function',
      saveFile: 'function',
      saveProjectAs: 'function',
      printPdf: 'function',
      revealFile: 'function',
      onMenu: 'function',
      setDocument: 'function',
    }
    const kinds = Object.entries(sandbox.bridge).map(([name, value]) => [name, typeof value])
    expect(Object.fromEntries(kinds)).toEqual(expected)
  })

  test('is all that the page gets, and asks for nothing but electron', () => {
    expect([...sandbox.exposed.keys()]).toEqual(['throughline'])
    expect(new Set(sandbox.required)).toEqual(new Set(['electron']))
    expect(
      code.match(/\bimport\s*\(|\beval\(|new Function|ipcRenderer\.(?:sendSync|postMessage|sendToHost)/g),
    ).toBeNull()
  })

  test.each([
    ['darwin', 'darwin'],
    ['win32', 'win32'],
    ['linux', 'linux'],
    ['freebsd', 'linux'],
  ])('on %s it says %s', (platform, said) => {
    const other = new Sandbox()
    other.run(platform)
    expect(other.bridge.platform).toBe(said)
  })

  test('each call goes out on its own channel with its own arguments, and there are no others', async () => {
    const bytes = new Uint8Array([1, 2])
    const document = { title: 'A', path: '/a.journey', edited: true }
    await sandbox.bridge.connection()
    await sandbox.bridge.saveFile('a.pdf', bytes)
    await sandbox.bridge.saveProjectAs()
    await sandbox.bridge.printPdf('<p>', 210, 297)
    sandbox.bridge.revealFile('/a.pdf')
    sandbox.bridge.setDocument(document)
    sandbox.bridge.setDocument(null)
    const channel = (call: ShellCall) => channelOf(call)
    expect(sandbox.invoked).toEqual([
      [channel('connection')],
      [channel('saveFile'), 'a.pdf', bytes],
      [channel('saveProjectAs')],
      [channel('printPdf'), '<p>', 210, 297],
      [channel('revealFile'), '/a.pdf'],
      [channel('setDocument'), document],
      [channel('setDocument'), null],
    ])
    const used = new Set(sandbox.invoked.map(([name]) => name))
    expect(used).toEqual(new Set(Object.keys(SHELL_CALLS).map((call) => channelOf(call as ShellCall))))
  })

  test('answers are unwrapped; refusals become errors with the shell’s own sentence', async () => {
    sandbox.answer = { ok: true, value: { url: 'http://127.0.0.1:1', token: 't' } }
    expect(await sandbox.bridge.connection()).toEqual({ url: 'http://127.0.0.1:1', token: 't' })
    sandbox.answer = { ok: false, error: { code: 'disk-full', message: 'The disk is full.' } }
    await expect(sandbox.bridge.saveFile('a', new Uint8Array())).rejects.toThrow(/^The disk is full\.$/)
    // These two answer nothing, so a refusal must not surface as an error that nobody catches.
    expect(sandbox.bridge.revealFile('/a')).toBeUndefined()
    expect(sandbox.bridge.setDocument(null)).toBeUndefined()
  })
})

describe('commands from the menu', () => {
  const heard: string[] = []
  beforeEach(() => {
    heard.length = 0
    sandbox.bridge.onMenu((id) => heard.push(id))
  })

  test('reach the page until it stops listening, and nothing but ids does', () => {
    sandbox.send('stage.add')
    for (const odd of [null, undefined, 1, '', 'Bad Id', '<script>', 'a'.repeat(200), ['edit.undo'], {}])
      sandbox.send(odd)
    expect(heard).toEqual(['stage.add'])
    const more: string[] = []
    const stop = sandbox.bridge.onMenu((id) => more.push(id))
    sandbox.send('view.fit')
    stop()
    sandbox.send('view.fit')
    expect(more).toEqual(['view.fit'])
    expect(heard).toEqual(['stage.add', 'view.fit', 'view.fit'])
  })

  test('are about the text while somebody types, where they mean something there', () => {
    const { HTMLElement, HTMLInputElement, HTMLTextAreaElement } = sandbox.classes
    const editable = Object.assign(new HTMLElement(), { isContentEditable: true })
    for (const field of [new HTMLInputElement(), new HTMLTextAreaElement(), editable]) {
      sandbox.activeElement = field
      for (const id of ['edit.undo', 'edit.redo', 'edit.select-all', 'edit.delete']) sandbox.send(id)
    }
    const once = ['undo', 'redo', 'selectAll', 'delete']
    expect(sandbox.executed).toEqual([...once, ...once, ...once])
    expect(heard).toEqual([])
    sandbox.send('view.palette')
    expect(heard).toEqual(['view.palette'])
  })

  test('are about the map where nothing is typed', () => {
    const { HTMLElement, HTMLInputElement } = sandbox.classes
    const checkbox = Object.assign(new HTMLInputElement(), { type: 'checkbox' })
    for (const place of [null, new HTMLElement(), checkbox]) {
      sandbox.activeElement = place
      sandbox.send('edit.undo')
    }
    expect(heard).toEqual(['edit.undo', 'edit.undo', 'edit.undo'])
    expect(sandbox.executed).toEqual([])
  })
})

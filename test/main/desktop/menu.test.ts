import type { MenuItemConstructorOptions as Item } from 'electron'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { type MenuActions, type MenuState, menuTemplate } from '#main/desktop/menu.ts'
import type { AppCommand } from '#renderer/actions/commands.ts'

const done: string[] = []
const does = (name: string) => (detail?: string) =>
  void done.push(detail === undefined ? name : `${name} ${detail}`)
const actions: MenuActions = {
  newFromTemplate: does('newFromTemplate'),
  newWindow: does('newWindow'),
  open: does('open'),
  openRecent: does('openRecent'),
  saveCopy: does('saveCopy'),
  importFiles: does('importFiles'),
  revealProject: does('revealProject'),
  showLog: does('showLog'),
  command: does('command'),
}
const state = (changes: Partial<MenuState> = {}): MenuState => ({
  platform: 'linux',
  hasProject: true,
  recent: [],
  windows: [],
  isDeveloping: false,
  ...changes,
})

/** All items below the top, submenus opened. */
const itemsOf = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])
const all = (changes?: Partial<MenuState>): Item[] => itemsOf(menuTemplate(state(changes), actions))
const press = ({ click }: Item): void => (click as (() => void) | undefined)?.()

let commands: readonly AppCommand[]
beforeAll(async () => {
  // The page's modules look for the shell's bridge where a page has it.
  vi.stubGlobal('window', {})
  commands = (await import('#renderer/actions/commands.ts')).COMMANDS
})

describe('commands of the page', () => {
  const commandItems = () => all().filter(({ id }) => id !== undefined)

  test('are all known to the page', () => {
    const known = new Set(commands.map(({ id }) => id))
    expect(commandItems().filter(({ id }) => !known.has(id ?? ''))).toEqual([])
    expect(commandItems().length).toBeGreaterThan(30)
  })

  test('show the keys that the page listens to, and take none of them away', () => {
    for (const { id, accelerator, registerAccelerator } of commandItems()) {
      if (accelerator === undefined) continue
      expect(registerAccelerator, id).toBe(false)
      const keys = commands.find((command) => command.id === id)?.keys ?? []
      const asShown = keys.map((key) =>
        key
          .replace('$mod', 'CmdOrCtrl')
          .replace(/Key([A-Z])$/, '$1')
          .toLowerCase(),
      )
      expect(asShown, id).toContain(accelerator.toLowerCase())
    }
  })

  test('go by their ids, and only where there is a project', () => {
    for (const item of commandItems()) {
      done.length = 0
      press(item)
      expect(done).toEqual([`command ${item.id}`])
    }
    const without = all({ hasProject: false }).filter(({ id }) => id !== undefined)
    expect(without.every(({ enabled }) => enabled === false)).toBe(true)
  })
})

test.each(['linux', 'win32', 'darwin'] as const)('no key on %s means two things', (platform) => {
  const keys = all({ platform }).flatMap(({ accelerator }) =>
    accelerator === undefined ? [] : [accelerator],
  )
  expect(new Set(keys).size).toBe(keys.length)
})

test('each system has the items it expects', () => {
  const roles = (platform: NodeJS.Platform) => all({ platform }).map(({ role }) => role)
  expect(roles('darwin')).toEqual(
    expect.arrayContaining(['appMenu', 'window', 'help', 'zoom', 'front', 'close']),
  )
  expect(roles('darwin')).not.toContain('quit')
  for (const platform of ['linux', 'win32'] as const) {
    expect(roles(platform)).toEqual(
      expect.arrayContaining(['quit', 'about', 'close', 'cut', 'copy', 'paste']),
    )
    expect(roles(platform)).not.toContain('appMenu')
  }
})

test('tools for developers are not in what people get', () => {
  const tools = ['reload', 'forceReload', 'toggleDevTools']
  expect(all().filter(({ role }) => tools.includes(role ?? ''))).toEqual([])
  expect(all({ isDeveloping: true }).filter(({ role }) => tools.includes(role ?? ''))).toHaveLength(2)
})

test('recent projects and windows are listed by their titles', () => {
  done.length = 0
  const shown = vi.fn()
  const items = all({
    recent: [
      { title: 'Tom & Ann', path: '/a.journey' },
      { title: '  ', path: '/b.journey' },
    ],
    windows: [{ title: 'Map – Throughline', focused: true, show: shown }],
  })
  const labelled = (label: string) => items.find((item) => item.label === label) as Item
  press(labelled('Tom && Ann'))
  press(labelled('Untitled'))
  expect(done).toEqual(['openRecent /a.journey', 'openRecent /b.journey'])
  expect(labelled('Map – Throughline').checked).toBe(true)
  press(labelled('Map – Throughline'))
  expect(shown).toHaveBeenCalledOnce()
})

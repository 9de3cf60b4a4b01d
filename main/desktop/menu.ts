/** The app's native menu. What it cannot do itself are commands of the page, asked for by their ids. */
import type { MenuItemConstructorOptions as Item } from 'electron'
import { LANE_PRESETS } from '#shared/model/lane-presets.ts'

/** What the shell does itself when an item is chosen. */
export interface MenuActions {
  readonly newFromTemplate: () => void
  readonly newWindow: () => void
  readonly open: () => void
  readonly openRecent: (path: string) => void
  readonly saveCopy: () => void
  readonly importFiles: () => void
  readonly revealProject: () => void
  readonly showLog: () => void
  /** Has the page in the focused window carry out one of its commands. */
  readonly command: (id: string) => void
}

export interface MenuState {
  readonly platform: NodeJS.Platform
  /** Whether the focused window shows a project. */
  readonly hasProject: boolean
  readonly recent: readonly { readonly title: string; readonly path: string }[]
  /** The windows by title, with what to do when one is chosen. */
  readonly windows: readonly {
    readonly title: string
    readonly focused: boolean
    readonly show: () => void
  }[]
  readonly isDeveloping: boolean
}

const LINE: Item = { type: 'separator' }

export function menuTemplate(state: MenuState, actions: MenuActions): Item[] {
  const isMac = state.platform === 'darwin'
  /**
   * A command of the page. Its keys are shown, not taken: the page listens to them itself, and while somebody types they
   * belong to the text.
   */
  const command = (label: string, id: string, accelerator?: string): Item => ({
    label,
    id,
    enabled: state.hasProject,
    click: () => actions.command(id),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  })
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    { label: '&File', submenu: fileMenu(state, actions, command) },
    { label: '&Edit', submenu: editMenu(command) },
    { label: '&View', submenu: viewMenu(state, command) },
    { label: '&Structure', submenu: structureMenu(command) },
    { label: '&Window', role: 'window', submenu: windowMenu(state) },
    { label: '&Help', role: 'help', submenu: helpMenu(state, actions, command) },
  ]
}

type Command = (label: string, id: string, accelerator?: string) => Item

function fileMenu(
  { platform, hasProject, recent }: MenuState,
  actions: MenuActions,
  command: Command,
): Item[] {
  const recentItems = recent.map(
    ({ title, path }): Item => ({
      label: escapeLabel(title),
      toolTip: path,
      click: () => actions.openRecent(path),
    }),
  )
  return [
    { label: 'New from Template…', accelerator: 'CmdOrCtrl+N', click: actions.newFromTemplate },
    { label: 'New Window', accelerator: 'CmdOrCtrl+Shift+N', click: actions.newWindow },
    LINE,
    { label: 'Open…', accelerator: 'CmdOrCtrl+O', click: actions.open },
    {
      label: 'Open Recent',
      submenu: recentItems.length > 0 ? recentItems : [{ label: 'Nothing yet', enabled: false }],
    },
    LINE,
    command('Save Now', 'file.save', 'CmdOrCtrl+S'),
    command('Save As…', 'file.save-as', 'CmdOrCtrl+Shift+S'),
    { label: 'Save a Copy…', enabled: hasProject, click: actions.saveCopy },
    { label: 'Import…', accelerator: 'CmdOrCtrl+Shift+I', click: actions.importFiles },
    command('Import into This Map…', 'file.import'),
    command('Bring In Journey Data…', 'numbers.bring'),
    command('Merge a Copy…', 'view.merge'),
    command('Export…', 'view.export', 'CmdOrCtrl+E'),
    command('Export Again', 'view.export-again', 'CmdOrCtrl+Shift+E'),
    {
      label: platform === 'darwin' ? 'Show in Finder' : 'Show in Folder',
      enabled: hasProject,
      click: actions.revealProject,
    },
    LINE,
    { role: 'close' },
    ...(platform === 'darwin' ? [] : [{ role: 'quit' as const }]),
  ]
}

const editMenu = (command: Command): Item[] => [
  command('Undo', 'edit.undo', 'CmdOrCtrl+Z'),
  command('Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z'),
  LINE,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  command('Duplicate', 'edit.duplicate', 'CmdOrCtrl+D'),
  command('Delete', 'edit.delete'),
  LINE,
  command('Select All', 'edit.select-all', 'CmdOrCtrl+A'),
  command('Clear Selection', 'edit.leave'),
  LINE,
  command('Find a Command…', 'view.palette', 'CmdOrCtrl+K'),
]

function viewMenu({ isDeveloping }: MenuState, command: Command): Item[] {
  const stages = Array.from({ length: 9 }, (_, index) =>
    command(`Stage ${index + 1}`, `view.stage-${index + 1}`),
  )
  return [
    command('Zoom In', 'view.zoom-in', 'CmdOrCtrl+='),
    command('Zoom Out', 'view.zoom-out', 'CmdOrCtrl+-'),
    command('Actual Size', 'view.zoom-100', 'CmdOrCtrl+0'),
    command('Whole Map', 'view.fit'),
    { label: 'Go to Stage', submenu: stages },
    LINE,
    command('Details', 'card.details'),
    command('Personas', 'view.personas'),
    command('Scope of This Map', 'view.scope'),
    command('Numbers', 'numbers.panel'),
    LINE,
    command('History', 'history.open', 'CmdOrCtrl+Alt+Shift+H'),
    command('Name This Version…', 'history.name', 'CmdOrCtrl+Alt+S'),
    LINE,
    { role: 'togglefullscreen' },
    ...(isDeveloping ? [LINE, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
  ]
}

const structureMenu = (command: Command): Item[] => [
  command('Add Card', 'card.add'),
  command('Add Stage', 'stage.add'),
  command('Add Step', 'step.add'),
  {
    label: 'Add Lane',
    submenu: LANE_PRESETS.map(({ heading, presets }) => ({
      label: heading,
      submenu: presets.map(({ id, title }) => command(title, `lane.add.${id}`)),
    })),
  },
  command('Add Free Note', 'note.add'),
  command('Connect Two Selected Cards', 'card.connect'),
  LINE,
  command('Mark as Moment That Matters', 'step.moment'),
  command('Collapse or Open Lane', 'lane.collapse'),
  LINE,
  command('Delete Step', 'step.remove'),
  command('Delete Lane', 'lane.remove'),
]

function windowMenu({ platform, windows }: MenuState): Item[] {
  const list = windows.map(
    ({ title, focused, show }): Item => ({
      type: 'checkbox',
      label: escapeLabel(title),
      checked: focused,
      click: show,
    }),
  )
  return [
    { role: 'minimize' },
    ...(platform === 'darwin' ? [{ role: 'zoom' as const }, LINE, { role: 'front' as const }] : []),
    // A Mac adds its windows by itself.
    ...(platform === 'darwin' || list.length === 0 ? [] : [LINE, ...list]),
  ]
}

const helpMenu = ({ platform }: MenuState, actions: MenuActions, command: Command): Item[] => [
  command('Keyboard Shortcuts', 'view.shortcuts'),
  LINE,
  command('Copy Diagnostics…', 'help.diagnostics'),
  { label: 'Show the Log', click: actions.showLog },
  ...(platform === 'darwin' ? [] : [LINE, { role: 'about' as const }]),
]

/** An ampersand in a label would mark a key. */
const escapeLabel = (text: string): string => (text.trim() || 'Untitled').replaceAll('&', '&&').slice(0, 80)

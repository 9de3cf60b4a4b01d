/**
 * A small stand-in for the `electron` module, for a shell that is driven without Electron's program. It does what the
 * shell relies on (events that can be prevented, windows that close one by one on quitting, pages that load through the
 * app's own scheme, a host in a process of its own), and keeps a record of what it was asked.
 */
import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  Display,
  IpcMainInvokeEvent,
  MenuItemConstructorOptions as Item,
} from 'electron'
import { StandInApp, StandInUtilityProcess } from './stand-in-app.ts'
import { StandInDialogs } from './stand-in-dialogs.ts'
import { StandInSession } from './stand-in-session.ts'
import { StandInWindow, type WindowKeeper } from './stand-in-window.ts'

export type CallHandler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

export interface StandInOptions {
  /** The folder or archive with the app in it. */
  readonly appPath: string
  readonly isPackaged?: boolean
  /** Whether this is the only instance. */
  readonly hasLock?: boolean
  readonly displays?: readonly Pick<Display, 'id' | 'workArea'>[]
}

const SCREEN = [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] as const

/** What `import … from 'electron'` gives to one shell, and what a test sees of it. */
export class StandIn implements WindowKeeper {
  readonly appPath: string
  readonly app: StandInApp
  readonly dialog = new StandInDialogs()
  readonly windows: StandInWindow[] = []
  focused: StandInWindow | undefined
  readonly handlers = new Map<string, CallHandler>()
  readonly processes: StandInUtilityProcess[] = []
  readonly opened: string[] = []
  readonly revealed: string[] = []
  readonly popups: Item[][] = []
  menu: Item[] = []
  privileges: CustomScheme[] = []
  readonly displays: readonly Pick<Display, 'id' | 'workArea'>[]
  readonly partitions = new Map<string, StandInSession>()
  readonly session = {
    defaultSession: new StandInSession(),
    fromPartition: (name: string): StandInSession => {
      const there = this.partitions.get(name) ?? new StandInSession()
      this.partitions.set(name, there)
      return there
    },
  }

  constructor({ appPath, isPackaged = true, hasLock = true, displays = SCREEN }: StandInOptions) {
    this.appPath = appPath
    this.displays = displays
    this.app = new StandInApp({ appPath, windows: this.windows, isPackaged, hasLock })
  }

  add(window: StandInWindow): void {
    this.windows.push(window)
    this.app.emit('web-contents-created', {}, window.webContents)
  }

  remove(window: StandInWindow): void {
    this.windows.splice(this.windows.indexOf(window), 1)
    if (this.focused === window) this.focused = undefined
  }

  noteClosed(): void {
    if (this.windows.length === 0 && !this.app.isQuitting) this.app.emit('window-all-closed')
  }

  /** The names that the shell imports. */
  module() {
    const electron = this
    return {
      app: this.app,
      BrowserWindow: class extends StandInWindow {
        constructor(options: BrowserWindowConstructorOptions) {
          super(electron, options)
        }

        static getFocusedWindow(): StandInWindow | null {
          return electron.focused ?? null
        }
      },
      dialog: this.dialog,
      ipcMain: {
        handle: (channel: string, handler: CallHandler) => void this.handlers.set(channel, handler),
      },
      Menu: {
        buildFromTemplate: (template: Item[]) => ({ template, popup: () => void this.popups.push(template) }),
        setApplicationMenu: ({ template }: { template: Item[] }) => {
          this.menu = template
        },
      },
      nativeTheme: { shouldUseDarkColors: false },
      protocol: {
        registerSchemesAsPrivileged: (schemes: CustomScheme[]) => {
          if (this.app.isReady) throw new Error('Schemes can only be registered before the app is ready.')
          this.privileges = schemes
        },
      },
      screen: { getPrimaryDisplay: () => this.displays[0], getAllDisplays: () => this.displays },
      session: this.session,
      shell: {
        openExternal: async (url: string) => void this.opened.push(url),
        showItemInFolder: (path: string) => void this.revealed.push(path),
      },
      utilityProcess: {
        fork: (script: string, args: string[] = []) => {
          const started = new StandInUtilityProcess(script, args)
          this.processes.push(started)
          return started
        },
      },
    }
  }
}

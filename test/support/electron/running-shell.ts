/** Runs the shell's own bundle against the stand-in, with folders of its own and the real host. */
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { createRequire, registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { IpcMainInvokeEvent, MenuItemConstructorOptions as Item } from 'electron'
import { onTestFinished, vi } from 'vitest'
import type { Result } from '#shared/base/result.ts'
import { channelOf, type HostConnection, type ShellCall } from '#shared/protocol/desktop.ts'
import { API, type ProjectEntry, REQUEST_HEADER } from '#shared/protocol/http.ts'
import { until } from '#test/main/host/support/until.ts'
import type { ShellBundles } from './shell-bundles.ts'
import { StandIn, type StandInOptions } from './stand-in.ts'
import type { StandInWindow } from './stand-in-window.ts'

/** The stand-in for each running shell, by the address of its bundle. */
const standIns = new Map<string, StandIn>()
const SCHEME = 'electron-stand-in:'
Object.assign(globalThis, { throughlineStandIn: (bundle: string) => standIns.get(bundle)?.module() })

registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' && standIns.has(context.parentURL ?? '')
      ? { url: SCHEME + context.parentURL, format: 'module', shortCircuit: true }
      : next(name, context),
  load: (url, context, next) =>
    url.startsWith(SCHEME)
      ? { format: 'module', source: sourceFor(url.slice(SCHEME.length)), shortCircuit: true }
      : next(url, context),
})

function sourceFor(bundle: string): string {
  const names = Object.keys(standIns.get(bundle)?.module() ?? {})
  return `export const { ${names.join(', ')} } = throughlineStandIn(${JSON.stringify(bundle)})`
}

export interface ShellOptions extends Omit<StandInOptions, 'appPath'> {
  /** What the program was started with, after its own path. */
  readonly args?: readonly string[]
  readonly dataFolder?: string
}

/** A shell that was started. */
export class RunningShell {
  readonly electron: StandIn
  readonly folder: string
  readonly dataFolder: string

  constructor(electron: StandIn, folder: string, dataFolder: string) {
    this.electron = electron
    this.folder = folder
    this.dataFolder = dataFolder
  }

  /** The windows that a person sees. */
  get windows(): StandInWindow[] {
    return this.electron.windows.filter(({ options }) => options.webPreferences?.preload !== undefined)
  }

  /** The window that shows an address with this in it, once there is one. */
  window(part = 'throughline://app/'): Promise<StandInWindow> {
    return until(`a window shows ${part}`, () =>
      this.windows.find(({ isShown, webContents }) => isShown && webContents.getURL().includes(part)),
    )
  }

  /** Calls the shell as the page in a window does, or as anybody else who got hold of the channel. */
  async call<T>(
    window: StandInWindow,
    call: ShellCall,
    args: readonly unknown[],
    sender: Partial<IpcMainInvokeEvent> = {},
  ): Promise<Result<T>> {
    const handler = this.electron.handlers.get(channelOf(call))
    if (!handler) throw new Error(`Nobody answers ${call}.`)
    const { webContents } = window
    const event = { sender: webContents, senderFrame: webContents.mainFrame, ...sender }
    return (await handler(event as unknown as IpcMainInvokeEvent, ...args)) as Result<T>
  }

  /** The item under these labels in the native menu. */
  item(...labels: readonly string[]): Item {
    let items: readonly Item[] = this.electron.menu
    let found: Item | undefined
    for (const label of labels) {
      found = items.find((item) => item.label?.replace(/^&/, '') === label)
      if (!found)
        throw new Error(`There is no “${label}” in ${items.map((item) => item.label ?? item.role)}.`)
      items = (found.submenu as Item[] | undefined) ?? []
    }
    return found as Item
  }

  /** Chooses an item of the native menu. */
  choose(...labels: readonly string[]): void {
    const { click, enabled } = this.item(...labels)
    if (enabled === false) throw new Error(`“${labels.join(' › ')}” is disabled.`)
    ;(click as (() => void) | undefined)?.()
  }

  /** Where the page in the first window is told to find the host. */
  async connection(): Promise<HostConnection> {
    const [window] = this.windows
    const answer = window && (await this.call<HostConnection>(window, 'connection', []))
    if (!answer?.ok) throw new Error('There is no host.')
    return answer.value
  }

  /** A project that a window makes, as the start screen does. */
  async newProject(title: string): Promise<ProjectEntry> {
    const { url, token } = await this.connection()
    const made = await fetch(url + API.projects, {
      method: 'POST',
      body: JSON.stringify({ template: 'empty', title }),
      headers: {
        origin: 'throughline://app',
        authorization: `Bearer ${token}`,
        [REQUEST_HEADER.name]: REQUEST_HEADER.value,
      },
    })
    return (await made.json()) as ProjectEntry
  }

  /** The page in a window shows a project, and says so. */
  async showIn(window: StandInWindow, { id, title, path }: ProjectEntry, edited = false): Promise<void> {
    window.webContents.goWithinPage(`throughline://app/#/project/${id}`)
    const said = await this.call(window, 'setDocument', [{ title, path, edited }])
    if (!said.ok) throw new Error(said.error.message)
  }

  /** Resolves when there is a menu of the shell's own. */
  async menuReady(): Promise<void> {
    await until('the menu is there', () => this.electron.menu.length > 0)
  }

  /** Ends it, whatever it shows, and removes what it wrote. */
  async stop(): Promise<void> {
    const { app, windows } = this.electron
    for (const window of [...windows]) window.destroy()
    app.quit()
    await this.ended()
    vi.unstubAllEnvs()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  async ended(): Promise<number> {
    await until('the app ended', () => this.electron.app.ended !== undefined)
    return this.electron.app.ended ?? -1
  }
}

/** Starts the bundled shell; it is stopped with the test. */
export async function startShell(
  bundles: Pick<ShellBundles, 'folder'>,
  options?: ShellOptions,
): Promise<RunningShell> {
  const shell = await startLastingShell(bundles, options)
  onTestFinished(() => shell.stop())
  return shell
}

/** Starts the bundled shell, which somebody else must stop. */
export async function startLastingShell(
  bundles: Pick<ShellBundles, 'folder'>,
  options: ShellOptions = {},
): Promise<RunningShell> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-app-'))
  const { dataFolder = join(folder, 'data'), args = [], ...standInOptions } = options
  for (const path of ['package.json', 'dist/desktop'])
    await cp(join(bundles.folder, path), join(folder, path), { recursive: true })
  for (const path of ['dist/host', 'dist/preload', 'dist/renderer', 'dist/assets'])
    await symlink(join(bundles.folder, path), join(folder, path), 'junction')

  const electron = new StandIn({ ...standInOptions, appPath: folder })
  const shell = new RunningShell(electron, folder, dataFolder)
  const bundle = join(folder, 'dist/desktop/main.js')
  standIns.set(pathToFileURL(bundle).href, electron)
  vi.stubEnv('THROUGHLINE_DATA', dataFolder)
  const argv = process.argv
  process.argv = ['throughline', ...(electron.app.isPackaged ? [] : [folder]), ...args]
  createRequire(bundle)(bundle)
  process.argv = argv
  electron.app.becomeReady()
  return shell
}

/** Runs the shell's own bundle against the stand-in, with folders of its own and the real host. */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire, registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { IpcMainInvokeEvent, MenuItemConstructorOptions as Item } from 'electron'
import { onTestFinished, vi } from 'vitest'
import type { Result } from '#shared/base/result.ts'
import { channelOf, type ShellCall } from '#shared/protocol/desktop.ts'
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

const PAGE = '<!doctype html><title>Throughline</title><script type="module" src="./app.js"></script>'

/** A shell that was started; it is ended with the test. */
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
      found = items.find((item) => item.label?.replace('&', '') === label)
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

  async ended(): Promise<number> {
    await until('the app ended', () => this.electron.app.ended !== undefined)
    return this.electron.app.ended ?? -1
  }
}

/** Starts the bundled shell. */
export async function startShell(bundles: ShellBundles, options: ShellOptions = {}): Promise<RunningShell> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-app-'))
  const { dataFolder = join(folder, 'data'), args = [], ...standInOptions } = options
  await mkdir(join(folder, 'dist/renderer'), { recursive: true })
  await writeFile(join(folder, 'dist/renderer/index.html'), PAGE)
  for (const path of ['package.json', 'dist/desktop'])
    await cp(join(bundles.folder, path), join(folder, path), { recursive: true })
  for (const path of ['dist/host', 'dist/preload', 'dist/assets'])
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
  onTestFinished(async () => {
    for (const window of [...electron.windows]) window.destroy()
    electron.app.quit()
    await shell.ended()
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  electron.app.becomeReady()
  return shell
}

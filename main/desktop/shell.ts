import { join } from 'node:path'
import { app, Menu, session, shell, type WebContents } from 'electron'
import * as v from 'valibot'
import { dataFolder, projectsFolder } from '#main/host/data-folder.ts'
import { createLog, LOG_FILE } from '#main/host/log.ts'
import { createDebounce } from '#main/host/project/debounce.ts'
import type { Problem } from '#shared/base/result.ts'
import type { HostConnection } from '#shared/protocol/desktop.ts'
import { APP_ORIGIN, addressOf, isAppPage } from './app-address.ts'
import { serveApp } from './app-scheme.ts'
import type { AppWindow } from './app-window.ts'
import { AppWindows } from './app-windows.ts'
import { offerExternal } from './external-links.ts'
import { createHostClient, type HostClient } from './host-client.ts'
import { HostKeeper } from './host-keeper.ts'
import { answerPages } from './ipc.ts'
import { lockContents, lockSession, mayLoadInWindow } from './lock-down.ts'
import { type MenuActions, menuTemplate } from './menu.ts'
import { tell } from './messages.ts'
import { createCallHandlers, isTrace } from './page-calls.ts'
import { createPdfPrinter } from './print-pdf.ts'
import { ProjectFiles } from './project-files.ts'
import { createWindowMemory } from './window-memory.ts'

/** Projects in the menu of recent ones. */
const RECENT = 10

const secondStart = v.object({ files: v.array(v.string()) })

/** The running app: its host, its windows, and what the system asks of it. */
export class Shell {
  readonly #log = createLog(dataFolder())
  readonly #memory = createWindowMemory(join(app.getPath('userData'), 'window.json'))
  readonly #host: HostKeeper
  readonly #windows: AppWindows
  readonly #files: ProjectFiles
  readonly #client: HostClient
  /** Files to open as soon as there is a host; `undefined` once there is one. */
  #waiting: string[] | undefined
  #hostUrl: string | undefined
  #finished = false
  readonly #menuChange = createDebounce(() => void this.#buildMenu(), { after: 50, atMost: 500 })
  #menusBegun = 0

  constructor(files: readonly string[]) {
    this.#waiting = [...files]
    this.#host = new HostKeeper({
      script: inDist('host/process.js'),
      settings: {
        dataFolder: dataFolder(),
        projectsFolder: projectsFolder(),
        rendererFolder: inDist('renderer'),
        assetsFolder: inDist('assets'),
        appVersion: app.getVersion(),
        origins: [APP_ORIGIN],
      },
      onRestarted: (connection, moved) => this.#onHostRestarted(connection, moved),
      onLost: (problem) => void this.#giveUp(problem),
    })
    this.#windows = new AppWindows({
      preload: inDist('preload/preload.cjs'),
      memory: this.#memory,
      onChange: this.#menuChange.soon,
    })
    this.#client = createHostClient(() => this.#host.connection())
    this.#files = new ProjectFiles(this.#client, this.#windows)
    this.#followSystem()
  }

  async start(): Promise<void> {
    const { defaultSession } = session
    const hostUrl = () => this.#hostUrl
    await lockSession(
      defaultSession,
      (address) =>
        mayLoadInWindow(address, hostUrl()) || (!app.isPackaged && address.startsWith('devtools:')),
    )
    const folders = { renderer: inDist('renderer'), assets: inDist('assets') }
    serveApp(defaultSession, folders, hostUrl)
    const printer = await createPdfPrinter()
    const services = {
      ...{ host: this.#host, files: this.#files, printer, onDocument: this.#menuChange.soon },
      isOwnTrace: (path: string) => isTrace(dataFolder(), path),
    }
    answerPages(this.#windows, createCallHandlers(services), this.#log)
    app.setAboutPanelOptions({
      applicationName: 'Throughline',
      applicationVersion: app.getVersion(),
      copyright: 'MIT licence. The fonts are under the SIL Open Font License.',
    })
    const connection = await this.#host.start()
    if (!connection.ok) return this.#giveUp(connection.error)
    this.#hostUrl = connection.value.url
    const files = this.#waiting ?? []
    this.#waiting = undefined
    await this.#openFiles(files)
  }

  #followSystem(): void {
    app.on('open-file', (event, path) => {
      event.preventDefault()
      void this.#openFiles([path])
    })
    app.on('second-instance', (_event, _args, _folder, data) => {
      void this.#openFiles(v.is(secondStart, data) ? data.files : [])
    })
    app.on('activate', () => {
      if (this.#windows.all().length === 0) void this.#openFiles([])
    })
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit()
    })
    app.on('will-quit', (event) => {
      if (this.#finished) return
      event.preventDefault()
      void this.#finish().then(() => app.quit())
    })
    app.on('web-contents-created', (_event, contents) => this.#followContents(contents))
  }

  #followContents(contents: WebContents): void {
    lockContents(contents, (address) => {
      const window = this.#windows.of(contents)
      if (!window) return
      if (isAppPage(address)) void this.#windows.openAnother(address)
      else void offerExternal(window.browser, address)
    })
    contents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') this.#log.warn(`A window's page broke down (${reason}).`)
    })
  }

  /** Opens the files; without any, shows a window. */
  async #openFiles(files: readonly string[]): Promise<void> {
    if (this.#waiting) {
      this.#waiting.push(...files)
      return
    }
    await this.#files.openAll(files)
    const latest = this.#windows.focused() ?? this.#windows.all().at(-1)
    if (!latest) await this.#windows.open(null)
    else if (files.length === 0) latest.show()
  }

  #onHostRestarted(connection: HostConnection, moved: boolean): void {
    this.#log.warn('The host ended by itself and was started again.')
    this.#hostUrl = connection.url
    if (moved) this.#windows.reload()
    void tell(
      this.#windows.focused()?.browser,
      'warning',
      'Throughline’s host stopped unexpectedly and was started again.',
      'Everything that was shown as saved is on the disk, and open windows go on by themselves.',
    )
  }

  /** Without a host there is nothing to show. */
  async #giveUp(problem: Problem): Promise<void> {
    this.#log.warn(`The shell ended because it has no host (${problem.code}).`)
    await tell(this.#windows.focused()?.browser, 'warning', problem.message)
    app.exit(1)
  }

  async #finish(): Promise<void> {
    await Promise.all([this.#host.close(), this.#memory.written()])
    this.#finished = true
  }

  async #buildMenu(): Promise<void> {
    const number = ++this.#menusBegun
    const projects = await this.#client.projects()
    if (number !== this.#menusBegun) return
    const focused = this.#windows.focused()
    const template = menuTemplate(
      {
        platform: process.platform,
        hasProject: Boolean(focused?.document),
        recent: projects.filter(({ missing }) => !missing).slice(0, RECENT),
        windows: this.#windows.all().map((window) => ({
          title: window.browser.getTitle(),
          focused: window === focused,
          show: () => window.show(),
        })),
        isDeveloping: !app.isPackaged,
      },
      this.#menuActions(),
    )
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  #menuActions(): MenuActions {
    const withProject = (act: (window: AppWindow) => void) => () => {
      const window = this.#windows.focused()
      if (window?.document) act(window)
    }
    return {
      newFromTemplate: () => void this.#windows.open(null),
      newWindow: () => void this.#windows.openAnother(addressOf(null)),
      open: () => void this.#files.chooseAndOpen(this.#windows.focused()),
      openRecent: (path) => void this.#files.openAll([path]),
      saveCopy: withProject((window) => void this.#files.saveCopy(window)),
      importFiles: () => void this.#files.chooseAndImport(this.#windows.focused()),
      revealProject: withProject(({ document }) => document && shell.showItemInFolder(document.path)),
      showLog: () => shell.showItemInFolder(join(dataFolder(), LOG_FILE)),
      command: (id) => this.#windows.focused()?.sendCommand(id),
    }
  }
}

/** A built piece of the app, in its folder or its archive. */
const inDist = (path: string): string => join(app.getAppPath(), 'dist', path)

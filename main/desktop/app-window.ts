import { app, BrowserWindow, nativeTheme, type Rectangle } from 'electron'
import { DARK, LIGHT } from '#shared/layout/drawing/theme.ts'
import { type DocumentInView, MENU_CHANNEL } from '#shared/protocol/desktop.ts'
import { projectOf } from './app-address.ts'
import { offerTextMenu } from './context-menu.ts'
import { confirm, tell } from './messages.ts'
import { SMALLEST } from './window-memory.ts'

/** A window of the app, on the start screen or on a project. */
export class AppWindow {
  readonly browser: BrowserWindow
  /** Files that were saved from it, which it may show in the file manager. */
  readonly saved = new Set<string>()
  #document: DocumentInView | null = null
  #crashes: number[] = []
  #asking = false
  readonly #savedListeners = new Set<() => void>()

  constructor(preload: string, bounds: Rectangle) {
    this.browser = new BrowserWindow({
      ...bounds,
      minWidth: SMALLEST.width,
      minHeight: SMALLEST.height,
      show: false,
      title: 'Throughline',
      // What is seen until the page has drawn: the desk the map lies on.
      backgroundColor: (nativeTheme.shouldUseDarkColors ? DARK : LIGHT).desk,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        safeDialogs: true,
        spellcheck: true,
        devTools: !app.isPackaged,
      },
    })
    const { webContents } = this.browser
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') void this.#recover()
    })
    offerTextMenu(this.browser)
    this.browser.on('unresponsive', () => void this.#askWhetherToWait())
    // The shell asks by itself before edits could be lost, see `whenSaved`.
    webContents.on('will-prevent-unload', (event) => event.preventDefault())
  }

  /** The project it shows, by its address. */
  get projectId(): string | null {
    return projectOf(this.browser.webContents.getURL())
  }

  get document(): DocumentInView | null {
    return this.#document
  }

  /** What the page says it shows. */
  set document(document: DocumentInView | null) {
    this.#document = document
    this.browser.setDocumentEdited(document?.edited ?? false)
    this.browser.setRepresentedFilename(document?.path ?? '')
    if (!document?.edited) for (const listener of this.#savedListeners) listener()
  }

  /** Whether all is on the disk within some milliseconds. */
  whenSaved(patience: number): Promise<boolean> {
    if (!this.#document?.edited) return Promise.resolve(true)
    return new Promise((resolve) => {
      const settle = (saved: boolean) => {
        clearTimeout(timer)
        this.#savedListeners.delete(listener)
        resolve(saved)
      }
      const listener = () => settle(true)
      const timer = setTimeout(() => settle(false), patience)
      this.#savedListeners.add(listener)
    })
  }

  show(): void {
    if (this.browser.isMinimized()) this.browser.restore()
    this.browser.show()
    this.browser.focus()
  }

  /** Has the page carry out one of its own commands. */
  sendCommand(id: string): void {
    this.browser.webContents.send(MENU_CHANNEL, id)
  }

  async #recover(): Promise<void> {
    this.document = null
    const now = performance.now()
    this.#crashes = [...this.#crashes.filter((crash) => now - crash < CRASHES.within), now]
    if (this.#crashes.length <= CRASHES.most) {
      this.browser.webContents.reload()
      return tell(this.browser, 'warning', 'This window broke down and was loaded again.', KEPT)
    }
    const again = await confirm(this.browser, {
      message: 'This window breaks down again and again.',
      detail: KEPT,
      yes: 'Load It Again',
      no: 'Close It',
    })
    if (this.browser.isDestroyed()) return
    if (again) this.browser.webContents.reload()
    else this.browser.destroy()
  }

  async #askWhetherToWait(): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    const reload = await confirm(this.browser, {
      message: 'This window does not answer.',
      detail: `It may be busy with something large. ${KEPT}`,
      yes: 'Load It Again',
      no: 'Wait',
    })
    this.#asking = false
    // Its end has it loaded again.
    if (reload && !this.browser.isDestroyed()) this.browser.webContents.forcefullyCrashRenderer()
  }
}

const KEPT = 'Everything that was shown as saved is on the disk.'
/** A page that breaks down more often than this within that time, in milliseconds, is not loaded again by itself. */
const CRASHES = { most: 2, within: 60_000 } as const

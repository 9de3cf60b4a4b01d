import { app, BrowserWindow, screen, type WebContents } from 'electron'
import { addressOf, ownAddress } from './app-address.ts'
import { AppWindow } from './app-window.ts'
import { confirm } from './messages.ts'
import type { WindowMemory } from './window-memory.ts'

/** How long a closing window may take to have its last edits saved before the person is asked, in milliseconds. */
const UNTIL_SAVED = 1_500

export interface AppWindowsOptions {
  readonly preload: string
  readonly memory: WindowMemory
  /** A window came, went, or took its turn. */
  readonly onChange: () => void
}

/** The windows of the app. */
export class AppWindows {
  readonly #options: AppWindowsOptions
  readonly #windows = new Set<AppWindow>()
  #quitting = false

  constructor(options: AppWindowsOptions) {
    this.#options = options
    app.on('before-quit', () => {
      this.#quitting = true
    })
  }

  all(): readonly AppWindow[] {
    return [...this.#windows]
  }

  of(contents: WebContents): AppWindow | undefined {
    return this.all().find(({ browser }) => !browser.isDestroyed() && browser.webContents === contents)
  }

  focused(): AppWindow | undefined {
    const browser = BrowserWindow.getFocusedWindow()
    return this.all().find((window) => window.browser === browser)
  }

  /** Shows a project (or, for `null`, the start screen): where it is shown already, else in a start screen, else anew. */
  async open(projectId: string | null): Promise<AppWindow> {
    const there = this.all().find((window) => window.projectId === projectId)
    if (there) {
      there.show()
      return there
    }
    const start = this.all().find((window) => window.projectId === null)
    if (!start) return this.openAnother(addressOf(projectId))
    await load(start, addressOf(projectId))
    start.show()
    return start
  }

  /** A further window on an address of the app. */
  async openAnother(address: string): Promise<AppWindow> {
    const beside = this.focused() ?? this.all().at(-1)
    const primary = screen.getPrimaryDisplay()
    const displays = [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)]
    const { bounds, maximized } = this.#options.memory.next(displays, beside?.browser)
    const window = new AppWindow(this.#options.preload, bounds)
    this.#windows.add(window)
    this.#follow(window)
    window.browser.once('ready-to-show', () => {
      if (maximized) window.browser.maximize()
      window.browser.show()
    })
    await load(window, ownAddress(address))
    this.#options.onChange()
    return window
  }

  /** Loads every window anew. */
  reload(): void {
    for (const { browser } of this.#windows) browser.webContents.reload()
  }

  #follow(window: AppWindow): void {
    const { browser } = window
    const { onChange, memory } = this.#options
    browser.on('focus', onChange)
    browser.on('page-title-updated', onChange)
    browser.on('close', (event) => {
      memory.note(browser)
      if (!window.document?.edited) return
      event.preventDefault()
      void this.#closeWhenSaved(window)
    })
    browser.on('closed', () => {
      this.#windows.delete(window)
      onChange()
    })
  }

  async #closeWhenSaved(window: AppWindow): Promise<void> {
    const title = window.document?.title.trim() || 'This project'
    const close =
      (await window.whenSaved(UNTIL_SAVED)) ||
      (await confirm(window.browser, {
        message: `The last edits in “${title}” are not on the disk yet.`,
        detail: 'The window says why. If you close it now, they are lost; all edits before them are kept.',
        yes: 'Close and Lose Them',
        no: 'Keep Open',
      }))
    if (!close) this.#quitting = false
    else if (!window.browser.isDestroyed()) window.browser.destroy()
    if (close && this.#quitting) app.quit()
  }
}

/** A navigation that another one overtakes is no failure. */
const load = ({ browser }: AppWindow, address: string): Promise<void> =>
  browser.loadURL(address).catch(() => undefined)

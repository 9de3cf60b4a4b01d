import { EventEmitter } from 'node:events'
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  HandlerDetails,
  PrintToPDFOptions,
  Rectangle,
  WebContents,
  WindowOpenHandlerResponse,
} from 'electron'
import type { StandInSession } from './stand-in-session.ts'

/** An event whose default can be prevented. */
export interface Preventable {
  defaultPrevented: boolean
  readonly preventDefault: () => void
}

export function preventable<T extends object>(details: T): T & Preventable {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    },
  }
  return event
}

/** What came of loading a page. */
interface Load {
  readonly url: string
  readonly status: number
  readonly policy: string | null
  readonly body: string
}

/** What shows a page. It loads through its session's scheme, as Chromium does. */
export class StandInContents
  extends EventEmitter
  implements
    Pick<
      WebContents,
      | 'getURL'
      | 'reload'
      | 'send'
      | 'setWindowOpenHandler'
      | 'executeJavaScriptInIsolatedWorld'
      | 'printToPDF'
      | 'replaceMisspelling'
      | 'forcefullyCrashRenderer'
    >
{
  readonly session: StandInSession
  readonly mainFrame: { readonly parent: null; readonly url: string }
  readonly loads: Load[] = []
  readonly sent: unknown[][] = []
  readonly printed: PrintToPDFOptions[] = []
  readonly scripts: string[] = []
  readonly replaced: string[] = []
  windowOpen: ((details: HandlerDetails) => WindowOpenHandlerResponse) | undefined
  #url = ''

  constructor(session: StandInSession) {
    super()
    this.session = session
    const url = () => this.#url
    this.mainFrame = {
      parent: null,
      get url() {
        return url()
      },
    }
  }

  getURL(): string {
    return this.#url
  }

  /** The page goes somewhere within itself, as the app's does when it shows another project. */
  goWithinPage(url: string): void {
    this.#url = url
  }

  async load(url: string): Promise<void> {
    const isSamePage = this.#url !== '' && this.#url.split('#')[0] === url.split('#')[0]
    this.#url = url
    if (!isSamePage) await this.#fetch()
  }

  reload(): void {
    void this.#fetch()
  }

  async #fetch(): Promise<void> {
    const url = this.#url
    if (!this.session.mayLoad(url)) throw new Error(`ERR_BLOCKED_BY_CLIENT ${url}`)
    const response = await this.session.fetch(url)
    const policy = response.headers.get('content-security-policy')
    this.loads.push({ url, status: response.status, policy, body: await response.text() })
  }

  send(...message: unknown[]): void {
    this.sent.push(message)
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.windowOpen = handler
  }

  async executeJavaScriptInIsolatedWorld(_world: number, scripts: { code: string }[]): Promise<boolean> {
    this.scripts.push(...scripts.map(({ code }) => code))
    return true
  }

  /** A page of the asked size, unless a test says otherwise. */
  makePdf: (options: PrintToPDFOptions) => Buffer | Promise<Buffer> = (options) => pdfOf(options)

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    this.printed.push(options)
    return this.makePdf(options)
  }

  replaceMisspelling(word: string): void {
    this.replaced.push(word)
  }

  forcefullyCrashRenderer(): void {
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
  }
}

/** A PDF as Chromium writes it, of empty pages whose size is given in inches. */
export function pdfOf({ pageSize }: PrintToPDFOptions, pages = 1): Buffer {
  const { width, height } = pageSize as { width: number; height: number }
  const objects = [
    ...Array.from({ length: pages }, () => `<</Type /Page\n/MediaBox [0 0 ${width * 72} ${height * 72}]>>`),
    `<</Type /Pages\n/Count ${pages}>>`,
    '<</Title (Map)\n/Creator (Chromium)>>',
  ].map((content, index) => `${index + 1} 0 obj\n${content}\nendobj\n`)
  return Buffer.from(`%PDF-1.4\n${objects.join('')}trailer\n<</Size 9>>\nstartxref\n9\n%%EOF\n`)
}

/** Where windows are kept. */
export interface WindowKeeper {
  focused: StandInWindow | undefined
  readonly session: { readonly defaultSession: StandInSession }
  readonly add: (window: StandInWindow) => void
  readonly remove: (window: StandInWindow) => void
  readonly noteClosed: () => void
}

export class StandInWindow
  extends EventEmitter
  implements
    Pick<
      BrowserWindow,
      | 'loadURL'
      | 'show'
      | 'focus'
      | 'restore'
      | 'maximize'
      | 'isMaximized'
      | 'isMinimized'
      | 'isDestroyed'
      | 'getNormalBounds'
      | 'getTitle'
      | 'setDocumentEdited'
      | 'setRepresentedFilename'
      | 'destroy'
    >
{
  readonly options: BrowserWindowConstructorOptions
  readonly webContents: StandInContents
  title: string
  edited = false
  represented = ''
  isShown = false
  maximized = false
  minimized = false
  bounds: Rectangle
  #destroyed = false
  readonly #keeper: WindowKeeper

  constructor(keeper: WindowKeeper, options: BrowserWindowConstructorOptions) {
    super()
    const { title = '', x = 0, y = 0, width = 800, height = 600, webPreferences } = options
    this.#keeper = keeper
    this.options = options
    this.title = title
    this.bounds = { x, y, width, height }
    const session = webPreferences?.session as unknown as StandInSession | undefined
    this.webContents = new StandInContents(session ?? keeper.session.defaultSession)
    keeper.add(this)
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url)
    this.emit('ready-to-show')
  }

  show(): void {
    this.isShown = true
    this.focus()
  }

  focus(): void {
    if (this.#keeper.focused === this) return
    this.#keeper.focused = this
    this.emit('focus')
  }

  restore(): void {
    this.minimized = false
  }

  maximize(): void {
    this.maximized = true
  }

  isMaximized(): boolean {
    return this.maximized
  }

  isMinimized(): boolean {
    return this.minimized
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  getNormalBounds(): Rectangle {
    return this.bounds
  }

  getTitle(): string {
    return this.title
  }

  setDocumentEdited(edited: boolean): void {
    this.edited = edited
  }

  setRepresentedFilename(path: string): void {
    this.represented = path
  }

  /** What the person does with the window's own button. */
  close(): void {
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#keeper.remove(this)
    this.emit('closed')
    this.#keeper.noteClosed()
  }
}

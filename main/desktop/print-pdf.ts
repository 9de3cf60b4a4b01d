/** Makes a PDF of a page of HTML, in a window that nobody sees and that can do nothing but be printed. */
import { randomUUID } from 'node:crypto'
import { BrowserWindow, type Session, session } from 'electron'
import { fail, type Result } from '#shared/base/result.ts'
import { finishPdf } from '#shared/formats/export/finish-pdf.ts'
import { PRINT_ORIGIN, SCHEME } from './app-address.ts'
import { lockSession, mayLoadInPrint } from './lock-down.ts'
import { PRINT_POLICY } from './page-policy.ts'

export interface PaperSize {
  readonly widthMm: number
  readonly heightMm: number
}

export interface PdfPrinter {
  /** A page made by `shared/formats/export/print-page.ts`, as a PDF of one sheet of that size, or of those it asks for. */
  readonly print: (html: string, paper: PaperSize) => Promise<Result<Uint8Array>>
}

const MM_PER_INCH = 25.4
/** How long a page may take, in milliseconds; 1,000 cards take a fifth of a second. */
const PATIENCE = 120_000
const LOAD_FONTS = 'Promise.all([...document.fonts].map((font) => font.load())).then(() => true)'

const FAILED = fail(
  'not-printed',
  'The PDF could not be made. Your project is as it was; try again, or choose a smaller paper or another format.',
)

/** Printed pages live in a session of their own, in memory: no file, no host, no network. */
export async function createPdfPrinter(): Promise<PdfPrinter> {
  const pages = new Map<string, string>()
  const printSession = session.fromPartition('print')
  await lockSession(printSession, mayLoadInPrint)
  printSession.protocol.handle(SCHEME, ({ url }) => answer(pages.get(url)))
  return {
    async print(html, paper) {
      const address = `${PRINT_ORIGIN}/${randomUUID()}`
      pages.set(address, html)
      const window = hiddenWindow(printSession)
      try {
        const pdf = await withPatience(printPage(window, address, paper))
        return finishPdf(pdf, paper, html)
      } catch {
        return FAILED
      } finally {
        pages.delete(address)
        if (!window.isDestroyed()) window.destroy()
      }
    },
  }
}

function answer(html: string | undefined): Response {
  return new Response(html ?? '', {
    status: html === undefined ? 404 : 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': PRINT_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}

function hiddenWindow(printSession: Session): BrowserWindow {
  return new BrowserWindow({
    show: false,
    webPreferences: {
      session: printSession,
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
      spellcheck: false,
      devTools: false,
      backgroundThrottling: false,
    },
  })
}

async function printPage(window: BrowserWindow, address: string, paper: PaperSize): Promise<Buffer> {
  const { webContents } = window
  const gone = new Promise<never>((_resolve, reject) => {
    webContents.once('render-process-gone', (_event, { reason }) => reject(new Error(reason)))
  })
  const printed = window.loadURL(address).then(async () => {
    // A world apart from the page's, whose policy forbids scripts: fonts must be there before the page is drawn.
    await webContents.executeJavaScriptInIsolatedWorld(1, [{ code: LOAD_FONTS }])
    return webContents.printToPDF({
      pageSize: { width: paper.widthMm / MM_PER_INCH, height: paper.heightMm / MM_PER_INCH },
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
  })
  return Promise.race([printed, gone])
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('too slow')), PATIENCE)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

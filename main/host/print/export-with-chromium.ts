import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { fail, ok, type Result } from '#shared/base/result.ts'
import {
  EXPORT_PAGE,
  type ExportPage,
  IMAGES_FOLDER,
  PROGRESS_FUNCTION,
} from '#shared/formats/export/export-page.ts'
import { finishPdf } from '#shared/formats/export/finish-pdf.ts'
import { type PngOptions, type PngSize, pngSize } from '#shared/formats/export/png-size.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { imageType } from '#shared/model/image.ts'
import type { Printer } from '../printer.ts'
import { chromiumPlaces, type Machine } from './chromium-places.ts'
import { keptBrowser, type LendBrowser, oneForEach } from './lend-browser.ts'

/** How to follow an export and end it early. */
export interface Following {
  readonly signal?: AbortSignal
  /** Told what share of the work is done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** Prints and draws with a browser of this machine. */
export interface ChromiumPrinter extends Printer {
  /**
   * Makes a PNG by the code that the app runs. Refuses as that does (`no-size`, `too-large`, `cancelled`, `png-failed`),
   * and where no browser starts (`no-browser`) or the renderer is not built (`not-built`).
   */
  readonly exportPng: (
    drawing: Drawing,
    options: PngOptions & Following & DrawnImages,
  ) => Promise<Result<Picture>>
}

/** The pictures of a drawing by their references; those that are missing have a sign in their place. */
export interface DrawnImages {
  readonly images?: ReadonlyMap<string, Uint8Array>
}

/** A PNG file, and its size in pixels. */
export interface Picture extends PngSize {
  readonly bytes: Uint8Array
}

/** How long one step of the work may take, in milliseconds; the largest PNG takes some minutes. */
const PATIENCE = 15 * 60_000
/** Files come over in stretches, because a message has its limits. */
const CHUNK = 3 * 1024 * 1024
/** Nobody can own this name, and nothing is asked of the network: every request is answered from the folder. */
const ORIGIN = 'https://throughline.invalid'

/** A printer, where a browser is installed. `pages` is the folder of the built renderer. Each piece of work starts a browser. */
export function createPrinter(pages: string, machine?: Machine): ChromiumPrinter | undefined {
  const places = chromiumPlaces(machine)
  return places.paths.length === 0 ? undefined : printerWith(oneForEach(places), pages)
}

/** A printer for several pieces of work, one after the other, that share a browser until it is closed. */
export interface KeptPrinter extends ChromiumPrinter {
  readonly close: () => Promise<void>
}

/** The same as {@link createPrinter}, with one browser for all that is done until it is closed. */
export function openPrinter(pages: string, machine?: Machine): KeptPrinter | undefined {
  const places = chromiumPlaces(machine)
  if (places.paths.length === 0) return undefined
  const { lend, close } = keptBrowser(places)
  return { ...printerWith(lend, pages), close }
}

function printerWith(lend: LendBrowser, pages: string): ChromiumPrinter {
  return {
    print: (html, size, signal) =>
      lend(signal, async (browser) => {
        const page = await openPage(await browser.newContext({ javaScriptEnabled: false, offline: true }))
        await page.setContent(html)
        await page.evaluate(loadFonts)
        const pdf = await page.pdf({
          preferCSSPageSize: true,
          printBackground: true,
          tagged: true,
          outline: true,
        })
        return finishPdf(pdf, size, html)
      }),

    exportPng: async (drawing, { signal, onProgress, images = new Map(), ...options }) => {
      const size = pngSize(drawing.bounds, options)
      if (!size.ok) return size
      return lend(signal, async (browser) => {
        const page = await openPage(await browser.newContext())
        await serveFiles(page, pages, images)
        await page.exposeFunction(PROGRESS_FUNCTION, (share: number) => onProgress?.(share))
        const answer = await page.goto(ORIGIN + EXPORT_PAGE)
        if (!answer?.ok())
          return fail(
            'not-built',
            'The page that draws pictures is missing. Run npm run build and try again.',
          )
        const made = await page.evaluate(makePng, { drawing: JSON.stringify(drawing), options })
        if (!made.ok) return made
        const bytes = new Uint8Array(made.value)
        for (let from = 0; from < bytes.length; from += CHUNK)
          bytes.set(Buffer.from(await page.evaluate(readPng, { from, to: from + CHUNK }), 'base64'), from)
        return ok({ ...size.value, bytes })
      })
    },
  }
}

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  return page
}

/** Answers the page's requests with pictures and with files of the folder, and all others with nothing. */
const serveFiles = (page: Page, folder: string, images: ReadonlyMap<string, Uint8Array>): Promise<unknown> =>
  page.route('**', (route) => {
    const { origin, pathname } = new URL(route.request().url())
    if (origin !== ORIGIN) return route.abort()
    const ref = pathname.startsWith(`${IMAGES_FOLDER}/`) ? pathname.slice(IMAGES_FOLDER.length + 1) : ''
    const image = images.get(ref)
    if (image) return route.fulfill({ body: Buffer.from(image), contentType: imageType(ref) })
    const path = join(folder, decodeURI(pathname))
    return route.fulfill(existsSync(path) ? { path } : { status: 404, body: 'not found' })
  })

// The following run in the page, which is why they name everything they need.

function loadFonts(): Promise<void> {
  const { document } = globalThis as unknown as {
    document: { fonts: Iterable<{ load: () => Promise<unknown> }> }
  }
  return Promise.all([...document.fonts].map((font) => font.load())).then(() => undefined)
}

function makePng({ drawing, options }: { drawing: string; options: PngOptions }): Promise<Result<number>> {
  const { throughlineExport } = globalThis as unknown as { throughlineExport: ExportPage }
  return throughlineExport.makePng(drawing, options)
}

function readPng({ from, to }: { from: number; to: number }): Promise<string> {
  const { throughlineExport } = globalThis as unknown as { throughlineExport: ExportPage }
  return throughlineExport.readPng(from, to)
}

import { readFile } from 'node:fs/promises'
import { enableCompileCache } from 'node:module'
import { basename, join } from 'node:path'
import { dataFolder } from '#main/host/data-folder.ts'
import { errorCode } from '#main/host/files/file-system.ts'
import { embeddedFontCss } from '#main/host/print/embedded-fonts.ts'
import { type KeptPrinter, openPrinter } from '#main/host/print/export-with-chromium.ts'
import { NO_BROWSER } from '#main/host/print/launch-chromium.ts'
import type { Images } from '#main/host/project/project-images.ts'
import { ExportRefusal, type ExportTools } from '#shared/formats/export/export-job.ts'
import { FONTS_FOLDER } from '#shared/formats/export/export-page.ts'
import { imageType } from '#shared/model/image.ts'
import { rendererFolder } from './places.ts'

/** A browser of this machine for one or more exports: found when it is first needed, and one for all until it is closed. */
export interface Printing {
  /** `undefined` where none is installed. */
  readonly printer: () => KeptPrinter | undefined
  readonly close: () => Promise<void>
}

export function openPrinting(): Printing {
  let found: KeptPrinter | undefined
  return {
    printer: () => {
      found ??= findPrinter()
      return found
    },
    close: async () => found?.close(),
  }
}

/** What exports need of this machine: a Chromium for prints and pictures, the built app's fonts, a project's pictures. */
export function exportTools(images: Images, printing: Printing, signal: AbortSignal): ExportTools {
  return {
    async print({ html, widthMm, heightMm }) {
      const printer = printing.printer()
      return printer ? printer.print(html, { widthMm, heightMm }, signal) : NO_BROWSER
    },
    async drawPng(drawing, options, onProgress) {
      const printer = printing.printer()
      if (!printer) return NO_BROWSER
      const made = await printer.exportPng(drawing, { ...options, images, signal, onProgress })
      return made.ok ? { ok: true, value: made.value.bytes } : made
    },
    fontCss: (drawings) =>
      built(embeddedFontCss({ shapes: drawings.flatMap(({ shapes }) => shapes) }, rendererFolder)),
    font: ({ packagePath }) =>
      built(readFile(join(rendererFolder, FONTS_FOLDER, basename(packagePath).replace(/2$/, '')))),
    addresses: async () => (ref) => {
      const bytes = images.get(ref)
      return bytes && `data:${imageType(ref)};base64,${Buffer.from(bytes).toString('base64')}`
    },
    images: async (refs) => new Map(refs.flatMap((ref) => entryOf(images, ref))),
  }
}

/** The fonts come with the built app, so that every export looks like the screen. */
const built = <T>(reading: Promise<T>): Promise<T> =>
  reading.catch((error) => {
    if (errorCode(error) !== 'ENOENT') throw error
    const message = `The fonts are missing in ${rendererFolder}. Run “npm run build”, which puts them there, and try again.`
    throw new ExportRefusal({ code: 'not-built', message })
  })

function entryOf(images: Images, ref: string): [string, Uint8Array][] {
  const bytes = images.get(ref)
  return bytes ? [[ref, bytes]] : []
}

/** The library that drives browsers is large: compiled once and kept, it loads in half the time, a fifth of a second less. */
function findPrinter(): KeptPrinter | undefined {
  enableCompileCache(join(dataFolder(), 'compile-cache'))
  return openPrinter(rendererFolder)
}

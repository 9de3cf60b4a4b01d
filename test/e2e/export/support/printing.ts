import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type ChromiumPrinter, createPrinter } from '#main/host/print/export-with-chromium.ts'
import type { ExportTools, Made } from '#shared/formats/export/export-job.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { exportJob, made } from '#test/support/export-job.ts'
import { PACKAGE_FONTS } from '#test/support/package-fonts.ts'

/** The programs of poppler, which read PDFs back. */
export const PDFINFO = process.env.PDFINFO_PATH ?? 'pdfinfo'
export const PDFTOTEXT = process.env.PDFTOTEXT_PATH ?? 'pdftotext'
export const PDFTOPPM = process.env.PDFTOPPM_PATH ?? 'pdftoppm'
export const PDFFONTS = process.env.PDFFONTS_PATH ?? 'pdffonts'

/** What prints, with the fonts as they are in their packages. */
const printingTools = (printer: ChromiumPrinter): Partial<ExportTools> => ({
  print: ({ html, widthMm, heightMm }) =>
    printer.print(html, { widthMm, heightMm }, new AbortController().signal),
  fontCss: PACKAGE_FONTS.fontCss,
})

/** Makes PDFs as the program does, into files that are gone after the tests. */
export function usePdfs(): {
  readonly make: (
    settings: Partial<ExportSettings>,
    snapshot: Snapshot,
  ) => Promise<Made & { readonly path: string; readonly size: number }>
} {
  let folder = ''
  let count = 0
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-paper-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return {
    async make(settings, snapshot) {
      const printer = createPrinter('') as ChromiumPrinter
      const tools = printingTools(printer)
      const pdf = await made(exportJob({ format: 'pdf', ...settings }, snapshot, { tools }))
      const path = join(folder, `${count++}.pdf`)
      const content = pdf.files[0]?.content as Uint8Array
      await writeFile(path, content)
      return { ...pdf, path, size: content.length }
    },
  }
}

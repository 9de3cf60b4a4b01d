import { printPdf } from '#renderer/actions/take-away.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import type { ProjectImages } from '#renderer/session/images.ts'
import { ok } from '#shared/base/result.ts'
import { imagesIn } from '#shared/formats/export/drawing-images.ts'
import type { ExportTools } from '#shared/formats/export/export-job.ts'

/** What exports need of this window: its host or shell prints, its workers draw, its pictures and fonts are fetched. */
export const exportTools = (host: HostClient, images: ProjectImages, signal: AbortSignal): ExportTools => ({
  async print(page) {
    const pdf = await printPdf(host, page, signal)
    return pdf.ok ? ok(new Uint8Array(await pdf.value.arrayBuffer())) : pdf
  },
  async drawPng(drawing, options, onProgress) {
    const { exportPng } = await import('#renderer/paint/png/export-png.ts')
    const files = await images.files(imagesIn(drawing))
    return exportPng(drawing, { ...options, images: files, signal, onProgress })
  },
  async fontCss(drawings) {
    const { embeddedFontCss } = await import('#renderer/paint/fonts.ts')
    return embeddedFontCss({ shapes: drawings.flatMap(({ shapes }) => shapes) })
  },
  async font(file) {
    const { outlinesOf } = await import('#renderer/paint/fonts.ts')
    return outlinesOf(file)
  },
  async addresses(refs) {
    const { imageAddresses } = await import('#renderer/paint/load-images.ts')
    const addresses = await imageAddresses(await images.files(refs))
    return (ref) => addresses.get(ref)
  },
  async images(refs) {
    const files = await images.files(refs)
    const contents = [...files].map(
      async ([ref, file]) => [ref, new Uint8Array(await file.arrayBuffer())] as const,
    )
    return new Map(await Promise.all(contents))
  },
})

import { exportPng } from '#renderer/paint/png/export-png.ts'
import { imagesIn } from '#shared/formats/export/drawing-images.ts'
import { type ExportPage, IMAGES_FOLDER, type PROGRESS_FUNCTION } from '#shared/formats/export/export-page.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'

declare global {
  interface Window {
    throughlineExport: ExportPage
    readonly [PROGRESS_FUNCTION]?: (share: number) => void
  }
}

let kept = new Blob()

window.throughlineExport = {
  async makePng(json, options) {
    const drawing = JSON.parse(json) as Drawing
    const onProgress = (share: number): void => window.throughlineProgress?.(share)
    const picture = await exportPng(drawing, { ...options, images: await fetchImages(drawing), onProgress })
    if (!picture.ok) return picture
    kept = picture.value
    return { ok: true, value: kept.size }
  },

  readPng: (from, to) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader()
      reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
      reader.onerror = () => reject(reader.error)
      reader.readAsDataURL(kept.slice(from, to))
    }),
}

/** The files of a drawing's pictures, as far as the driver has them. */
async function fetchImages(drawing: Drawing): Promise<ReadonlyMap<string, Blob>> {
  const answers = imagesIn(drawing).map(async (ref) => {
    const answer = await fetch(`${IMAGES_FOLDER}/${ref}`)
    return answer.ok ? ([[ref, await answer.blob()]] as const) : []
  })
  return new Map((await Promise.all(answers)).flat())
}

import { exportPng } from '#renderer/paint/png/export-png.ts'
import type { ExportPage, PROGRESS_FUNCTION } from '#shared/formats/export/export-page.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'

declare global {
  interface Window {
    throughlineExport: ExportPage
    readonly [PROGRESS_FUNCTION]?: (share: number) => void
  }
}

let kept = new Blob()

window.throughlineExport = {
  async makePng(drawing, options) {
    const onProgress = (share: number): void => window.throughlineProgress?.(share)
    const picture = await exportPng(JSON.parse(drawing) as Drawing, { ...options, onProgress })
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

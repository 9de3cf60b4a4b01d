import { embeddedFontCss } from '#renderer/paint/fonts.ts'
import { exportPng } from '#renderer/paint/png/export-png.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'

/** Exports of the whole map, by the app's own code. */
export function outputHooks(drawing: () => Drawing) {
  return {
    exporters: {
      async own(scale: number): Promise<Blob> {
        const made = await exportPng(drawing(), { scale, background: 'paper' })
        if (!made.ok) throw new Error(made.error.message)
        return made.value
      },
    },
    async svg(): Promise<string> {
      const map = drawing()
      return writeSvg(map, { fontCss: await embeddedFontCss(map) })
    },
    /** The print view at 1 : 1 in place of the app. */
    async preparePrint() {
      const { bounds } = drawing()
      document.documentElement.innerHTML = `<head><style>html,body{margin:0;overflow:visible;height:auto}svg{display:block}</style></head><body>${writeSvg(drawing())}</body>`
      await document.fonts.ready
      return { width: bounds.width, height: bounds.height }
    },
  }
}

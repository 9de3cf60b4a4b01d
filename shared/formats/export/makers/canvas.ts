import { ok } from '#shared/base/result.ts'
import { exportCanvas } from '../../canvas/write-canvas.ts'
import type { Maker } from '../export-job.ts'
import { oneFile } from './one-file.ts'

/** The map as a JSON Canvas, for Obsidian and other boards. */
export const makeCanvas: Maker = async ({ source: { snapshot, view }, following }) => {
  following.onProgress('Writing the canvas', null)
  const { text, nodes, edges, report } = exportCanvas(snapshot, view)
  return ok(
    oneFile(view.map.title, 'canvas', new TextEncoder().encode(text), {
      what: `a JSON Canvas of ${nodes.toLocaleString('en')} nodes and ${edges.toLocaleString('en')} edges`,
      details: { nodes, edges },
      report,
    }),
  )
}

import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/**
 * The first map as a small picture for lists: an SVG without letters, which nobody could read there and which are most of
 * it. `undefined` where the project has no map.
 */
export function drawThumbnail(snapshot: Snapshot): string | undefined {
  const first = mapsOf(snapshot)[0]
  const view = first && viewMap(snapshot, first.id)
  if (!view) return undefined
  const drawing = drawingForExport(view)
  return writeSvg({ ...drawing, shapes: withoutLetters(drawing.shapes) })
}

const withoutLetters = (shapes: readonly Shape[]): Shape[] =>
  shapes.flatMap((shape): Shape[] => {
    if (shape.type === 'text') return []
    if (shape.type !== 'group') return [shape]
    const { type, at, children } = shape
    return [{ type, ...(at && { at }), children: withoutLetters(children) }]
  })

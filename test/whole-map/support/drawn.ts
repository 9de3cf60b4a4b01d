import { filterOf } from '#renderer/actions/filter-actions.ts'
import { exportSubject } from '#renderer/features/export/export-subject.ts'
import { modelOf } from '#renderer/session/map-model.ts'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { NO_FILTER } from '#shared/model/filter.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { mapTitled } from './acts.ts'
import { PICTURE_REFS, PICTURES } from './base.ts'
import type { Line } from './line.ts'

/**
 * The map of a line as exports draw it, as a saved view shows it where the line is about one; `undefined` where there is
 * no such map.
 */
export function drawingOf(
  snapshot: Snapshot,
  { map, filteredBy }: Pick<Line, 'map' | 'filteredBy'>,
): Drawing | undefined {
  const id = mapTitled(snapshot, map)?.id
  const saved = Object.values(snapshot.views).find(({ title }) => title === filteredBy)
  const [filter, mode] = saved ? [filterOf(saved), saved.mode] : [NO_FILTER, 'dim' as const]
  const model = id === undefined ? null : modelOf(snapshot, id, { filter, mode, inHand: new Set() })
  if (!model) return undefined
  const { view, dimmed } = exportSubject(model, filter, mode, saved !== undefined)
  return drawingForExport(view, { dimmed })
}

/** The addresses of the pictures that lines use, as they stand in files. */
export const pictures = (ref: string): string | undefined => {
  const bytes = PICTURES[PICTURE_REFS.indexOf(ref)]
  return bytes && `data:image/png;base64,${bytes.toString('base64')}`
}

/** That map's SVG file; empty where there is no such map. */
export function svgOf(snapshot: Snapshot, line: Pick<Line, 'map' | 'filteredBy'>): string {
  const drawing = drawingOf(snapshot, line)
  return drawing ? writeSvg(drawing, { images: pictures }) : ''
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** All text of an SVG file as one reads it, a blank between two lines. */
export const textOfSvg = (svg: string): string =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
    .map(([, text = '']) => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? ''))
    .join(' ')

/** Whether words stand in a text as words of their own; where lines end, be it at a hyphen, makes no difference. */
export function saysWords(text: string, words: string): boolean {
  const pattern = words
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/(?<=\S)-(?=\S)/g, '-\\s*')
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u').test(text)
}

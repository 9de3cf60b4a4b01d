import type { Change } from '#shared/analysis/changes.ts'
import { drawWords } from '#shared/layout/drawing/draw-text.ts'
import type { Drawing, Shape } from '#shared/layout/drawing/shapes.ts'
import { THEMES, type Theme, type ThemeName } from '#shared/layout/drawing/theme.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { markSign } from '../change-marks.ts'
import type { LegendEntry } from './draw-changes.ts'
import { drawVersions } from './draw-versions.ts'

/** What stands over the map on the sheet. */
export interface VersionsSheet {
  /** Which two states these are: `Monday, 9:00 → now`. */
  readonly caption: string
  readonly theme?: ThemeName
}

const CAPTION = { size: 17, legend: 14, row: 30 } as const

/**
 * A sheet with the map and what became of it between two versions, under a caption and what the marks mean: what exports show.
 * `null` where neither version has the map.
 */
export function drawingOfVersions(
  before: Snapshot,
  after: Snapshot,
  mapId: string,
  changes: readonly Change[],
  { caption, theme: name = 'light' }: VersionsSheet,
): Drawing | null {
  const theme = THEMES[name]
  const drawing = drawVersions(before, after, mapId, changes, theme)
  if (!drawing) return null
  const { bounds, shapes, title, background, legend } = drawing
  const above = 2 * CAPTION.row + 14
  const left = bounds.x + 48
  const top = bounds.y + 40 - above
  const words = drawWords(caption, 'sans-semibold', CAPTION.size, left, top, theme.ink)
  const signs = drawLegend(legend, left, top + CAPTION.row, theme)
  return {
    title: `${title}, ${caption}`,
    background,
    bounds: {
      ...bounds,
      y: bounds.y - above,
      width: Math.max(bounds.width, words.width + 96, signs.width + 96),
      height: bounds.height + above,
    },
    shapes: [words, ...signs.shapes, ...shapes],
  }
}

/** What the marks mean and how many there are, in a row from `left`. */
function drawLegend(
  legend: readonly LegendEntry[],
  left: number,
  top: number,
  theme: Theme,
): { readonly shapes: readonly Shape[]; readonly width: number } {
  if (legend.length === 0) {
    const words = drawWords(
      'Nothing differs on this map.',
      'sans-regular',
      CAPTION.legend,
      left,
      top,
      theme.muted,
    )
    return { shapes: [words], width: words.width }
  }
  let x = left + 9
  const shapes = legend.flatMap(({ kind, words }) => {
    const text = drawWords(words, 'sans-regular', CAPTION.legend, x + 16, top, theme.ink)
    const sign = markSign(kind, theme, { x, y: top + 9 })
    x += 16 + text.width + 24
    return [sign, text]
  })
  return { shapes, width: x - left }
}

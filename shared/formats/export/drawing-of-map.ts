import { findPatterns, PATTERN_WORDS } from '#shared/analysis/sentiment-patterns.ts'
import { drawMap } from '#shared/layout/drawing/draw-map.ts'
import type { CurveMark } from '#shared/layout/drawing/draw-sentiment.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { THEMES, type ThemeName } from '#shared/layout/drawing/theme.ts'
import { layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import type { MapView } from '#shared/model/map-view.ts'

/** How a map alone looks. */
export interface ExportLook {
  /** Paper by day unless asked otherwise: what most decks, wikis and printers want. */
  readonly theme?: ThemeName
  /** Whether the patterns' names stand on the sentiment lines; they do unless asked otherwise. */
  readonly patterns?: boolean
  /** What is drawn faded: ids of cards, points of sentiment lines and connectors. */
  readonly dimmed?: ReadonlySet<string>
}

/**
 * The whole map with the patterns' names on its lines, without prompts: what a phone is shown. Files are made of
 * `drawingOfExport`, which knows legend, title block and all looks too.
 */
export function drawingForExport(
  view: MapView,
  { theme = 'light', patterns = true, dimmed }: ExportLook = {},
): Drawing {
  const layout = layoutMap(view)
  return drawMap(view, layout, {
    theme: THEMES[theme],
    marks: patterns ? curveMarks(layout) : [],
    ...(dimmed && { dimmed }),
  })
}

/** The names of the patterns in a map's sentiment lines, as the canvas and the exports show them. */
export const curveMarks = (layout: Pick<MapLayout, 'curves'>): CurveMark[] =>
  layout.curves.flatMap(({ laneId, personaId, points }) =>
    findPatterns(points).map(({ kind, stepIds }) => ({
      laneId,
      personaId,
      stepIds,
      label: PATTERN_WORDS[kind].label,
    })),
  )

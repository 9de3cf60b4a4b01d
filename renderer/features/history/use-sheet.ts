import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Sheet } from '#renderer/canvas/map-pane/SheetPane.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import type { Change } from '#shared/analysis/changes.ts'
import type { Rect } from '#shared/base/geometry.ts'
import { drawVersions } from '#shared/formats/versions/draw-versions.ts'
import { drawColumnHeaders, drawCorner } from '#shared/layout/drawing/draw-columns.ts'
import { drawLaneHeaders } from '#shared/layout/drawing/draw-lanes.ts'
import { drawMap } from '#shared/layout/drawing/draw-map.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { RecordPath } from '#shared/model/work.ts'

/** What is drawn: what became of the maps, or the earlier state as it was. */
export type Look = 'changes' | 'before'

/** What was picked from the list; a new object each time, so that it is shown again. */
export interface Picked {
  readonly change: Change
}

export interface VersionSheet extends Sheet {
  readonly view: MapView
  /** Where each change is. */
  readonly areas: ReadonlyMap<RecordPath, Rect>
}

interface Wanted {
  readonly before: Snapshot
  readonly after: Snapshot
  readonly mapId: string | null
  /** Those that are marked. */
  readonly changes: readonly Change[]
  readonly look: Look
}

/** The drawing of a map; `null` where there is none to draw. */
export function useSheet({ before, after, mapId, changes, look }: Wanted): VersionSheet | null {
  const theme = useStore(themeStore, (state) => state.theme)
  return useMemo(() => {
    if (mapId === null) return null
    return look === 'before'
      ? sheetBefore(before, mapId, theme)
      : sheetOfChanges(before, after, mapId, changes, theme)
  }, [before, after, mapId, changes, look, theme])
}

function sheetOfChanges(
  before: Snapshot,
  after: Snapshot,
  mapId: string,
  changes: readonly Change[],
  theme: Theme,
): VersionSheet | null {
  const view = viewMap(after, mapId) ?? viewMap(before, mapId)
  const drawing = drawVersions(before, after, mapId, changes, theme)
  if (!view || !drawing) return null
  return { drawing, view, layout: drawing.layout, titles: drawing.titles, areas: drawing.areas }
}

function sheetBefore(before: Snapshot, mapId: string, theme: Theme): VersionSheet | null {
  const view = viewMap(before, mapId)
  if (!view) return null
  const layout = layoutMap(view)
  const titles =
    layout.kind === 'empathy'
      ? { columns: [], corner: [], lanes: [] }
      : {
          columns: drawColumnHeaders(layout, theme),
          corner: drawCorner(layout, theme),
          lanes: drawLaneHeaders(layout, theme),
        }
  return { drawing: drawMap(view, layout, { theme, marks: [] }), view, layout, titles, areas: new Map() }
}

import type { Rect } from '#shared/base/geometry.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import type { Note } from '#shared/model/note.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type BothVersions, isGhost } from './both-versions.ts'

/**
 * The map of both versions with its free notes where people put them: beside or below the grid. The grid of both is larger than
 * that of either, and would lie under them.
 */
export function withNotesAside({ view, gone }: BothVersions, before: Snapshot, after: Snapshot): MapView {
  if (view.notes.every(({ parked }) => parked)) return view
  const grid = gridOf(view)
  const [was, is] = [before, after].map((of) => gridOf(viewMap(of, view.map.id)))
  const aside = (note: Note): Note => {
    const own = gone.has(note.id) || isGhost(note.id) ? was : is
    return own && grid && !note.parked ? movedOff(note, own, grid) : note
  }
  return { ...view, notes: view.notes.map(aside) }
}

const gridOf = (view: MapView | undefined): Rect | undefined =>
  view && layoutMap({ ...view, notes: [], connectors: [] }).grid

const movedOff = (note: Note, own: Rect, grid: Rect): Note => ({
  ...note,
  x: note.x >= own.width ? note.x + grid.width - own.width : note.x,
  y: note.y >= own.height ? note.y + grid.height - own.height : note.y,
})

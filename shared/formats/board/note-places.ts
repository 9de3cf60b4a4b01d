import { clamp, type Rect, union } from '#shared/base/geometry.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { type NotePlace, notePlaceAt } from '#shared/layout/note-layout.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import { NOTE_BOUNDS } from '#shared/model/note.ts'
import { snapshotOfRecords } from '../snapshot-of-records.ts'
import type { BoardFrame, BoardText } from './board.ts'
import type { BoardPlan } from './board-plan.ts'
import { least, median } from './clusters.ts'

/** A free note at its place on the map, in map units. */
export interface PlacedNote {
  readonly text: string
  readonly color: BoardText['color']
  readonly foreign: string
  readonly place: NotePlace
  readonly width: number
}

/** Bounds of how much larger or smaller a board becomes. */
const SCALE = { least: 0.02, most: 20 } as const
/** Room between the grid and what lies around it. */
const MARGIN = 40
/** So far from the grid notes may lie. */
const REACH = NOTE_BOUNDS.reach / 2

/**
 * Where the texts outside of all stages lie on the map that is made so far: left of, above, right of and below the grid as
 * they lay around the stages, as far away as the size of the notes says; right of it where there are no stages.
 */
export function placeNotes(
  plan: BoardPlan,
  records: readonly RecordToInsert[],
  mapId: string,
): readonly PlacedNote[] {
  const loose = [...plan.notes, ...plan.left.filter(({ title }) => title !== '').map(asText)]
  if (loose.length === 0) return []
  const { grid, header } = layoutMap(viewMap(snapshotOfRecords(records), mapId) as MapView)
  const rects = plan.stages.length > 0 ? plan.stages.map(({ rect }) => rect) : [cornerOf(loose)]
  const stages = rects.reduce(union)
  const scale = scaleOf(plan, loose, stages)
  const isInside = ({ rect }: Loose): boolean =>
    plan.stages.length > 0 && rect.x < stages.x + stages.width && rect.x + rect.width > stages.x
  return loose.map((text) => {
    const { rect } = text
    const x = along(rect.x, rect.width, stages.x, stages.width, grid.width, scale)
    const y =
      plan.stages.length > 0
        ? along(rect.y, rect.height, stages.y, stages.height, grid.height, scale)
        : (rect.y - stages.y) * scale
    const beside = { x, y: y < 0 ? y - header.rect.height - MARGIN : y }
    const isOver = isInside(text) && y >= 0 && y < grid.height + MARGIN
    const place = isOver ? { x, y: grid.height + MARGIN } : beside
    return {
      ...{ text: text.text, color: text.color, foreign: text.foreign },
      // Without stages all lie beside an empty grid, and stay as they lay to each other however it grows.
      place: notePlaceAt(
        plan.stages.length > 0 ? grid : { ...grid, height: Number.POSITIVE_INFINITY },
        place,
      ),
      width: Math.round(clamp(rect.width * scale, NOTE_BOUNDS.least, NOTE_BOUNDS.usual * 2)),
    }
  })
}

type Loose = Pick<BoardText, 'text' | 'rect' | 'color' | 'foreign'>

const asText = ({ title, rect, color, foreign }: BoardFrame): Loose => ({ text: title, rect, color, foreign })

/** Where a board without stages begins. All of it lies right of and below that. */
const cornerOf = (texts: readonly Loose[]): Rect => ({
  x: least(texts.map(({ rect }) => rect.x)),
  y: least(texts.map(({ rect }) => rect.y)),
  width: 0,
  height: 0,
})

/** Notes become as wide as ours usually are, unless the board is so large that they would be out of reach. */
function scaleOf(plan: BoardPlan, loose: readonly Loose[], stages: Rect): number {
  const cards = plan.stages.flatMap(({ columns }) => columns.flatMap((column) => column.cards))
  const usual = median([...cards, ...loose].map(({ rect }) => rect.width).filter((width) => width > 0))
  const scale = clamp(usual > 0 ? NOTE_BOUNDS.usual / usual : 1, SCALE.least, SCALE.most)
  const furthest = loose.reduce(
    (most, { rect }) =>
      Math.max(
        ...[most, stages.x - rect.x, rect.x - stages.x - stages.width],
        ...[stages.y - rect.y, rect.y - stages.y - stages.height],
      ),
    0,
  )
  return furthest * scale > REACH ? REACH / furthest : scale
}

/** A coordinate along one axis: before, within or after the stages, and so before, within or after the grid. */
function along(at: number, size: number, start: number, length: number, ours: number, scale: number): number {
  if (at + size <= start || at < start) return Math.min((at - start) * scale, -MARGIN)
  if (at < start + length) return ((at - start) / length) * ours
  return ours + MARGIN + (at - start - length) * scale
}

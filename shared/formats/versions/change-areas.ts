import type { Change } from '#shared/analysis/changes.ts'
import { grow, type Point, type Rect } from '#shared/base/geometry.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type RecordPath, recordPath } from '#shared/model/work.ts'
import { ghostId } from './both-versions.ts'

/** Half of what a value of a step takes up. */
const POINT = 10

/** Finds where records are on the drawing of a map. */
export class Places {
  readonly #layout: MapLayout
  readonly #rects: ReadonlyMap<string, Rect>

  constructor(layout: MapLayout) {
    this.#layout = layout
    const { lanes, stages, steps, cards, clusters, connectors, notes, curves, matrices } = layout
    const around = ({ x, y }: { readonly x: number; readonly y: number }): Rect =>
      grow({ x, y, width: 0, height: 0 }, POINT)
    this.#rects = new Map<string, Rect>([
      ...clusters.map(({ group, rect }) => [group.id, rect] as const),
      ...stages.map(({ stage, rect }) => [stage.id, rect] as const),
      ...steps.map(({ step, rect }) => [step.id, rect] as const),
      ...lanes.map(({ lane, header }) => [lane.id, header] as const),
      ...curves.flatMap(({ points }) => points.map((point) => [point.card.id, around(point)] as const)),
      ...matrices.flatMap(({ dots }) => dots.map((dot) => [dot.card.id, around(dot)] as const)),
      ...connectors.map(
        ({ connector, label, middle }) => [connector.id, label?.plate ?? around(middle)] as const,
      ),
      ...notes.map(({ note, rect }) => [note.id, rect] as const),
      ...cards.map(({ card, rect }) => [card.id, rect] as const),
    ])
  }

  /** The box of a record by its id; of a card or note that is not on this map any more, that of its ghost. */
  of(id: string): Rect | undefined {
    return this.#rects.get(id) ?? this.#rects.get(ghostId(id))
  }

  /** Where a value of a step stood before: its line has a point there. */
  valueBefore(change: Change, before: Snapshot): Rect | undefined {
    const card = before.cards[change.id]
    if (!card) return undefined
    const [laneId, stepId] = card.place
    const column = this.#layout.steps.find(({ step }) => step.id === stepId)?.column
    const line = this.#layout.counterparts.find(
      (one) => one.laneId === laneId && one.personaId === card.personaId,
    )
    const point = column && line?.points.find(({ x }) => x >= column.x && x < column.x + column.width)
    return point && grow({ ...point, width: 0, height: 0 }, POINT)
  }

  /** The title of the map, and what stands below it. */
  get header(): Rect {
    const { title, titleAt, scope, scopeAt } = this.#layout.header
    const width = Math.max(0, ...[...title.lines, ...scope.lines].map((line) => line.width))
    return { ...titleAt, width, height: scopeAt.y + scope.height - titleAt.y }
  }

  /** The upper edge of the map's title, at its end. */
  get titleEnd(): Point {
    const { title, titleAt } = this.#layout.header
    return { x: titleAt.x + (title.lines[0]?.width ?? 0), y: titleAt.y }
  }
}

/** Where each change of a map is on its drawing; those that are not drawn (comments, saved views) are left out. */
export function areasOf(
  changes: readonly Change[],
  places: Places,
  before: Snapshot,
): ReadonlyMap<RecordPath, Rect> {
  return new Map(
    changes.flatMap((change): [RecordPath, Rect][] => {
      const rect =
        change.table === 'maps' ? places.header : (places.of(change.id) ?? places.valueBefore(change, before))
      return rect ? [[recordPath(change.table, change.id), rect]] : []
    }),
  )
}

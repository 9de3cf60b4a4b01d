import { CHANGE_KINDS, type Change } from '#shared/analysis/changes.ts'
import { grow, type Rect, union } from '#shared/base/geometry.ts'
import { drawCard } from '#shared/layout/drawing/draw-card.ts'
import { drawClusters, drawParking } from '#shared/layout/drawing/draw-clusters.ts'
import { drawColumnHeaders, drawCorner } from '#shared/layout/drawing/draw-columns.ts'
import { drawGround } from '#shared/layout/drawing/draw-grid.ts'
import { drawHeader } from '#shared/layout/drawing/draw-header.ts'
import { drawLaneHeaders, drawMatrix } from '#shared/layout/drawing/draw-lanes.ts'
import { drawConnector, drawNote } from '#shared/layout/drawing/draw-loose.ts'
import { cardContexts, drawCurves } from '#shared/layout/drawing/draw-map.ts'
import type { Drawing, GroupShape, Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import { layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { RecordPath } from '#shared/model/work.ts'
import { markColor, markTint } from '../change-marks.ts'
import { type BothVersions, bothVersions, isGhost } from './both-versions.ts'
import { areasOf, Places } from './change-areas.ts'
import { drawArrows, drawChanges, type LegendEntry } from './draw-changes.ts'
import { withNotesAside } from './notes-aside.ts'

/** One map with what became of it between two versions. */
export interface VersionsDrawing extends Drawing {
  /** Where each change is, by the path of its record, in the drawing's units; what is not drawn is not in it. */
  readonly areas: ReadonlyMap<RecordPath, Rect>
  /** How much of each kind there is on this map, without kinds of which there is none. */
  readonly legend: readonly LegendEntry[]
  /** Where everything of both versions is. */
  readonly layout: MapLayout
  /** The titles once more, with their marks: a viewer keeps them in sight while the rest is scrolled. None on empathy maps. */
  readonly titles: {
    readonly columns: readonly Shape[]
    readonly corner: readonly Shape[]
    readonly lanes: readonly Shape[]
  }
}

/** How much is seen of what is gone, and of what stands elsewhere by now. */
const GONE = 0.66
const ELSEWHERE = 0.42

/**
 * Draws one map as it is in `after`, with all that differs from `before` marked by sign, word and colour: what is gone stands
 * where it was, what moved leaves a ghost. `changes` are those between the two, of which only this map's are drawn. `null` where
 * neither version has the map.
 */
export function drawVersions(
  before: Snapshot,
  after: Snapshot,
  mapId: string,
  changes: readonly Change[],
  theme: Theme,
): VersionsDrawing | null {
  const own = changes.filter((change) => change.mapId === mapId || hasGhost(change, before, mapId))
  const both = bothVersions(before, after, mapId, own)
  if (!both) return null
  const layout = layoutMap(withNotesAside(both, before, after))
  const places = new Places(layout)
  const marks: GroupShape = {
    type: 'group',
    label: 'Changes',
    children: drawChanges(own, places, before, after, theme),
  }
  const titles = titlesOf(both, layout, theme)
  const titleMarks = drawChanges(own.filter(isOfTitle), places, before, after, theme)
  return {
    bounds: layout.bounds,
    background: theme.paper,
    title: `Changes of ${both.view.map.title.trim() || 'Untitled map'}`,
    shapes: [...drawBoth(both, layout, own, drawArrows(own, places, theme), theme), marks],
    areas: areasOf(own, places, before),
    legend: legendOf(own),
    layout,
    titles:
      layout.kind === 'empathy'
        ? { columns: [], corner: [], lanes: [] }
        : {
            columns: [...titles.columns, ...titleMarks],
            corner: titles.corner,
            lanes: [...titles.lanes, ...titleMarks],
          },
  }
}

const isOfTitle = ({ table }: Change): boolean => table === 'stages' || table === 'steps' || table === 'lanes'

/** A card that went to another map is seen on the one it left. */
function hasGhost({ table, id, kind }: Change, before: Snapshot, mapId: string): boolean {
  if (table !== 'cards' || kind !== 'moved') return false
  return before.lanes[before.cards[id]?.place[0] ?? '']?.mapId === mapId
}

const legendOf = (changes: readonly Change[]): readonly LegendEntry[] =>
  CHANGE_KINDS.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length
    return count === 0 ? [] : [{ kind, count, words: `${count} ${kind}` }]
  })

/** Titles of columns and lanes, each in its layout's order; those of what is gone are faint. */
function titlesOf({ gone }: BothVersions, layout: MapLayout, theme: Theme) {
  const ids =
    layout.kind === 'empathy'
      ? []
      : [...layout.stages.map(({ stage }) => stage.id), ...layout.steps.map(({ step }) => step.id)]
  const seen = (id: string, shape: Shape): Shape => fainter(shape, opacityOf(id, gone))
  const headers = drawLaneHeaders(layout, theme)
  return {
    columns: drawColumnHeaders(layout, theme).map((shape, index) => seen(ids[index] ?? '', shape)),
    corner: drawCorner(layout, theme),
    lanes: layout.lanes.map(({ lane }, index) => seen(lane.id, headers[index] as Shape)),
  }
}

/** The map without marks: what is gone and what stands elsewhere by now is faint. */
function drawBoth(
  both: BothVersions,
  layout: MapLayout,
  changes: readonly Change[],
  arrows: readonly Shape[],
  theme: Theme,
): Shape[] {
  const { view, gone, isGone } = both
  const contexts = cardContexts(view)
  const seen = (id: string, shape: Shape): Shape => fainter(shape, opacityOf(id, gone))
  const titles = titlesOf(both, layout, theme)
  const header = drawHeader(layout.header, theme)
  return [
    ...drawGround(view, layout, theme),
    ...tints(layout, gone, changes, theme),
    ...(isGone ? header.map((shape) => fainter(shape, GONE)) : header),
    ...titles.columns,
    ...titles.corner,
    ...layout.lanes.flatMap((lane, index) => [
      titles.lanes[index] as Shape,
      ...drawCurves(view, layout, lane, [], theme),
      ...drawMatrix(layout, lane, theme, gone),
      ...drawClusters(layout, theme, { laneId: lane.lane.id }),
    ]),
    // Under the cards, so that no line runs through what one reads.
    ...arrows,
    ...layout.cards.map((box) =>
      seen(box.card.id, drawCard(box.card, box.inner, theme, contexts(box.card), box.rect)),
    ),
    ...layout.connectors.map((line) => seen(line.connector.id, drawConnector(line, theme))),
    ...drawParking(layout, theme),
    ...layout.notes.map((box) => seen(box.note.id, drawNote(box, theme, box.rect))),
  ]
}

function opacityOf(id: string, gone: ReadonlySet<string>): number {
  if (isGhost(id)) return ELSEWHERE
  return gone.has(id) ? GONE : 1
}

const fainter = (shape: Shape, opacity: number): Shape =>
  opacity === 1 ? shape : { type: 'group', opacity, children: [shape] }

/** The ground of columns and lanes that came or went: tinted, and framed, broken where they went. */
function tints(
  layout: MapLayout,
  gone: ReadonlySet<string>,
  changes: readonly Change[],
  theme: Theme,
): Shape[] {
  const added = new Set(changes.flatMap(({ kind, id }) => (kind === 'added' ? [id] : [])))
  const kindOf = (id: string): 'added' | 'removed' | null =>
    gone.has(id) ? 'removed' : added.has(id) ? 'added' : null
  const columns = layout.kind === 'empathy' ? [] : layout.steps
  const alike = columns.flatMap(({ step, stageId, column }) => {
    const kind = kindOf(step.id)
    return kind ? [{ kind, run: `${kind} ${stageId}`, column }] : []
  })
  return [
    ...layout.lanes.flatMap(({ lane, band }) => tint(kindOf(lane.id), band, theme)),
    // Steps of one stage that came or went side by side have one frame.
    ...runsOf(alike).flatMap((run) =>
      tint(run[0]?.kind ?? null, run.map(({ column }) => column).reduce(union), theme),
    ),
  ]
}

interface TintedColumn {
  readonly kind: 'added' | 'removed'
  readonly run: string
  readonly column: Rect
}

function runsOf(columns: readonly TintedColumn[]): readonly (readonly TintedColumn[])[] {
  const runs: TintedColumn[][] = []
  for (const one of columns) {
    const last = runs.at(-1)?.at(-1)
    const isNext = last?.run === one.run && Math.abs(last.column.x + last.column.width - one.column.x) < 1
    if (isNext) runs.at(-1)?.push(one)
    else runs.push([one])
  }
  return runs
}

function tint(kind: 'added' | 'removed' | null, rect: Rect, theme: Theme): Shape[] {
  if (!kind) return []
  const inner = { type: 'rect', ...grow(rect, -1.5), radius: 4 } as const
  const frame = { ...inner, fill: 'none', stroke: markColor(kind, theme), strokeWidth: 1.5 }
  return kind === 'added'
    ? [{ ...inner, fill: markTint(kind, theme), opacity: 0.5 }, frame]
    : [
        { ...inner, fill: theme.desk },
        { ...frame, dash: [6, 5] },
      ]
}

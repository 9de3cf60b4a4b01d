import type { Change, ChangeKind } from '#shared/analysis/changes.ts'
import { signed } from '#shared/analysis/compare-words.ts'
import { center, type Point, type Rect } from '#shared/base/geometry.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { markColor, markPlate, markRing } from '../change-marks.ts'
import { ghostId } from './both-versions.ts'
import type { Places } from './change-areas.ts'

/** What a plate says of a card: all that happened to it. */
const plateWords = ({ kind, fields }: Change): { readonly words?: string } =>
  kind === 'moved' && fields.length > 0 ? { words: 'moved, changed' } : {}

/** Frames and plates of all that came, went, changed or moved on the map; what an outer mark explains has none. */
export function drawChanges(
  changes: readonly Change[],
  places: Places,
  before: Snapshot,
  after: Snapshot,
  theme: Theme,
): Shape[] {
  return changes
    .filter(({ within }) => within === null)
    .flatMap((change) =>
      change.table === 'cards'
        ? drawCardChange(change, places, before, after, theme)
        : drawOtherChange(change, places, theme),
    )
}

function drawOtherChange(change: Change, places: Places, theme: Theme): Shape[] {
  switch (change.table) {
    case 'stages':
    case 'steps':
    case 'lanes':
      return headingMark(change, places.of(change.id), theme)
    case 'maps':
      return [
        markPlate(change.kind, { x: places.titleEnd.x + 10, y: places.titleEnd.y + 14 }, theme, {
          grows: 'right',
        }),
      ]
    case 'notes':
      return framed(change, places.of(change.id), theme)
    case 'groups':
      return atCorner(change, places.of(change.id), theme)
    case 'connectors':
      return belowLabel(change, places.of(change.id), theme)
    default:
      return []
  }
}

function drawCardChange(
  change: Change,
  places: Places,
  before: Snapshot,
  after: Snapshot,
  theme: Theme,
): Shape[] {
  const { id, kind } = change
  const card = kind === 'removed' ? before.cards[id] : after.cards[id]
  const rect = places.of(id)
  if (card?.kind === 'sentiment') {
    const [was, is] = [before.cards[id]?.amount, after.cards[id]?.amount]
    const at = rect ?? places.valueBefore(change, before)
    if (!at) return []
    const words = was === is ? undefined : `${signed(was ?? null)} → ${signed(is ?? null)}`
    return [
      markPlate(kind, { x: at.x + at.width + 3, y: center(at).y }, theme, {
        grows: 'right',
        ...(words && { words }),
      }),
    ]
  }
  if (card?.kind === 'channel' && rect)
    return [markPlate(kind, { x: rect.x + rect.width + 3, y: center(rect).y }, theme, { grows: 'right' })]
  return framed(change, rect, theme)
}

function framed(change: Change, rect: Rect | undefined, theme: Theme): Shape[] {
  if (!rect) return []
  return [
    markRing(rect, change.kind, theme),
    markPlate(change.kind, { x: rect.x + rect.width + 4, y: rect.y - 1 }, theme, plateWords(change)),
  ]
}

const headingMark = (change: Change, rect: Rect | undefined, theme: Theme): Shape[] =>
  rect
    ? [markPlate(change.kind, { x: rect.x + rect.width - 4, y: rect.y + 2 }, theme, plateWords(change))]
    : []

const atCorner = (change: Change, rect: Rect | undefined, theme: Theme): Shape[] =>
  rect ? [markPlate(change.kind, { x: rect.x + rect.width + 2, y: rect.y - 2 }, theme)] : []

/** Below what is written on a connector, so that it can still be read. */
const belowLabel = (change: Change, rect: Rect | undefined, theme: Theme): Shape[] =>
  rect ? [markPlate(change.kind, { x: rect.x + rect.width, y: rect.y + rect.height + 9 }, theme)] : []

/** More arrows than these are a tangle: then the ghosts alone say where things were. */
const MOST_ARROWS = 16

/** From where cards and notes were to where they are. */
export function drawArrows(changes: readonly Change[], places: Places, theme: Theme): Shape[] {
  const ways = changes.flatMap(({ id, kind }): [Rect, Rect][] => {
    const [from, to] = [places.of(ghostId(id)), places.of(id)]
    return kind === 'moved' && from && to && from !== to ? [[from, to]] : []
  })
  return ways.length > MOST_ARROWS
    ? []
    : ways.flatMap(([from, to]) => arrow(from, to, markColor('moved', theme)))
}

/** A thin line between two boxes, with its head at the second. */
function arrow(from: Rect, to: Rect, color: string): Shape[] {
  const start = edgeTowards(from, center(to))
  const end = edgeTowards(to, center(from))
  const length = Math.hypot(end.x - start.x, end.y - start.y)
  if (length < 12) return []
  const along = { x: (end.x - start.x) / length, y: (end.y - start.y) / length }
  const back = { x: end.x - along.x * 9, y: end.y - along.y * 9 }
  const side = { x: -along.y * 4.5, y: along.x * 4.5 }
  const p = ({ x, y }: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
  return [
    { type: 'path', d: `M${p(start)}L${p(back)}`, stroke: color, strokeWidth: 1.5, fill: 'none' },
    {
      type: 'path',
      d: `M${p(end)}L${p({ x: back.x + side.x, y: back.y + side.y })}L${p({ x: back.x - side.x, y: back.y - side.y })}Z`,
      fill: color,
    },
  ]
}

/** Where the line from the middle of a box to a point leaves the box, a little beyond its frame. */
function edgeTowards(rect: Rect, point: Point): Point {
  const middle = center(rect)
  const [dx, dy] = [point.x - middle.x, point.y - middle.y]
  const share = Math.min(
    1,
    (rect.width / 2 + 5) / Math.max(Math.abs(dx), 1e-6),
    (rect.height / 2 + 5) / Math.max(Math.abs(dy), 1e-6),
  )
  return { x: middle.x + dx * share, y: middle.y + dy * share }
}

/** One kind of change as the legend tells it. */
export interface LegendEntry {
  readonly kind: ChangeKind
  /** `3 added`. */
  readonly words: string
  readonly count: number
}

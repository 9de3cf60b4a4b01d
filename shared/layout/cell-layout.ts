import type { Point } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import type { Group } from '#shared/model/group.ts'
import { groupOf, type MapView } from '#shared/model/map-view.ts'
import type { CardBox, ClusterBox } from './boxes.ts'
import { layoutCard } from './card-layout.ts'
import { dropNotes } from './data-words.ts'
import { CLUSTER, GRID } from './dimensions.ts'
import { fitText } from './text/fit-text.ts'

/** Where the boxes of a cell go. */
export interface CellContents {
  readonly cards: CardBox[]
  readonly clusters: ClusterBox[]
}

/** How many cards stand side by side in a cell of this width, and how wide each is. */
export function cellColumns(width: number): { count: number; cardWidth: number } {
  const inner = width - 2 * GRID.cellPadding
  const count = Math.max(1, Math.floor((inner + GRID.cardGap) / (GRID.leastCard + GRID.cardGap)))
  return { count, cardWidth: (inner - (count - 1) * GRID.cardGap) / count }
}

/**
 * Fills a cell row by row, as one reads; cards of a row share its upper edge and never overlap. A cluster has rows of its
 * own, with its name above them. Answers the cell's height.
 */
export function fillCell(
  view: Pick<MapView, 'groups' | 'data'>,
  inCell: readonly Card[],
  corner: Point,
  width: number,
  contents: CellContents,
): number {
  const drops = dropNotes(view.data)
  let y = corner.y + GRID.cellPadding
  for (const { group, cards } of runsOf(view, inCell))
    y = group
      ? placeCluster(group, cards, { x: corner.x, y }, width, drops, contents)
      : placeRows(cards, { x: corner.x, y }, width, drops, contents.cards)
  return y - GRID.cardGap + GRID.cellPadding - corner.y
}

type DropNotes = ReturnType<typeof dropNotes>

interface CellRun {
  readonly group: Group | undefined
  readonly cards: readonly Card[]
}

/** The cards of one cluster stand side by side already; between clusters stand those that are in none. */
function runsOf(view: Pick<MapView, 'groups'>, inCell: readonly Card[]): readonly CellRun[] {
  if (view.groups.size === 0) return [{ group: undefined, cards: inCell }]
  const runs: { group: Group | undefined; cards: Card[] }[] = []
  for (const card of inCell) {
    const group = groupOf(view, card)
    const last = runs.at(-1)
    if (last && last.group === group) last.cards.push(card)
    else runs.push({ group, cards: [card] })
  }
  return runs
}

/** Places cards from a height down, and answers the height below them where the next row begins. */
function placeRows(
  inRows: readonly Card[],
  corner: Point,
  width: number,
  drops: DropNotes,
  cards: CardBox[],
): number {
  const { count, cardWidth } = cellColumns(width)
  let { y } = corner
  for (let start = 0; start < inRows.length; start += count) {
    let rowHeight = 0
    inRows.slice(start, start + count).forEach((card, column) => {
      const inner = layoutCard(card, cardWidth, drops.get(card.id))
      const x = corner.x + GRID.cellPadding + column * (cardWidth + GRID.cardGap)
      cards.push({ card, inner, rect: { x, y, width: cardWidth, height: inner.height } })
      rowHeight = Math.max(rowHeight, inner.height)
    })
    y += rowHeight + GRID.cardGap
  }
  return y
}

/** The frame reaches beyond its cards, which are as wide as all others of the cell: one card has one layout. */
function placeCluster(
  group: Group,
  cards: readonly Card[],
  corner: Point,
  width: number,
  drops: DropNotes,
  contents: CellContents,
): number {
  const x = corner.x + GRID.cellPadding
  const inner = width - 2 * GRID.cellPadding
  const title = fitText(group.title, {
    face: 'sans-semibold',
    sizes: CLUSTER.title,
    lineHeight: 1.3,
    width: inner,
    preferredHeight: Number.MAX_SAFE_INTEGER,
  })
  const top = corner.y
  const under = top + CLUSTER.above + Math.max(title.height, title.lineHeight) + CLUSTER.below
  const bottom = placeRows(cards, { x: corner.x, y: under }, width, drops, contents.cards)
  const [laneId, stepId] = (cards[0] as Card).place
  contents.clusters.push({
    group,
    laneId,
    stepId,
    title,
    titleAt: { x, y: top + CLUSTER.above },
    rect: {
      x: x - CLUSTER.reach,
      y: top,
      width: inner + 2 * CLUSTER.reach,
      height: bottom - GRID.cardGap + CLUSTER.reach - top,
    },
    cardIds: cards.map(({ id }) => id),
  })
  return bottom + CLUSTER.reach
}

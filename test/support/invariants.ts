import { byOrder, isOrder } from '#shared/base/order.ts'
import { type MapView, mapsOf, recoveredCards, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'

/** What no snapshot may show, whatever was merged into it; empty where all is well. */
export function brokenInvariants(snapshot: Snapshot): string[] {
  const broken: string[] = []
  const shown = new Map<string, string>()
  for (const { id } of mapsOf(snapshot)) {
    const view = viewMap(snapshot, id, { withHidden: true })
    if (!view) broken.push(`map ${id} has no view`)
    else broken.push(...brokenView(view, shown))
  }
  const waiting = new Set(recoveredCards(snapshot).map(({ id }) => id))
  for (const { id, kind } of Object.values(snapshot.cards))
    if (shown.has(id) === waiting.has(id) && !(isStepValue(kind) && !shown.has(id)))
      broken.push(
        `card ${id} is ${shown.has(id) ? 'both in a cell and' : 'neither in a cell nor'} in the tray`,
      )
  for (const table of ['personas', 'maps', 'stages', 'steps', 'lanes'] as const)
    for (const { id, order } of Object.values(snapshot[table]))
      if (!isOrder(order)) broken.push(`${table} ${id} has the order ${order}`)
  return broken
}

function brokenView(view: MapView, shown: Map<string, string>): string[] {
  const broken: string[] = []
  const columns = view.steps.map(({ id }) => id)
  if (new Set(columns).size !== columns.length) broken.push(`map ${view.map.id} shows a column twice`)
  for (const siblings of [
    view.stages.map(({ stage }) => stage),
    ...view.stages.map(({ steps }) => steps),
    view.lanes,
  ])
    if (!isSorted(siblings)) broken.push(`map ${view.map.id} shows siblings out of order`)
  for (const { stage, steps } of view.stages)
    if (steps.length === 0) broken.push(`stage ${stage.id} has no column`)
  const filed = [...view.cells].flatMap(([laneId, row]) =>
    [...row].flatMap(([stepId, cards]) => cards.map((card) => ({ card, cell: `${laneId}/${stepId}` }))),
  )
  for (const { card, cell } of filed) {
    const before = shown.get(card.id)
    if (before !== undefined) broken.push(`card ${card.id} is in ${before} and in ${cell}`)
    shown.set(card.id, cell)
    if (!isOrder(card.place[2])) broken.push(`card ${card.id} has the order ${card.place[2]}`)
  }
  for (const line of view.connectors)
    if (!shown.has(line.fromId) || !shown.has(line.toId)) broken.push(`connector ${line.id} has a loose end`)
  return broken
}

/** Whether each stands behind the one before it; those of equal order are told apart by their ids, never tied. */
const isSorted = (siblings: readonly { readonly id: string; readonly order: string }[]): boolean =>
  siblings.every((one, index) => index === 0 || byOrder(siblings[index - 1] as typeof one, one) < 0)

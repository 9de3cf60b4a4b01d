import { grow, type Rect, union } from '#shared/base/geometry.ts'
import type { MapLayout } from '../map-layout.ts'
import { drawCard } from './draw-card.ts'
import { drawClusters } from './draw-clusters.ts'
import { drawConnector, drawNote } from './draw-loose.ts'
import type { CardContexts } from './draw-map.ts'
import { faded, NOTHING_DIMMED } from './faded.ts'
import type { Drawing } from './shapes.ts'
import type { Theme } from './theme.ts'

/** What is drawn of a map. */
export interface SelectionOptions {
  readonly layout: MapLayout
  readonly contexts: CardContexts
  readonly title: string
  readonly theme: Theme
  readonly dimmed?: ReadonlySet<string>
}

/** Paper around what was selected. */
const EDGE = 20

/**
 * Some cards and notes as they lie to one another, with the connectors between them and the frames of clusters of which
 * all cards are among them; nothing of what else stands there. `null` where nothing of it can be drawn by itself.
 */
export function drawSelection(
  ids: ReadonlySet<string>,
  { layout, contexts, title, theme, dimmed = NOTHING_DIMMED }: SelectionOptions,
): Drawing | null {
  const cards = layout.cards.filter(({ card }) => ids.has(card.id))
  const notes = layout.notes.filter(({ note }) => ids.has(note.id))
  const clusters = layout.clusters.filter(({ cardIds }) => cardIds.every((id) => ids.has(id)))
  const here = new Set([...cards.map(({ card }) => card.id), ...notes.map(({ note }) => note.id)])
  const lines = layout.connectors.filter(
    ({ connector }) => here.has(connector.fromId) && here.has(connector.toId),
  )
  const boxes: readonly Rect[] = [
    ...[...cards, ...notes, ...clusters].map(({ rect }) => rect),
    ...lines.map(({ reach }) => reach),
  ]
  if (boxes.length === 0) return null
  return {
    title,
    background: theme.paper,
    bounds: grow(boxes.reduce(union), EDGE),
    shapes: [
      ...drawClusters({ clusters }, theme, { dimmed }),
      ...cards.map(({ card, inner, rect }) =>
        faded(drawCard(card, inner, theme, contexts(card), rect), dimmed),
      ),
      ...lines.map((line) => faded(drawConnector(line, theme), dimmed)),
      ...notes.map((box) => drawNote(box, theme, box.rect)),
    ],
  }
}

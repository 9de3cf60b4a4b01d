import { canvasHandle } from '#renderer/actions/canvas-handle.ts'
import { select } from '#renderer/actions/card-actions.ts'
import { showMap } from '#renderer/actions/map-actions.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import { describeCard } from '#shared/layout/describe-card.ts'
import type { Card } from '#shared/model/card.ts'

/** A card's words, which lead to the card, be it on another map. */
export function CardLink({ card }: { readonly card: Card }) {
  const project = useProject()
  return (
    <button type="button" className="inspector-link" onClick={() => goToCard(project, card)}>
      {card.text.trim() || describeCard(card).trim() || 'Card without text'}
    </button>
  )
}

function goToCard(project: ProjectContext, { id, place }: Card): void {
  const mapId = project.session.snapshot.getState().lanes[place[0]]?.mapId
  if (mapId !== undefined && mapId !== project.model.getState().model?.view.map.id) showMap(project, mapId)
  select(project, [id])
  canvasHandle.reveal({ cardId: id })
}

import type { PointerEvent } from 'react'
import { connect } from '#renderer/actions/card-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { contains } from '#shared/base/geometry.ts'
import { useCanvas } from './canvas-context.tsx'

/** The dot at a selected card's side: pull it to another card to connect the two. The keyboard's way is "Connect". */
export function ConnectHandle({ id }: { readonly id: string }) {
  const project = useProject()
  const { hand, pointAt } = useCanvas()
  const move = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const to = pointAt(event)
    const over = project.model.getState().model?.layout.cards.find((box) => contains(box.rect, to))
    hand.setState({
      connecting: { fromId: id, to, overId: over && over.card.id !== id ? over.card.id : null },
    })
  }
  const end = () => {
    const { connecting } = hand.getState()
    hand.setState({ connecting: null })
    if (connecting?.overId) connect(project, id, connecting.overId)
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      className="connect-handle nodrag nopan"
      aria-label="Pull to another card to connect"
      title="Pull to another card to connect"
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => hand.setState({ connecting: null })}
    />
  )
}

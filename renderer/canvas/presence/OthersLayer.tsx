import './presence.css'
import { type RefObject, useEffect, useRef } from 'react'
import { useProject } from '#renderer/session/session-context.tsx'
import { useCanvas } from '../canvas-context.tsx'
import { createCursors } from './cursors.ts'
import { useLaser } from './use-laser.ts'
import { othersIn } from './use-others.ts'
import { useTelling } from './use-telling.ts'

/** Where others point, over the map; and what lets them see where this window's person does. */
export function OthersLayer({
  element,
  mapId,
}: {
  /** The map's own element, over which a pointer counts. */
  readonly element: RefObject<HTMLElement | null>
  readonly mapId: string
}) {
  const project = useProject()
  const { onViewport, viewport, pointAt } = useCanvas()
  const layer = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  useTelling(element)
  useLaser()
  useEffect(() => {
    if (!layer.current || !canvas.current) return
    const cursors = createCursors(layer.current, canvas.current, viewport)
    const update = () => cursors.update(othersIn(project), mapId)
    const point = (event: PointerEvent) => {
      const { you } = project.room.state.getState()
      if (project.window.getState().laser && you) cursors.pointWithLaser(pointAt(event), you.color)
    }
    const box = element.current
    box?.addEventListener('pointermove', point)
    const stops = [
      project.session.presence.subscribe(update),
      project.room.state.subscribe(update),
      onViewport(cursors.place),
      cursors.destroy,
      () => box?.removeEventListener('pointermove', point),
    ]
    update()
    return () => {
      for (const stop of stops) stop()
    }
  }, [project, mapId, onViewport, viewport, pointAt, element])
  return (
    <div className="others" aria-hidden="true">
      <canvas ref={canvas} className="others-light" />
      <div ref={layer} className="others-hands" />
    </div>
  )
}

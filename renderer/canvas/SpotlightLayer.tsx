import './spotlight.css'
import { ViewportPortal } from '@xyflow/react'
import { useEffect } from 'react'
import { endSpotlight } from '#renderer/actions/insight-actions.ts'
import { spotlightRects } from '#renderer/actions/spotlight.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { type ProjectContext, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { grow } from '#shared/base/geometry.ts'

/** Between what is shown and its ring, in map units. */
const RING = 5

/** A ring around what somebody asked to be shown, until the next click or Esc. */
export function SpotlightLayer({ model }: { readonly model: MapModel }) {
  const project = useProject()
  const spotlight = useWindow((state) => state.spotlight)
  const mapId = model.view.map.id
  useEffect(() => (spotlight ? endWithNextAct(project) : undefined), [project, spotlight])
  // What was shown on one map is not on another.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when the map is another one
  useEffect(() => () => endSpotlight(project), [project, mapId])
  if (!spotlight) return null
  const rects = spotlightRects(model.layout, model.snapshot.cards, spotlight)
  return (
    <ViewportPortal>
      <svg className="layer spotlight" aria-hidden="true">
        {rects.map((rect) => {
          const ring = grow(rect, RING)
          return (
            <g key={`${rect.x} ${rect.y}`}>
              <rect {...ring} rx={9} className="spotlight-halo" vectorEffect="non-scaling-stroke" />
              <rect {...ring} rx={9} className="spotlight-ring" vectorEffect="non-scaling-stroke" />
            </g>
          )
        })}
      </svg>
    </ViewportPortal>
  )
}

/** Heard before anything else: the click or Esc that puts the ring away; of Esc, nothing else is asked then. */
function endWithNextAct(project: ProjectContext): () => void {
  const pressed = () => endSpotlight(project)
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || project.window.getState().dialog !== null) return
    event.stopPropagation()
    event.preventDefault()
    endSpotlight(project)
  }
  window.addEventListener('pointerdown', pressed, { capture: true })
  window.addEventListener('keydown', keyed, { capture: true })
  return () => {
    window.removeEventListener('pointerdown', pressed, { capture: true })
    window.removeEventListener('keydown', keyed, { capture: true })
  }
}

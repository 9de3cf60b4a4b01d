import { useEffect, useRef } from 'react'
import { activePersona, cyclePersona } from '#renderer/actions/sentiment-actions.ts'
import type { Viewport } from '#renderer/actions/viewport.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Keys } from '#renderer/ui/Keys.tsx'
import { cellRect } from '#shared/layout/map-layout.ts'
import { useCanvas } from './canvas-context.tsx'

const GAP = 6

/** Where several personas are rated, whose feeling the keys set in this cell; a click turns to the next. */
export function RatingChip({ model }: { readonly model: MapModel }) {
  const project = useProject()
  const { onViewport, viewport } = useCanvas()
  const cell = useWindow((state) => state.cell)
  useWindow((state) => state.ratingPersonaId)
  const chip = useRef<HTMLButtonElement>(null)
  const lane = cell && model.snapshot.lanes[cell.laneId]
  const isRated = lane?.kind === 'sentiment' && !lane.collapsed && model.view.personas.length > 1
  const rect = cell && isRated ? cellRect(model.layout, cell.laneId, cell.stepId) : null
  const persona = model.view.personas.find(({ id }) => id === activePersona(project))
  useEffect(() => {
    const place = ({ x, y, zoom }: Viewport) => {
      if (chip.current && rect)
        chip.current.style.transform = `translate(${Math.round(rect.x * zoom + x + GAP)}px, ${Math.round((rect.y + rect.height) * zoom + y + GAP)}px)`
    }
    place(viewport())
    return onViewport(place)
  })
  if (!rect || !persona) return null
  const name = persona.name === '' ? 'Unnamed persona' : persona.name
  return (
    <button
      ref={chip}
      type="button"
      className="rating-chip"
      aria-label={`Rating for ${name}; turn to the next persona`}
      onClick={() => cyclePersona(project)}
    >
      <span
        className="rating-dot"
        aria-hidden="true"
        style={{ background: `var(--${persona.color}-fill)`, borderColor: `var(--${persona.color}-strong)` }}
      />
      Rating: {name}
      <Keys keys="p" />
    </button>
  )
}

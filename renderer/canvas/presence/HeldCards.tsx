import { ViewportPortal } from '@xyflow/react'
import { memo, useEffect, useRef } from 'react'
import type { Viewport } from '#renderer/actions/viewport.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { clamp } from '#shared/base/geometry.ts'
import { useCanvas } from '../canvas-context.tsx'
import { type Holder, useHolders } from './use-others.ts'

/** Names are held to a size that can be read, up to so many times as large as drawn. */
const MOST_GROWN = 3

/** A ring with a name around every card that somebody else has in hand. */
export const HeldCards = memo(function HeldCards({ model }: { readonly model: MapModel }) {
  const holders = useHolders(useProject())
  const { onViewport, viewport } = useCanvas()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const hold = ({ zoom }: Viewport) =>
      place.current?.style.setProperty('--unzoom', String(clamp(1 / zoom, 1, MOST_GROWN)))
    hold(viewport())
    return onViewport(hold)
  })
  const held = Object.entries(holders).flatMap(([id, holder]) => {
    const box = model.layout.cardById.get(id)
    return box ? [{ id, holder, rect: box.rect }] : []
  })
  if (held.length === 0) return null
  return (
    <ViewportPortal>
      <div ref={place}>
        {held.map(({ id, holder, rect }) => (
          <div
            key={id}
            className="held-card"
            data-writing={holder.isWriting || undefined}
            style={{
              left: rect.x,
              top: rect.y,
              width: rect.width,
              height: rect.height,
              borderColor: `var(--${holder.color}-strong)`,
            }}
          >
            <span className="held-card-name" style={{ background: `var(--${holder.color}-strong)` }}>
              {wordsOf(holder)}
            </span>
          </div>
        ))}
      </div>
    </ViewportPortal>
  )
})

const wordsOf = ({ name, isWriting }: Holder): string => (isWriting ? `${name} is writing` : name)

import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { isInRound } from '#renderer/actions/own-writing.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useWindow } from '#renderer/session/session-context.tsx'
import { intersects } from '#shared/base/geometry.ts'
import { cellRect } from '#shared/layout/map-layout.ts'
import { useCanvas } from './canvas-context.tsx'
import { useRound } from './use-activity.ts'

/** The cells of a private round: whatever is written there is seen by nobody else yet, and they look like it. */
export const PrivateLayer = memo(function PrivateLayer({ model }: { readonly model: MapModel }) {
  const round = useRound(model.view.map.id)
  const publicly = useWindow((state) => state.writesPublicly)
  const { far, mounted } = useStore(useCanvas().lens.store)
  if (!round || publicly) return null
  const cells = model.layout.lanes.flatMap(({ lane }) =>
    model.layout.steps.flatMap(({ step }) => {
      const cell = { laneId: lane.id, stepId: step.id }
      const rect = isInRound(round, cell) ? cellRect(model.layout, lane.id, step.id) : null
      return rect && (far || intersects(rect, mounted)) ? [{ ...cell, rect }] : []
    }),
  )
  return (
    <ViewportPortal>
      {cells.map(({ laneId, stepId, rect }) => (
        <div
          key={`${laneId} ${stepId}`}
          className="private-cell"
          style={{ left: rect.x + 3, top: rect.y + 3, width: rect.width - 6, height: rect.height - 6 }}
        />
      ))}
    </ViewportPortal>
  )
})

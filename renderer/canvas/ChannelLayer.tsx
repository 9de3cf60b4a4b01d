import { ViewportPortal } from '@xyflow/react'
import { memo, useState } from 'react'
import { useStore } from 'zustand'
import { type ChannelSpot, channelHere, toggleChannel } from '#renderer/actions/channel-actions.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import {
  type ChannelMatrix,
  type ChannelPlace,
  channelAt,
  channelPlaces,
  emptyChannelPlaces,
} from '#shared/layout/channel-layout.ts'
import { useCanvas } from './canvas-context.tsx'

/** What the hand does on channel matrices: a click puts a dot where there is none, and takes away the one that is. */
export const ChannelLayer = memo(function ChannelLayer({ model }: { readonly model: MapModel }) {
  const far = useStore(useCanvas().lens.store, (state) => state.far)
  if (far) return null
  return (
    <ViewportPortal>
      <svg className="layer curves" aria-hidden="true">
        {model.layout.matrices.map((matrix) => (
          <Matrix key={matrix.laneId} model={model} matrix={matrix} />
        ))}
      </svg>
    </ViewportPortal>
  )
})

const isAt = (place: ChannelPlace, laneId: string, spot: ChannelSpot | null): boolean =>
  spot?.laneId === laneId && spot.stepId === place.stepId && spot.channel === place.channel

function Matrix({ model, matrix }: { readonly model: MapModel; readonly matrix: ChannelMatrix }) {
  const project = useProject()
  const { pointAt, focus } = useCanvas()
  const [over, setOver] = useState<ChannelSpot | null>(null)
  useWindow((state) => state.cell)
  useWindow((state) => state.channel)
  const { layout } = model
  const { laneId } = matrix
  const area = layout.lanes.find(({ lane }) => lane.id === laneId)
  if (!area) return null
  const here = channelHere(project)
  const places = channelPlaces(matrix, layout.steps)
  const ghost = over && places.find((place) => isAt(place, laneId, over))
  const current = places.find((place) => isAt(place, laneId, here))
  return (
    <g>
      {emptyChannelPlaces(matrix, layout.steps).map(({ stepId, channel, x, y }) => (
        <circle key={`${stepId} ${channel}`} cx={x} cy={y} r={4} className="channel-place" />
      ))}
      {ghost ? <circle cx={ghost.x} cy={ghost.y} r={9} className="channel-ghost" /> : null}
      {current ? <circle cx={current.x} cy={current.y} r={12} className="channel-here" /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard sets dots with Enter in the cell */}
      <rect
        {...area.band}
        className="channel-hit"
        data-lane={laneId}
        data-locked={area.lane.locked || undefined}
        onPointerDown={focus}
        onPointerMove={(event) => setOver(channelAt(layout, pointAt(event)))}
        onPointerLeave={() => setOver(null)}
        onClick={(event) => {
          const spot = channelAt(layout, pointAt(event))
          if (spot) toggleChannel(project, spot)
        }}
      />
    </g>
  )
}

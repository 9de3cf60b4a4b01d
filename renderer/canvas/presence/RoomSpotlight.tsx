import { ViewportPortal } from '@xyflow/react'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useRoom } from '#renderer/session/session-context.tsx'
import { grow } from '#shared/base/geometry.ts'
import { cellRect } from '#shared/layout/map-layout.ts'

/** How far the shade reaches around the map, in map units: farther than anybody sees. */
const AROUND = 20_000

/** The cell that is in the light for all; the rest of the map steps back. */
export function RoomSpotlight({ model }: { readonly model: MapModel }) {
  const cell = useRoom(({ view }) => view?.spotlight ?? null)
  const rect =
    cell && cell.mapId === model.view.map.id ? cellRect(model.layout, cell.laneId, cell.stepId) : null
  if (!rect) return null
  const shade = grow(model.layout.bounds, AROUND)
  return (
    <ViewportPortal>
      <svg className="layer room-spotlight" aria-hidden="true">
        <path d={`${outline(shade)} ${outline(grow(rect, 4))}`} fillRule="evenodd" />
        <rect {...grow(rect, 4)} rx={8} vectorEffect="non-scaling-stroke" />
      </svg>
    </ViewportPortal>
  )
}

const outline = ({ x, y, width, height }: ReturnType<typeof grow>): string =>
  `M${x} ${y}h${width}v${height}h${-width}Z`

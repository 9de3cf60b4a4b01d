import { ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useStore } from 'zustand'
import { select } from '#renderer/actions/card-actions.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import type { ConnectorLine } from '#shared/layout/connector-layout.ts'
import { drawConnector } from '#shared/layout/drawing/draw-loose.ts'
import { DIMMED } from '#shared/layout/drawing/faded.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import { useCanvas } from './canvas-context.tsx'
import { Shapes } from './ShapeView.tsx'

/** All connectors in one drawing above the cards; each can be picked by its line. */
export const ConnectorLayer = memo(function ConnectorLayer({ model }: { readonly model: MapModel }) {
  const theme = useStore(themeStore, (state) => state.theme)
  return (
    <ViewportPortal>
      <svg className="layer connectors" aria-hidden="true">
        {model.layout.connectors.map((line) => (
          <ConnectorView
            key={line.connector.id}
            line={line}
            theme={theme}
            dimmed={model.dimmed.has(line.connector.id)}
          />
        ))}
        <ConnectingLine model={model} />
      </svg>
    </ViewportPortal>
  )
})

const ConnectorView = memo(function ConnectorView({
  line,
  theme,
  dimmed,
}: {
  readonly line: ConnectorLine
  readonly theme: Theme
  readonly dimmed: boolean
}) {
  const project = useProject()
  const { id } = line.connector
  const selected = useWindow((state) => state.selection.has(id))
  const drawing = useMemo(
    () => drawConnector(line, selected ? { ...theme, muted: theme.accent } : theme),
    [line, theme, selected],
  )
  return (
    <g data-record={id} opacity={dimmed ? DIMMED : undefined}>
      <Shapes shapes={drawing.children} />
      <path
        d={line.path}
        className="connector-grip"
        onPointerDown={(event) => {
          event.stopPropagation()
          select(project, [id])
        }}
      />
    </g>
  )
})

function ConnectingLine({ model }: { readonly model: MapModel }) {
  const connecting = useStore(useCanvas().hand, (state) => state.connecting)
  const from = connecting && model.layout.cardById.get(connecting.fromId)?.rect
  const over = connecting?.overId ? model.layout.cardById.get(connecting.overId)?.rect : undefined
  if (!connecting || !from) return null
  return (
    <g>
      <path
        d={`M${from.x + from.width} ${from.y + from.height / 2}L${connecting.to.x} ${connecting.to.y}`}
        className="connecting-line"
      />
      {over ? <rect {...over} rx={5} className="connecting-target" /> : null}
    </g>
  )
}

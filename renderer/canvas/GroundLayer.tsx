import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from 'zustand'
import type { MapModel } from '#renderer/session/map-model.ts'
import { themeStore } from '#renderer/ui/theme.ts'
import { drawClusters, drawParking } from '#shared/layout/drawing/draw-clusters.ts'
import { drawGround } from '#shared/layout/drawing/draw-grid.ts'
import { drawHeader } from '#shared/layout/drawing/draw-header.ts'
import { drawMatrices } from '#shared/layout/drawing/draw-lanes.ts'
import { Shapes, useDrawing } from './ShapeView.tsx'

/** The sheet of paper under everything: bands, hairlines, title, scope and personas. */
export const GroundLayer = memo(function GroundLayer({ model }: { readonly model: MapModel }) {
  const theme = useStore(themeStore, (state) => state.theme)
  const { view, layout, dimmed } = model
  const ground = useDrawing(() => drawGround(view, layout, theme), [view, layout, theme])
  const matrices = useDrawing(() => drawMatrices(layout, theme, dimmed), [layout, theme, dimmed])
  const clusters = useDrawing(() => drawClusters(layout, theme, { dimmed }), [layout, theme, dimmed])
  const parking = useDrawing(() => drawParking(layout, theme), [layout.parking, theme])
  const header = useDrawing(() => drawHeader(layout.header, theme), [layout.header, theme])
  const { bounds } = layout
  return (
    <ViewportPortal>
      <div
        className="paper"
        style={{ left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height }}
      />
      <svg className="layer" aria-hidden="true">
        <Shapes shapes={ground} />
        <Shapes shapes={matrices} />
        <Shapes shapes={clusters} />
        <Shapes shapes={parking} />
        <Shapes shapes={header} />
      </svg>
    </ViewportPortal>
  )
})

import { canvasView } from '#renderer/session/canvas-view.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { Rect } from '#shared/base/geometry.ts'
import { grow } from '#shared/base/geometry.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { cellRect } from '#shared/layout/map-layout.ts'
import type { CanvasParts } from './canvas-context.tsx'
import { fitRect, reveal, ZOOM } from './viewport.ts'

/**
 * The canvas for those outside it: commands from keys, menus and the palette move the view through this. There is one
 * canvas in a window; with none, nothing moves.
 */
let attached: { parts: CanvasParts; project: ProjectContext } | null = null

const layout = () => attached?.project.model.getState().model?.layout

function show(rect: Rect, mostZoom = 1): void {
  if (attached) attached.parts.setViewport(fitRect(rect, attached.parts.size(), 24, mostZoom), true)
}

function zoomBy(factor: number): void {
  if (!attached) return
  const { x, y, zoom } = attached.parts.viewport()
  zoomTo(Math.min(ZOOM.most, Math.max(ZOOM.least, zoom * factor)), { x, y, zoom })
}

function zoomTo(next: number, { x, y, zoom } = attached?.parts.viewport() ?? { x: 0, y: 0, zoom: 1 }): void {
  if (!attached) return
  const { width, height } = attached.parts.size()
  const middle = { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom }
  attached.parts.setViewport(
    { zoom: next, x: width / 2 - middle.x * next, y: height / 2 - middle.y * next },
    true,
  )
}

export const canvasHandle = {
  parts: (): CanvasParts | null => attached?.parts ?? null,
  view: () => (attached ? { viewport: attached.parts.viewport(), size: attached.parts.size() } : null),
  attach(parts: CanvasParts, project: ProjectContext): () => void {
    attached = { parts, project }
    const stop = parts.onViewport(({ zoom }) => canvasView.setState({ zoom }))
    return () => {
      stop()
      if (attached?.parts === parts) attached = null
    }
  },
  fit(): void {
    const bounds = layout()?.bounds
    if (bounds) show(bounds)
  },
  /** Shows the stage of that number, counted from 0. */
  showStage(index: number): void {
    const map = layout()
    const stage = map?.stages[index]
    if (map && stage)
      show(
        grow(
          {
            ...stage.rect,
            x: stage.rect.x - GRID.laneHeader,
            width: stage.rect.width + GRID.laneHeader,
            height: map.grid.height,
          },
          8,
        ),
        1.5,
      )
  },
  showRect: show,
  zoomIn: (): void => zoomBy(1.25),
  zoomOut: (): void => zoomBy(0.8),
  zoomTo: (zoom: number): void => zoomTo(zoom),
  /** Moves as little as needed to have the cell or card in sight. */
  reveal(target: { readonly laneId: string; readonly stepId: string } | { readonly cardId: string }): void {
    const map = layout()
    if (!attached || !map) return
    const rect =
      'cardId' in target ? map.cardById.get(target.cardId)?.rect : cellRect(map, target.laneId, target.stepId)
    if (!rect) return
    const { zoom } = attached.parts.viewport()
    const top = ((map.steps[0]?.rect.y ?? 0) + (map.steps[0]?.rect.height ?? 0)) * zoom + 12
    attached.parts.setViewport(
      reveal(attached.parts.viewport(), attached.parts.size(), rect, {
        left: GRID.laneHeader * zoom + 12,
        top,
        edge: 24,
      }),
    )
  },
}

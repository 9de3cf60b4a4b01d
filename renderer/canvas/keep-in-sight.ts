import { canvasHandle } from '#renderer/actions/canvas-handle.ts'
import type { Rect } from '#shared/base/geometry.ts'

/** Moves the map sideways as far as something in the titles above it needs; these stay at the window's edge by themselves. */
export function keepInSight({ x, width }: Rect): void {
  const view = canvasHandle.view()
  if (!view) return
  const { y, zoom } = view.viewport()
  const middle = (view.size().height * MIDDLE - y) / zoom
  canvasHandle.reveal({ rect: { x, y: middle, width, height: 1 } })
}

/** Below the titles, and not at the window's lower end. */
const MIDDLE = 0.7

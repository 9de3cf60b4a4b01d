import { ViewportPortal } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { type Viewport, visibleRect } from '#renderer/actions/viewport.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { grow, intersects, type Rect } from '#shared/base/geometry.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { CardBox, MapLayout } from '#shared/layout/map-layout.ts'
import { type CanvasParts, useCanvas } from './canvas-context.tsx'
import { holds, type Lens } from './lens.ts'
import { paintCards, READABLE, READABLE_IN_MOTION } from './paint-cards.ts'

/** Extra room painted around the window, as a share of its size: so far a hand may pan before anything is repainted. */
const SPARE = 0.25

/** Paints the cards that are not elements, in one picture under the elements. */
export function FarLayer() {
  const canvas = useRef<HTMLCanvasElement>(null)
  const parts = useCanvas()
  const project = useProject()
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    return keepPainted(
      element,
      parts,
      () => project.model.getState().model,
      (listener) => {
        const stops = [
          project.model.subscribe(listener),
          themeStore.subscribe(listener),
          parts.lens.store.subscribe(listener),
        ]
        return () => {
          for (const stop of stops) stop()
        }
      },
    )
  }, [parts, project])
  return (
    <ViewportPortal>
      <canvas ref={canvas} className="far-layer" />
    </ViewportPortal>
  )
}

function keepPainted(
  element: HTMLCanvasElement,
  parts: CanvasParts,
  model: () => MapModel | null,
  onChange: (listener: () => void) => () => void,
) {
  let painted: { viewport: Viewport; region: Rect } | null = null
  let frame = 0
  const follow = (viewport: Viewport, stale: boolean) => {
    const current = model()
    const visible = visibleRect(viewport, parts.size())
    const lens = parts.lens.store.getState()
    const needed = current !== null && (lens.far || !holds(lens.mounted, visible))
    element.style.visibility = needed ? 'visible' : 'hidden'
    if (!needed || !current) {
      painted = null
      return
    }
    if (
      stale ||
      !painted ||
      painted.viewport.zoom !== viewport.zoom ||
      !holds(painted.region, clip(visible, current.layout.bounds))
    ) {
      const spare = painted && painted.viewport.zoom !== viewport.zoom ? 0 : SPARE
      const region = onWholePixels(grow(visible, Math.max(visible.width, visible.height) * spare), viewport)
      paintRegion(element, current, region, viewport.zoom, lens, themeStore.getState().theme)
      painted = { viewport, region }
    }
  }
  const repaint = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => follow(parts.viewport(), true))
  }
  const stops = [parts.onViewport((viewport) => follow(viewport, false)), onChange(repaint)]
  follow(parts.viewport(), true)
  return () => {
    cancelAnimationFrame(frame)
    for (const stop of stops) stop()
  }
}

/** A picture that begins between two pixels would be blurred. */
const onWholePixels = (region: Rect, { x, y, zoom }: Viewport): Rect => ({
  ...region,
  x: (Math.floor(region.x * zoom + x) - x) / zoom,
  y: (Math.floor(region.y * zoom + y) - y) / zoom,
})

function clip(visible: Rect, bounds: Rect): Rect {
  const x = Math.max(visible.x, bounds.x)
  const y = Math.max(visible.y, bounds.y)
  return {
    x,
    y,
    width: Math.max(0, Math.min(visible.x + visible.width, bounds.x + bounds.width) - x),
    height: Math.max(0, Math.min(visible.y + visible.height, bounds.y + bounds.height) - y),
  }
}

function paintRegion(
  element: HTMLCanvasElement,
  model: MapModel,
  region: Rect,
  zoom: number,
  lens: Lens,
  theme: Theme,
): void {
  const density = window.devicePixelRatio || 1
  const width = Math.ceil(region.width * zoom)
  const height = Math.ceil(region.height * zoom)
  if (element.width !== width * density) element.width = width * density
  if (element.height !== height * density) element.height = height * density
  element.style.width = `${width}px`
  element.style.height = `${height}px`
  element.style.transform = `translate(${region.x}px, ${region.y}px) scale(${1 / zoom})`
  const context = element.getContext('2d')
  if (!context) return
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, element.width, element.height)
  const scale = zoom * density
  context.setTransform(scale, 0, 0, scale, -region.x * scale, -region.y * scale)
  const boxes = boxesToPaint(model.layout, region, lens.far ? null : lens.mounted)
  paintCards(context, boxes, model.contexts, theme, scale, lens.moving ? READABLE_IN_MOTION : READABLE)
}

const boxesToPaint = (layout: MapLayout, region: Rect, mounted: Rect | null): CardBox[] =>
  layout.cards.filter(
    (box) => intersects(box.rect, region) && (mounted === null || !intersects(box.rect, mounted)),
  )

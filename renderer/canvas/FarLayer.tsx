import { ViewportPortal } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { type Size, type Viewport, visibleRect } from '#renderer/actions/viewport.ts'
import type { ImageLookup } from '#renderer/paint/paint-shapes.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { grow, intersects, type Rect } from '#shared/base/geometry.ts'
import type { CardBox, MapLayout } from '#shared/layout/map-layout.ts'
import { type CanvasParts, useCanvas } from './canvas-context.tsx'
import { holds, type Lens } from './lens.ts'
import { paintCards, READABLE, READABLE_IN_MOTION } from './paint-cards.ts'

/** Screen pixels painted beyond each edge of the window: so far a hand may pan before anything is repainted. */
const SPARE = 128

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
      project.images.bitmap,
      (listener) => {
        const stops = [
          project.model.subscribe(listener),
          themeStore.subscribe(listener),
          parts.lens.store.subscribe(listener),
          project.images.arrivals.subscribe(listener),
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
  images: ImageLookup,
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
      const sheet = onWholePixels(grow(visible, SPARE / viewport.zoom), viewport)
      // A picture that the next frame throws away is painted no larger than the window.
      const region = lens.moving ? visible : sheet
      placeSheet(element, sheet, parts.size(), viewport.zoom)
      paintRegion(element, { model: current, images }, sheet, region, viewport.zoom, lens)
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

/** Lays the canvas over its part of the map. Its size stays the same at every zoom: resizing a canvas is slow. */
function placeSheet(element: HTMLCanvasElement, sheet: Rect, { width, height }: Size, zoom: number): void {
  const density = window.devicePixelRatio || 1
  const [across, down] = [Math.ceil(width) + 2 * SPARE + 1, Math.ceil(height) + 2 * SPARE + 1]
  if (element.width !== Math.round(across * density) || element.height !== Math.round(down * density)) {
    element.width = Math.round(across * density)
    element.height = Math.round(down * density)
    element.style.width = `${across}px`
    element.style.height = `${down}px`
  }
  element.style.transform = `translate(${sheet.x}px, ${sheet.y}px) scale(${1 / zoom})`
}

function paintRegion(
  element: HTMLCanvasElement,
  { model, images }: { readonly model: MapModel; readonly images: ImageLookup },
  sheet: Rect,
  region: Rect,
  zoom: number,
  lens: Lens,
): void {
  const context = element.getContext('2d')
  if (!context) return
  const scale = zoom * (window.devicePixelRatio || 1)
  context.setTransform(scale, 0, 0, scale, -sheet.x * scale, -sheet.y * scale)
  context.clearRect(
    region.x - 2 / zoom,
    region.y - 2 / zoom,
    region.width + 4 / zoom,
    region.height + 4 / zoom,
  )
  const boxes = boxesToPaint(model.layout, region, lens.far ? null : lens.mounted)
  const readable = lens.moving ? READABLE_IN_MOTION : READABLE
  paintCards(context, boxes, model.contexts, themeStore.getState().theme, scale, {
    images,
    readable,
    dimmed: model.dimmed,
  })
}

const boxesToPaint = (layout: MapLayout, region: Rect, mounted: Rect | null): CardBox[] =>
  layout.cards.filter(
    (box) => intersects(box.rect, region) && (mounted === null || !intersects(box.rect, mounted)),
  )

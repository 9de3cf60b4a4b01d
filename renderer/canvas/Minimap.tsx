import { memo, type PointerEvent, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { type Viewport, visibleRect } from '#renderer/actions/viewport.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { themeStore } from '#renderer/ui/theme.ts'
import type { Rect } from '#shared/base/geometry.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import { useCanvas } from './canvas-context.tsx'
import { holds } from './lens.ts'
import { paintCards } from './paint-cards.ts'

const BOX = { width: 190, height: 120 } as const

/** The whole map in a corner, painted in one picture; press it to go there. Hidden while everything is in sight. */
export const Minimap = memo(function Minimap({ model }: { readonly model: MapModel }) {
  const { onViewport, viewport, size, setViewport } = useCanvas()
  const theme = useStore(themeStore, (state) => state.theme)
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const { bounds } = model.layout
  const scale = Math.min(BOX.width / bounds.width, BOX.height / bounds.height)
  useEffect(() => {
    const timer = setTimeout(() => {
      if (canvas.current) paintOverview(canvas.current, model, scale, theme)
    }, 200)
    return () => clearTimeout(timer)
  }, [model, scale, theme])
  useEffect(() => {
    const place = (now: Viewport) => {
      const visible = visibleRect(now, size())
      if (box.current) box.current.hidden = holds(visible, bounds)
      if (frame.current) placeFrame(frame.current, visible, bounds, scale)
    }
    place(viewport())
    return onViewport(place)
  }, [onViewport, viewport, size, bounds, scale])
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const corner = event.currentTarget.getBoundingClientRect()
    const { zoom } = viewport()
    const { width, height } = size()
    const x = bounds.x + (event.clientX - corner.left) / scale
    const y = bounds.y + (event.clientY - corner.top) / scale
    setViewport({ zoom, x: width / 2 - x * zoom, y: height / 2 - y * zoom })
  }
  return (
    <div
      ref={box}
      className="minimap"
      aria-hidden="true"
      style={{ width: bounds.width * scale, height: bounds.height * scale }}
      onPointerDown={go}
      onPointerMove={go}
    >
      <canvas ref={canvas} style={{ width: bounds.width * scale, height: bounds.height * scale }} />
      <div ref={frame} className="minimap-window" />
    </div>
  )
})

function placeFrame(frame: HTMLElement, visible: Rect, bounds: Rect, scale: number): void {
  frame.style.transform = `translate(${(visible.x - bounds.x) * scale}px, ${(visible.y - bounds.y) * scale}px)`
  frame.style.width = `${visible.width * scale}px`
  frame.style.height = `${visible.height * scale}px`
}

function paintOverview(element: HTMLCanvasElement, model: MapModel, scale: number, theme: Theme): void {
  const density = window.devicePixelRatio || 1
  const { bounds, stages, cards, curves } = model.layout
  element.width = Math.ceil(bounds.width * scale * density)
  element.height = Math.ceil(bounds.height * scale * density)
  const context = element.getContext('2d')
  if (!context) return
  const unit = scale * density
  context.setTransform(unit, 0, 0, unit, -bounds.x * unit, -bounds.y * unit)
  for (const { stage, rect } of stages) {
    context.fillStyle = theme.tones[stage.color].edge
    context.fillRect(rect.x, rect.y, rect.width, rect.height)
  }
  paintCards(context, cards, model.contexts, theme, 0, { dimmed: model.dimmed })
  context.lineWidth = 1.5 / unit
  context.strokeStyle = theme.accent
  for (const curve of curves) context.stroke(new Path2D(curve.path))
}

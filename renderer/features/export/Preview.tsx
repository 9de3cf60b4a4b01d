import { useEffect, useRef, useState } from 'react'
import { type ImageLookup, paintShapes } from '#renderer/paint/paint-shapes.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { Rect } from '#shared/base/geometry.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'

/** Room around the sheet, in CSS pixels. */
const EDGE = 20

/**
 * The sheet or picture as it will be, small. It is painted with the same strokes as the file, on one canvas: a map of
 * thousands of cards would be tens of thousands of elements else.
 */
export function Preview({
  drawing,
  frame,
  transparent,
  label,
}: {
  readonly drawing: Drawing
  /** The part of the plane to show. */
  readonly frame: Rect
  readonly transparent: boolean
  readonly label: string
}) {
  const place = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const room = useRoom(place)
  const zoom = Math.min((room.width - 2 * EDGE) / frame.width, (room.height - 2 * EDGE) / frame.height)
  const { images } = useProject()
  const isShown = zoom > 0 && Number.isFinite(zoom)
  useEffect(() => {
    if (!canvas.current || !isShown) return
    const paint = () =>
      paintPreview(canvas.current, { drawing, images: images.bitmap }, frame, zoom, transparent)
    paint()
    // Painting asks for fonts that were not shown yet; when they have come, it is painted with them.
    let isWanted = true
    void document.fonts.ready.then(() => (isWanted ? paint() : undefined))
    const stop = images.arrivals.subscribe(paint)
    return () => {
      isWanted = false
      stop()
    }
  }, [images, drawing, frame, zoom, transparent, isShown])
  return (
    <div ref={place} className="export-preview">
      {isShown ? (
        <canvas
          ref={canvas}
          className="export-sheet"
          data-transparent={transparent || undefined}
          role="img"
          aria-label={label}
          style={{ width: frame.width * zoom, height: frame.height * zoom }}
        />
      ) : null}
    </div>
  )
}

function paintPreview(
  canvas: HTMLCanvasElement | null,
  { drawing, images }: { readonly drawing: Drawing; readonly images: ImageLookup },
  frame: Rect,
  zoom: number,
  transparent: boolean,
): void {
  const context = canvas?.getContext('2d')
  if (!canvas || !context) return
  const scale = zoom * window.devicePixelRatio
  canvas.width = Math.max(1, Math.round(frame.width * scale))
  canvas.height = Math.max(1, Math.round(frame.height * scale))
  if (!transparent) {
    context.fillStyle = drawing.background
    context.fillRect(0, 0, canvas.width, canvas.height)
  }
  context.setTransform(scale, 0, 0, scale, -frame.x * scale, -frame.y * scale)
  paintShapes(context, drawing.shapes, { images })
}

/** How large an element is by now. */
function useRoom(place: { readonly current: HTMLElement | null }) {
  const [room, setRoom] = useState({ width: 0, height: 0 })
  useEffect(() => {
    if (!place.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [place])
  return room
}

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Point } from '#shared/base/geometry.ts'

/** An opportunity in the hand. */
export interface MatrixDrag {
  readonly id: string
  /** Where the hand is in the plot, from its upper left corner; `null` beside the plot. */
  readonly at: Point | null
  /** Where the hand is in the window. */
  readonly client: Point
}

/** A press that moves no farther than this is a click, in CSS pixels. */
const STILL = 4

/**
 * Pulls opportunities about with a mouse, pen or finger. `onDrop` is told where one was let go; Esc lets go of it where it
 * was. `wasDragged` tells a click that ends a pull from one that is meant.
 */
export function useMatrixDrag(
  plot: RefObject<HTMLElement | null>,
  onDrop: (id: string, at: Point | null) => void,
) {
  const start = useRef<{ readonly id: string; readonly client: Point } | null>(null)
  const moved = useRef(false)
  const [drag, setDrag] = useState<MatrixDrag | null>(null)
  const isDragging = drag !== null
  const end = () => {
    start.current = null
    setDrag(null)
  }
  useEffect(() => {
    if (!isDragging) return
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // The dialog would take it for itself.
      event.stopPropagation()
      event.preventDefault()
      start.current = null
      setDrag(null)
    }
    window.addEventListener('keydown', leave, { capture: true })
    return () => window.removeEventListener('keydown', leave, { capture: true })
  }, [isDragging])
  const where = ({ clientX, clientY }: PointerEvent): Point | null => {
    const box = plot.current?.getBoundingClientRect()
    if (!box) return null
    const at = { x: clientX - box.left, y: clientY - box.top }
    return at.x >= 0 && at.y >= 0 && at.x <= box.width && at.y <= box.height ? at : null
  }
  const handlers = (id: string) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      moved.current = false
      if (event.button !== 0) return
      start.current = { id, client: { x: event.clientX, y: event.clientY } }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const begun = start.current
      if (!begun) return
      const client = { x: event.clientX, y: event.clientY }
      if (!moved.current && Math.hypot(client.x - begun.client.x, client.y - begun.client.y) < STILL) return
      moved.current = true
      setDrag({ id, at: where(event), client })
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (start.current && moved.current) onDrop(id, where(event))
      end()
      // The click that this press ends with is still to come; one by the keyboard later is meant.
      setTimeout(() => {
        moved.current = false
      })
    },
    onPointerCancel: end,
  })
  return { drag, handlers, wasDragged: () => moved.current }
}

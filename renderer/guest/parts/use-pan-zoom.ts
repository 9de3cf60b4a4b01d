import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Box, fitted, held, type Lie, moved, zoomed } from '../state/pan-zoom.ts'

export interface PanZoom {
  readonly lie: Lie | null
  readonly zoom: (factor: number) => void
  readonly move: (dx: number, dy: number) => void
  readonly fit: () => void
}

/** Moves and zooms a picture in its box with one finger, two fingers, or a wheel. `ratio`: its height by its width. */
export function usePanZoom(frame: RefObject<HTMLElement | null>, ratio: number): PanZoom {
  const [lie, setLie] = useState<Lie | null>(null)
  const box = useRef<Box>({ width: 0, height: 0, ratio })
  const change = useRef((next: (lie: Lie, box: Box) => Lie) =>
    setLie((before) => next(before ?? fitted(box.current), box.current)),
  ).current
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => {
      const wasFitted = box.current.width === 0
      box.current = { width: element.clientWidth, height: element.clientHeight, ratio }
      if (box.current.width > 0)
        setLie((before) => (before && !wasFitted ? held(before, box.current) : fitted(box.current)))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    const stop = listen(element, change)
    return () => {
      observer.disconnect()
      stop()
    }
  }, [frame, ratio, change])
  const middle = () => ({ x: box.current.width / 2, y: box.current.height / 2 })
  return {
    lie,
    zoom: (factor) => change((before, where) => zoomed(before, factor, middle(), where)),
    move: (dx, dy) => change((before, where) => moved(before, dx, dy, where)),
    fit: () => change((_, where) => fitted(where)),
  }
}

type Change = (next: (lie: Lie, box: Box) => Lie) => void
interface Point {
  readonly x: number
  readonly y: number
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

function listen(element: HTMLElement, change: Change): () => void {
  const fingers = new Map<number, Point>()
  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const down = (event: PointerEvent) => {
    fingers.set(event.pointerId, pointOf(event))
    element.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId)
    if (!before) return
    const now = pointOf(event)
    const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, point]) => point)
    fingers.set(event.pointerId, now)
    if (!other) return change((lie, box) => moved(lie, now.x - before.x, now.y - before.y, box))
    const [from, to] = [between(before, other), between(now, other)]
    const factor = distance(now, other) / Math.max(1, distance(before, other))
    change((lie, box) => moved(zoomed(lie, factor, from, box), to.x - from.x, to.y - from.y, box))
  }
  const up = (event: PointerEvent) => fingers.delete(event.pointerId)
  const wheel = (event: WheelEvent) => {
    event.preventDefault()
    const at = pointOf(event)
    change((lie, box) => zoomed(lie, Math.exp(-event.deltaY / 300), at, box))
  }
  element.addEventListener('pointerdown', down)
  element.addEventListener('pointermove', move)
  element.addEventListener('pointerup', up)
  element.addEventListener('pointercancel', up)
  element.addEventListener('wheel', wheel, { passive: false })
  return () => {
    element.removeEventListener('pointerdown', down)
    element.removeEventListener('pointermove', move)
    element.removeEventListener('pointerup', up)
    element.removeEventListener('pointercancel', up)
    element.removeEventListener('wheel', wheel)
  }
}

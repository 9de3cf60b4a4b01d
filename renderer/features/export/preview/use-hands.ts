import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { clamp, type Point } from '#shared/base/geometry.ts'
import type { PreviewMoves, PreviewState } from './use-preview-view.ts'

/** How far a press of an arrow key moves the sheet, in CSS pixels. */
const STEP = 80
/** How much closer a press of a key or button looks. */
export const ZOOM_STEP = 1.5

/** What turning to other sheets needs. */
export interface Pager {
  readonly index: number
  readonly count: number
  readonly turnTo: (index: number) => void
}

/** Keys of the preview: the same as of the map, and those that turn pages. */
export function previewKeys({ moves }: PreviewState, { index, count, turnTo }: Pager) {
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => moves.zoomBy(ZOOM_STEP),
    '=': () => moves.zoomBy(ZOOM_STEP),
    '-': () => moves.zoomBy(1 / ZOOM_STEP),
    '0': moves.fit,
    '1': () => moves.real(),
    ArrowLeft: () => moves.pan(STEP, 0),
    ArrowRight: () => moves.pan(-STEP, 0),
    ArrowUp: () => moves.pan(0, STEP),
    ArrowDown: () => moves.pan(0, -STEP),
    PageUp: () => turnTo(index - 1),
    PageDown: () => turnTo(index + 1),
    Home: () => turnTo(0),
    End: () => turnTo(count - 1),
  }
  return (event: KeyboardEvent): void => {
    const act = keys[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act()
  }
}

/** Wheel and pointer: drag to move, pinch or turn the wheel with Ctrl to zoom, double-click to look closely and back. */
export function useHands(place: RefObject<HTMLElement | null>, { moves, isWhole }: PreviewState) {
  const held = useRef<Point | null>(null)
  useWheel(place, moves)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const before = held.current
      if (!before) return
      held.current = { x: clientX, y: clientY }
      moves.pan(clientX - before.x, clientY - before.y)
    },
    onPointerUp: () => {
      held.current = null
    },
    onPointerCancel: () => {
      held.current = null
    },
    onDoubleClick: (event: React.MouseEvent<HTMLElement>) =>
      isWhole ? moves.real(pointIn(event.currentTarget, event)) : moves.fit(),
  }
}

/** React listens to wheels passively, and then the browser zooms its whole page. */
function useWheel(place: RefObject<HTMLElement | null>, moves: PreviewMoves): void {
  const latest = useRef(moves)
  useEffect(() => {
    latest.current = moves
  }, [moves])
  useEffect(() => {
    const element = place.current
    if (!element) return
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault()
      if (event.ctrlKey || event.metaKey)
        latest.current.zoomBy(wheelFactor(event.deltaY), pointIn(element, event))
      else latest.current.pan(-event.deltaX, -event.deltaY)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [place])
}

/** Wheels turn in great steps, fingers on a touchpad in small ones. */
const wheelFactor = (deltaY: number): number => Math.exp(-clamp(deltaY, -40, 40) / 100)

function pointIn(element: HTMLElement, event: { readonly clientX: number; readonly clientY: number }): Point {
  const { left, top } = element.getBoundingClientRect()
  return { x: event.clientX - left, y: event.clientY - top }
}

import { type PointerEvent, type RefObject, useRef } from 'react'

/** Pulls the sheet about with the mouse; a finger scrolls it as anything else. */
export function usePull(scroller: RefObject<HTMLDivElement | null>) {
  const held = useRef<{ readonly x: number; readonly y: number } | null>(null)
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.pointerType !== 'mouse' || event.button > 1 || onScrollbar(event)) return
      held.current = { x: event.clientX, y: event.clientY }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!held.current || !scroller.current) return
      scroller.current.scrollLeft -= event.clientX - held.current.x
      scroller.current.scrollTop -= event.clientY - held.current.y
      held.current = { x: event.clientX, y: event.clientY }
    },
    onPointerUp() {
      held.current = null
    },
    onPointerCancel() {
      held.current = null
    },
  }
}

const onScrollbar = ({ currentTarget: box, clientX, clientY }: PointerEvent<HTMLElement>): boolean => {
  const { left, top } = box.getBoundingClientRect()
  return clientX - left > box.clientWidth || clientY - top > box.clientHeight
}

import { type PointerEvent, type RefObject, useRef } from 'react'
import { contains, type Point } from '#shared/base/geometry.ts'
import type { Deck, Slide } from './deck/deck.ts'
import { cellUnder, onSlide } from './deck/place-part.ts'
import { PLANE } from './deck/plane.ts'
import { type Act, cardsInLight, type ShowState } from './show.ts'

/** How far a finger draws before it turns the slide, as a share of the window's width. */
const SWIPE = 0.08
/** A hand that moves less presses, in CSS pixels. */
const STILL = 10

/**
 * What a press on a slide does: a press on a cell puts it into the light, one on a card in the light shows it alone, one
 * beside them steps back. A finger that draws to the side turns the slide.
 */
export function useHand(
  root: RefObject<HTMLElement | null>,
  deck: Deck,
  slide: Slide,
  state: ShowState,
  act: (act: Act) => void,
) {
  const start = useRef<(Point & { readonly id: number }) | null>(null)
  return {
    onPointerDown(event: PointerEvent) {
      const onSlideItself =
        event.target instanceof Element &&
        event.target.closest('button, [role="dialog"], .slide-grid') === null
      start.current =
        event.button === 0 && onSlideItself
          ? { x: event.clientX, y: event.clientY, id: event.pointerId }
          : null
    },
    onPointerUp(event: PointerEvent) {
      const from = start.current
      start.current = null
      if (from?.id !== event.pointerId || !root.current) return
      const [x, y] = [event.clientX - from.x, event.clientY - from.y]
      const box = root.current.getBoundingClientRect()
      if (event.pointerType !== 'mouse' && Math.abs(x) > SWIPE * box.width && Math.abs(x) > 1.5 * Math.abs(y))
        act({ kind: 'move', by: x < 0 ? 1 : -1 })
      else if (Math.hypot(x, y) < STILL) press(toSlide(deck, box, event), deck, slide, state, act)
    },
    onPointerCancel() {
      start.current = null
    },
  }
}

/** A point of the window on the slide, which stands in its middle. */
function toSlide(deck: Deck, box: DOMRect, { clientX, clientY }: PointerEvent): Point {
  const scale = Math.min(box.width / deck.width, box.height / PLANE.height)
  return {
    x: (clientX - box.left - (box.width - deck.width * scale) / 2) / scale,
    y: (clientY - box.top - (box.height - PLANE.height * scale) / 2) / scale,
  }
}

function press(point: Point, deck: Deck, slide: Slide, state: ShowState, act: (act: Act) => void): void {
  if (state.blank) act({ kind: 'blank' })
  else if (state.cardId !== null) act({ kind: 'card', cardId: null })
  else if (slide.kind === 'part') {
    const cell = cellUnder(slide, point)
    const isLit = cell && cell.laneId === state.cell?.laneId && cell.stepId === state.cell.stepId
    if (cell && !isLit) act({ kind: 'spotlight', cell })
    else if (cell) {
      const under = cardsInLight(deck, state).find((id) => {
        const box = slide.laid.layout.cardById.get(id)
        return box && contains(onSlide(slide, box.rect), point)
      })
      act(under === undefined ? { kind: 'spotlight' } : { kind: 'card', cardId: under })
    } else if (state.spotlight) act({ kind: 'spotlight' })
  }
}

import { type RefObject, useCallback, useMemo, useRef } from 'react'
import type { Scroll } from '#renderer/canvas/map-pane/scroll-position.ts'
import type { Side } from '#shared/formats/comparison/align-maps.ts'

/** The two panes that scroll as one. */
export interface Panes {
  readonly current: RefObject<HTMLDivElement | null>
  readonly future: RefObject<HTMLDivElement | null>
  /** For the `scroll` event of a pane: takes the other one along. */
  readonly follow: (side: Side) => void
  readonly scrollTo: (scroll: Scroll) => void
}

/** Holds two scrolling panes together. */
export function usePanes(): Panes {
  const current = useRef<HTMLDivElement>(null)
  const future = useRef<HTMLDivElement>(null)
  const follow = useCallback((side: Side) => {
    const [led, other] = side === 'current' ? [current, future] : [future, current]
    if (!led.current || !other.current) return
    const { scrollLeft, scrollTop } = led.current
    // Set only where it differs, so that the other pane's own event ends here.
    if (Math.abs(other.current.scrollLeft - scrollLeft) >= 1) other.current.scrollLeft = scrollLeft
    if (Math.abs(other.current.scrollTop - scrollTop) >= 1) other.current.scrollTop = scrollTop
  }, [])
  const scrollTo = useCallback(({ left, top }: Scroll) => {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    // One leads, the other follows: two smooth ways at once would hold each other up.
    current.current?.scrollTo({ left, top, behavior: calm ? 'auto' : 'smooth' })
  }, [])
  return useMemo(() => ({ current, future, follow, scrollTo }), [follow, scrollTo])
}

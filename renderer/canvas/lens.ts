import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Size, type Viewport, visibleRect } from '#renderer/actions/viewport.ts'
import { grow, intersects, type Rect } from '#shared/base/geometry.ts'
import type { CardBox, MapLayout } from '#shared/layout/map-layout.ts'

/**
 * Which cards are elements of the page, and which are only painted. Elements can be hovered, typed into and read by a
 * screen reader, but a few hundred are all that a page moves at 60 frames a second; painting shows ten thousand.
 */
export interface Lens {
  /** Cards that touch this box are elements. */
  readonly mounted: Rect
  /** So far out that no card is an element but those in hand. */
  readonly far: boolean
  /** A zoom is under way: nobody reads, so what is painted is painted plainly. */
  readonly moving: boolean
}

/** Below this zoom a card's text is smaller than 5 pixels: there is nothing to point at or read in it. */
export const FAR_ZOOM = 0.3
/** More cards than this in sight are painted, whatever the zoom. */
export const MOST_ELEMENTS = 240
const SETTLE = 140
const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 }

export interface LensControl {
  readonly store: StoreApi<Lens>
  readonly viewportChanged: (viewport: Viewport, size: Size) => void
  readonly layoutChanged: (layout: MapLayout) => void
  /** The view jumped there and rests: nothing of a gesture is to be waited for. */
  readonly rest: () => void
  readonly destroy: () => void
}

/** Whether `outer` holds all of `inner`. */
export const holds = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

/** The cards that touch a box. */
export const cardsWithin = (layout: MapLayout, rect: Rect): CardBox[] =>
  layout.cards.filter((box) => intersects(box.rect, rect))

function countWithin(layout: MapLayout, rect: Rect): number {
  let count = 0
  for (const box of layout.cards) if (intersects(box.rect, rect)) count++
  return count
}

/**
 * Follows the viewport. While a zoom goes on nothing is mounted or unmounted, what is missing is painted; mounting
 * waits until the hand rests, because making elements in the middle of a gesture is what makes it stutter.
 */
export function createLens(): LensControl {
  const store = createStore<Lens>(() => ({ mounted: NOWHERE, far: true, moving: false }))
  let layout: MapLayout | null = null
  let latest: { viewport: Viewport; size: Size } | null = null
  let zoom = 0
  /** Calls off the waiting for the hand to rest; `undefined` while there is none. */
  let callOff: (() => void) | undefined
  const settle = () => {
    callOff = undefined
    if (!latest || !layout) return
    const now = store.getState()
    const next = lensFor(layout, latest.viewport, latest.size, now)
    if (next.far !== now.far || next.mounted !== now.mounted || now.moving) store.setState(next)
  }
  // A busy machine runs timers between two events of one gesture; being idle is what tells that the hand rests.
  const settleWhenIdle = () => {
    if (!('requestIdleCallback' in globalThis)) return settle()
    const handle = requestIdleCallback(settle, { timeout: 4 * SETTLE })
    callOff = () => cancelIdleCallback(handle)
  }
  const waitForRest = () => {
    callOff?.()
    const timer = setTimeout(settleWhenIdle, SETTLE)
    callOff = () => clearTimeout(timer)
  }
  return {
    store,
    viewportChanged(viewport, size) {
      const zooming = viewport.zoom !== zoom
      const first = latest === null
      zoom = viewport.zoom
      latest = { viewport, size }
      if (first || (!zooming && callOff === undefined)) return settle()
      if (zooming) {
        waitForRest()
        if (!store.getState().moving) store.setState({ moving: true })
      }
    },
    layoutChanged(next) {
      layout = next
      if (callOff === undefined) settle()
    },
    rest() {
      callOff?.()
      settle()
    },
    destroy: () => callOff?.(),
  }
}

/** What should be mounted at rest; answers the same box as before where it still does. */
function lensFor(layout: MapLayout, viewport: Viewport, size: Size, now: Lens): Lens {
  const visible = visibleRect(viewport, size)
  if (viewport.zoom < FAR_ZOOM || countWithin(layout, visible) > MOST_ELEMENTS)
    return { far: true, mounted: NOWHERE, moving: false }
  const fits = !now.far && holds(now.mounted, visible) && now.mounted.width <= visible.width * 3
  const mounted = fits ? now.mounted : grow(visible, Math.min(visible.width, visible.height) * 0.3)
  return { far: false, mounted, moving: false }
}

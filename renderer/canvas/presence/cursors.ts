import type { Viewport } from '#renderer/actions/viewport.ts'
import type { Point } from '#shared/base/geometry.ts'
import { glide } from './glide.ts'
import { createTrails } from './laser-trails.ts'
import type { Other } from './use-others.ts'

/** A hand that rests so long fades, in milliseconds. */
const REST = 5000

interface Cursor {
  readonly element: HTMLElement
  readonly flag: HTMLElement
  shown: Point
  target: Point
  movedAt: number
  color: string
  laser: boolean
}

export interface CursorsOptions {
  readonly layer: HTMLElement
  readonly canvas: HTMLCanvasElement
  readonly viewport: () => Viewport
  /** People who want nothing to move see cursors jump. */
  readonly isCalm: () => boolean
}

/** The hands of others over a map, moved by themselves: nothing of the map is drawn anew for them. */
export interface Cursors {
  /** Takes what others say of themselves now. */
  readonly update: (others: readonly Other[], mapId: string) => void
  /** The own laser, which everybody sees: oneself, too. */
  readonly pointWithLaser: (at: Point | null, color: string) => void
  /** The map lies elsewhere in the window. */
  readonly place: () => void
  readonly destroy: () => void
}

const OWN = -1

/** Draws cursors as elements of `layer`, and the trails of lasers on `canvas`. */
export function createCursors({ layer, canvas, viewport, isCalm }: CursorsOptions): Cursors {
  const cursors = new Map<number, Cursor>()
  const trails = createTrails(canvas)
  let frame = 0
  let last = 0

  const draw = (now: number) => {
    const elapsed = last === 0 ? 16 : now - last
    last = now
    let isMoving = trails.draw(viewport(), now)
    for (const [client, cursor] of cursors) {
      cursor.shown = isCalm() ? cursor.target : glide(cursor.shown, cursor.target, elapsed)
      if (cursor.shown !== cursor.target) isMoving = true
      if (cursor.laser) trails.add(client, cursor.shown, cursor.color, now)
      put(cursor, viewport())
      const isResting = now - cursor.movedAt > REST
      cursor.element.toggleAttribute('data-resting', isResting)
    }
    frame = 0
    if (isMoving) wake()
    else last = 0
  }
  const wake = () => {
    if (frame === 0 && (cursors.size > 0 || trails.isAlive())) frame = requestAnimationFrame(draw)
  }
  // A hand that does not move wakes nobody up to see that it rests.
  const fading = setInterval(wake, 1000)

  return {
    update(others, mapId) {
      const now = performance.now()
      const seen = new Set<number>()
      for (const { client, person, presence } of others) {
        if (presence.cursor?.mapId !== mapId) continue
        seen.add(client)
        const known = cursors.get(client)
        const cursor = known ?? createCursor(layer, presence.cursor, now)
        cursors.set(client, cursor)
        dress(cursor, person, presence.laser)
        if (cursor.target.x !== presence.cursor.x || cursor.target.y !== presence.cursor.y)
          cursor.movedAt = now
        cursor.target = presence.cursor
      }
      for (const [client, { element }] of cursors)
        if (!seen.has(client)) {
          element.remove()
          cursors.delete(client)
        }
      wake()
    },
    pointWithLaser(at, color) {
      if (at) trails.add(OWN, at, color, performance.now())
      wake()
    },
    place: wake,
    destroy() {
      clearInterval(fading)
      cancelAnimationFrame(frame)
      for (const { element } of cursors.values()) element.remove()
    },
  }
}

const ARROW = 'M1 1 L1 15.5 L5 11.8 L7.6 17.6 L10.2 16.4 L7.7 10.8 L13 10.6 Z'

function createCursor(layer: HTMLElement, at: Point, now: number): Cursor {
  const element = document.createElement('div')
  element.className = 'others-cursor'
  element.innerHTML = `<svg width="15" height="20" viewBox="0 0 15 20"><path d="${ARROW}"/></svg>`
  const flag = document.createElement('span')
  flag.className = 'others-flag'
  element.append(flag)
  layer.append(element)
  return { element, flag, shown: at, target: at, movedAt: now, color: '', laser: false }
}

function dress(cursor: Cursor, { name, color }: Other['person'], laser: boolean): void {
  if (cursor.flag.textContent !== name) cursor.flag.textContent = name
  if (cursor.color !== color) {
    cursor.color = color
    cursor.element.style.setProperty('--whose', `var(--${color}-strong)`)
  }
  if (cursor.laser !== laser) {
    cursor.laser = laser
    cursor.element.toggleAttribute('data-laser', laser)
  }
}

function put({ element, shown }: Cursor, { x, y, zoom }: Viewport): void {
  element.style.transform = `translate(${shown.x * zoom + x}px, ${shown.y * zoom + y}px)`
}

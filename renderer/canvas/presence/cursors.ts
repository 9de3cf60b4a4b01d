import type { Viewport } from '#renderer/actions/viewport.ts'
import type { Point } from '#shared/base/geometry.ts'
import { createTrails } from './laser-trails.ts'
import type { Other } from './use-others.ts'

/** A hand that rests so long fades, in milliseconds. */
const REST = 5000
/** How often it is looked who rests. */
const LOOK = 1000

interface Cursor {
  readonly element: HTMLElement
  readonly flag: HTMLElement
  at: Point
  movedAt: number
  color: string
  laser: boolean
}

/** The hands of others over a map. They glide by themselves: nothing of the map is drawn anew for them. */
export interface Cursors {
  /** Takes what others say of themselves now. */
  readonly update: (others: readonly Other[], mapId: string) => void
  /** The own laser, which everybody sees: oneself, too. */
  readonly pointWithLaser: (at: Point, color: string) => void
  /** The map lies elsewhere in the window. */
  readonly place: () => void
  readonly destroy: () => void
}

/** Of this window's own laser, beside the numbers of connections. */
const OWN = -1

/** Draws cursors as elements of `layer`, and the trails of lasers on `canvas`. */
export function createCursors(
  layer: HTMLElement,
  canvas: HTMLCanvasElement,
  viewport: () => Viewport,
): Cursors {
  const cursors = new Map<number, Cursor>()
  const trails = createTrails(canvas)
  let zoom = 0
  let frame = 0

  const drawTrails = (now: number) => {
    frame = trails.draw(viewport(), now) ? requestAnimationFrame(drawTrails) : 0
  }
  const light = (whose: number, at: Point, color: string) => {
    trails.add(whose, at, color, performance.now())
    frame ||= requestAnimationFrame(drawTrails)
  }
  const place = () => {
    const now = viewport()
    layer.style.transform = `translate(${now.x}px, ${now.y}px)`
    if (now.zoom === zoom) return
    zoom = now.zoom
    // Only hands glide; a map that grows takes them along at once.
    for (const { element, at } of cursors.values()) {
      element.style.transitionDuration = '0s'
      put(element, at, zoom)
    }
  }
  const looking = setInterval(() => {
    const since = performance.now() - REST
    for (const { element, movedAt } of cursors.values())
      element.toggleAttribute('data-resting', movedAt < since)
  }, LOOK)
  place()

  return {
    update(others, mapId) {
      const seen = new Set<number>()
      for (const { client, person, presence } of others) {
        if (presence.cursor?.mapId !== mapId) continue
        seen.add(client)
        const cursor = cursors.get(client) ?? createCursor(layer, presence.cursor, zoom)
        cursors.set(client, cursor)
        dress(cursor, person, presence.laser)
        move(cursor, presence.cursor, zoom)
        if (presence.laser) light(client, presence.cursor, person.color)
      }
      for (const [client, { element }] of cursors)
        if (!seen.has(client)) {
          element.remove()
          cursors.delete(client)
        }
    },
    pointWithLaser: (at, color) => light(OWN, at, color),
    place,
    destroy() {
      clearInterval(looking)
      cancelAnimationFrame(frame)
      for (const { element } of cursors.values()) element.remove()
    },
  }
}

const ARROW = 'M1 1 L1 15.5 L5 11.8 L7.6 17.6 L10.2 16.4 L7.7 10.8 L13 10.6 Z'

function createCursor(layer: HTMLElement, at: Point, zoom: number): Cursor {
  const element = document.createElement('div')
  element.className = 'others-cursor'
  element.append(arrow())
  const flag = document.createElement('span')
  flag.className = 'others-flag'
  element.append(flag)
  put(element, at, zoom)
  layer.append(element)
  return { element, flag, at, movedAt: performance.now(), color: '', laser: false }
}

function arrow(): SVGElement {
  const made = (name: string, attributes: Readonly<Record<string, string>>) => {
    const part = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value)
    return part
  }
  const svg = made('svg', { width: '15', height: '20', viewBox: '0 0 15 20' })
  svg.append(made('path', { d: ARROW }))
  return svg
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

function move(cursor: Cursor, to: Point, zoom: number): void {
  if (cursor.at.x === to.x && cursor.at.y === to.y) return
  cursor.at = to
  cursor.movedAt = performance.now()
  cursor.element.style.transitionDuration = ''
  cursor.element.removeAttribute('data-resting')
  put(cursor.element, to, zoom)
}

function put(element: HTMLElement, { x, y }: Point, zoom: number): void {
  element.style.transform = `translate(${x * zoom}px, ${y * zoom}px)`
}

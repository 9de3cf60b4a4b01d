import type { Viewport } from '#renderer/actions/viewport.ts'
import type { Point } from '#shared/base/geometry.ts'

/** How long a laser's light stays where it was, in milliseconds. */
const FADE = 900
const WIDTH = 5

interface Spot extends Point {
  readonly at: number
}

/** The fading light of lasers, on one canvas over the map. */
export interface Trails {
  readonly add: (whose: number, at: Point, color: string, now: number) => void
  /** Draws what is left of all; answers whether there is anything that will fade. */
  readonly draw: (viewport: Viewport, now: number) => boolean
  readonly isAlive: () => boolean
}

export function createTrails(canvas: HTMLCanvasElement): Trails {
  const trails = new Map<number, { readonly color: string; spots: Spot[] }>()
  const strokes = new Map<string, string>()
  let isBlank = true

  /** Canvas knows no variables; the theme may change, so it is asked anew once nothing is lit. */
  function strokeOf(color: string): string {
    const known = strokes.get(color)
    if (known !== undefined) return known
    const stroke = getComputedStyle(canvas).getPropertyValue(`--${color}-strong`).trim()
    strokes.set(color, stroke)
    return stroke
  }

  return {
    isAlive: () => trails.size > 0,
    add(whose, { x, y }, color, now) {
      const trail = trails.get(whose) ?? { color, spots: [] }
      trails.set(whose, trail)
      const last = trail.spots.at(-1)
      if (last?.x !== x || last.y !== y) trail.spots.push({ x, y, at: now })
    },
    draw(viewport, now) {
      for (const [whose, trail] of trails) {
        trail.spots = trail.spots.filter(({ at }) => now - at < FADE)
        if (trail.spots.length === 0) trails.delete(whose)
      }
      if (trails.size === 0) {
        if (!isBlank) canvas.width = 0
        isBlank = true
        strokes.clear()
        return false
      }
      const context = clear(canvas)
      isBlank = false
      if (context)
        for (const { color, spots } of trails.values())
          drawTrail(context, spots, strokeOf(color), viewport, now)
      return true
    },
  }
}

/** Clears the canvas and gives it the size it has on the page. */
function clear(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio
  canvas.width = Math.round(canvas.clientWidth * ratio)
  canvas.height = Math.round(canvas.clientHeight * ratio)
  const context = canvas.getContext('2d')
  context?.scale(ratio, ratio)
  return context
}

function drawTrail(
  context: CanvasRenderingContext2D,
  spots: readonly Spot[],
  stroke: string,
  { x, y, zoom }: Viewport,
  now: number,
): void {
  context.strokeStyle = stroke
  context.lineCap = 'round'
  spots.forEach((spot, index) => {
    const before = spots[index - 1] ?? spot
    const life = 1 - (now - spot.at) / FADE
    context.globalAlpha = life
    context.lineWidth = WIDTH * (0.4 + 0.6 * life)
    context.beginPath()
    context.moveTo(before.x * zoom + x, before.y * zoom + y)
    context.lineTo(spot.x * zoom + x, spot.y * zoom + y)
    context.stroke()
  })
  context.globalAlpha = 1
}

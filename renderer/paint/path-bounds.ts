import type { Rect } from '#shared/base/geometry.ts'

/** How many numbers each command of path data takes. */
const COUNTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, T: 2, C: 6, S: 4, A: 7, Z: 0 }

const COMMAND = /([MLHVQTCSAZ])([^MLHVQTCSAZ]*)/gi
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi

/**
 * A box around SVG path data, control points included: curves stay inside those, arcs inside twice their radii from
 * either end. Nothing but moves gives the box of the moves; empty data gives a box of no size at (0, 0).
 */
export function pathBounds(d: string): Rect {
  const box = new GrowingBox()
  const at = { x: 0, y: 0 }
  const start = { x: 0, y: 0 }
  for (const [, letter = '', rest = ''] of d.matchAll(COMMAND)) {
    const command = letter.toUpperCase()
    const count = COUNTS[command] as number
    if (command === 'Z') Object.assign(at, start)
    const numbers = (rest.match(NUMBER) ?? []).map(Number)
    for (let first = 0; count > 0 && first + count <= numbers.length; first += count) {
      const run = numbers.slice(first, first + count)
      const origin = letter === command ? { x: 0, y: 0 } : { ...at }
      if (command === 'H') at.x = origin.x + (run[0] as number)
      else if (command === 'V') at.y = origin.y + (run[0] as number)
      else if (command === 'A') followArc(run, origin, at, box)
      else followPoints(run, origin, at, box)
      box.add(at.x, at.y, 0)
      if (command === 'M' && first === 0) Object.assign(start, at)
    }
  }
  return box.rect()
}

type Pen = { x: number; y: number }

/** Takes in the points of a command and leaves the pen at the last. */
function followPoints(run: readonly number[], origin: Readonly<Pen>, at: Pen, box: GrowingBox): void {
  for (let i = 0; i + 1 < run.length; i += 2) {
    at.x = origin.x + (run[i] as number)
    at.y = origin.y + (run[i + 1] as number)
    box.add(at.x, at.y, 0)
  }
}

/** No point of an ellipse is further from another than it is wide or high. */
function followArc(run: readonly number[], origin: Readonly<Pen>, at: Pen, box: GrowingBox): void {
  const reach = 2 * Math.max(...run.slice(0, 2))
  box.add(at.x, at.y, reach)
  followPoints(run.slice(5), origin, at, box)
  box.add(at.x, at.y, reach)
}

class GrowingBox {
  private left = Number.POSITIVE_INFINITY
  private top = Number.POSITIVE_INFINITY
  private right = Number.NEGATIVE_INFINITY
  private bottom = Number.NEGATIVE_INFINITY

  add(x: number, y: number, reach: number): void {
    this.left = Math.min(this.left, x - reach)
    this.top = Math.min(this.top, y - reach)
    this.right = Math.max(this.right, x + reach)
    this.bottom = Math.max(this.bottom, y + reach)
  }

  rect(): Rect {
    if (this.left > this.right) return { x: 0, y: 0, width: 0, height: 0 }
    return { x: this.left, y: this.top, width: this.right - this.left, height: this.bottom - this.top }
  }
}

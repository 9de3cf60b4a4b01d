import type { Rect } from '#shared/base/geometry.ts'

/** How many numbers each command of path data takes. */
const COUNTS: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  Q: 4,
  T: 2,
  C: 6,
  S: 4,
  A: 7,
  Z: 0,
}

const COMMAND = /([MLHVQTCSAZ])([^MLHVQTCSAZ]*)/gi
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi

/**
 * A box around SVG path data, control points included: curves stay inside those, arcs inside twice their radii from
 * either end. Empty data gives a box of no size at (0, 0).
 */
export function pathBounds(d: string): Rect {
  const pen = new Pen()
  for (const [, letter = '', rest = ''] of d.matchAll(COMMAND)) {
    const command = letter.toUpperCase()
    const numbers = (rest.match(NUMBER) ?? []).map(Number)
    const count = COUNTS[command] as number
    if (command === 'Z') pen.close()
    else
      for (let first = 0; first + count <= numbers.length; first += count)
        pen.draw(command, numbers.slice(first, first + count), letter !== command)
  }
  return pen.reached()
}

/** Goes along a path and remembers how far it came. */
class Pen {
  private x = 0
  private y = 0
  private startX = 0
  private startY = 0
  private left = Number.POSITIVE_INFINITY
  private top = Number.POSITIVE_INFINITY
  private right = Number.NEGATIVE_INFINITY
  private bottom = Number.NEGATIVE_INFINITY

  draw(command: string, numbers: readonly number[], relative: boolean): void {
    const [fromX, fromY] = relative ? [this.x, this.y] : [0, 0]
    const [first = 0, second = 0] = numbers
    if (command === 'H') this.go(fromX + first, this.y, 0)
    else if (command === 'V') this.go(this.x, fromY + first, 0)
    else if (command === 'A') {
      // No point of an ellipse is further from another than it is wide or high.
      const reach = 2 * Math.max(first, second)
      this.go(this.x, this.y, reach)
      this.go(fromX + (numbers[5] as number), fromY + (numbers[6] as number), reach)
    } else
      for (let i = 0; i < numbers.length; i += 2)
        this.go(fromX + (numbers[i] as number), fromY + (numbers[i + 1] as number), 0)
    if (command === 'M') {
      this.startX = this.x
      this.startY = this.y
    }
  }

  close(): void {
    this.go(this.startX, this.startY, 0)
  }

  reached(): Rect {
    const { left, top, right, bottom } = this
    if (left > right) return { x: 0, y: 0, width: 0, height: 0 }
    return { x: left, y: top, width: right - left, height: bottom - top }
  }

  private go(x: number, y: number, reach: number): void {
    this.x = x
    this.y = y
    this.left = Math.min(this.left, x - reach)
    this.top = Math.min(this.top, y - reach)
    this.right = Math.max(this.right, x + reach)
    this.bottom = Math.max(this.bottom, y + reach)
  }
}

import type { Point, Rect } from '#shared/base/geometry.ts'

/** A piece of a path in absolute coordinates: what slides can draw. */
export type PathPiece =
  | { readonly type: 'move' | 'line'; readonly to: Point }
  | { readonly type: 'curve'; readonly c1: Point; readonly c2: Point; readonly to: Point }
  | { readonly type: 'close' }

/** How many numbers each command of path data takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 }

const COMMAND = /([MLHVCSQTAZ])([^MLHVCSQTAZ]*)/gi
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi

/** Reads SVG path data; curves of all kinds and arcs become cubic curves. */
export function piecesOf(d: string): PathPiece[] {
  const reader = new PathReader()
  for (const [, letter = '', rest = ''] of d.matchAll(COMMAND)) {
    const command = letter.toUpperCase()
    const numbers = command === 'A' ? arcNumbers(rest) : (rest.match(NUMBER) ?? []).map(Number)
    const takes = TAKES[command] ?? 0
    if (takes === 0) reader.close()
    else
      for (let at = 0; at + takes <= numbers.length; at += takes) {
        // What follows a move without a command of its own are lines.
        const next = command === 'M' && at > 0 ? 'L' : command
        reader.take(next, numbers.slice(at, at + takes), letter !== command)
      }
  }
  return reader.pieces
}

/** The two flags of an arc may stand without anything between them and the next number. */
function arcNumbers(rest: string): number[] {
  const one = `(${NUMBER.source})`
  const gap = '[\\s,]*'
  const arc = new RegExp([one, one, one, '([01])', '([01])', one, one].join(gap), 'gi')
  return [...rest.matchAll(arc)].flatMap((match) => match.slice(1).map(Number))
}

class PathReader {
  readonly pieces: PathPiece[] = []
  #at: Point = { x: 0, y: 0 }
  #start: Point = { x: 0, y: 0 }
  /** The last control point, which smooth curves mirror, and of which kind of curve it is. */
  #control: { readonly point: Point; readonly of: 'C' | 'Q' } | null = null

  take(command: string, numbers: readonly number[], isRelative: boolean): void {
    const base = isRelative ? this.#at : { x: 0, y: 0 }
    const point = (index: number): Point => ({
      x: base.x + (numbers[index] as number),
      y: base.y + (numbers[index + 1] as number),
    })
    switch (command) {
      case 'M':
        this.#start = point(0)
        this.#straight('move', this.#start)
        break
      case 'L':
        this.#straight('line', point(0))
        break
      case 'H':
        this.#straight('line', { x: point(0).x, y: this.#at.y })
        break
      case 'V':
        this.#straight('line', { x: this.#at.x, y: base.y + (numbers[0] as number) })
        break
      case 'C':
        this.#cubic(point(0), point(2), point(4))
        break
      case 'S':
        this.#cubic(this.#mirrored('C'), point(0), point(2))
        break
      case 'Q':
        this.#quadratic(point(0), point(2))
        break
      case 'T':
        this.#quadratic(this.#mirrored('Q'), point(0))
        break
      default:
        this.#arc(numbers, point(5))
    }
  }

  close(): void {
    this.pieces.push({ type: 'close' })
    this.#at = this.#start
    this.#control = null
  }

  #straight(type: 'move' | 'line', to: Point): void {
    this.pieces.push({ type, to })
    this.#at = to
    this.#control = null
  }

  #cubic(c1: Point, c2: Point, to: Point): void {
    this.pieces.push({ type: 'curve', c1, c2, to })
    this.#at = to
    this.#control = { point: c2, of: 'C' }
  }

  #quadratic(control: Point, to: Point): void {
    const towards = (from: Point): Point => ({
      x: from.x + (2 / 3) * (control.x - from.x),
      y: from.y + (2 / 3) * (control.y - from.y),
    })
    this.#cubic(towards(this.#at), towards(to), to)
    this.#control = { point: control, of: 'Q' }
  }

  #mirrored(of: 'C' | 'Q'): Point {
    const { x, y } = this.#at
    if (this.#control?.of !== of) return { x, y }
    const { point } = this.#control
    return { x: 2 * x - point.x, y: 2 * y - point.y }
  }

  #arc(numbers: readonly number[], to: Point): void {
    const [rx = 0, ry = 0, turn = 0, large = 0, sweep = 0] = numbers
    if (rx === 0 || ry === 0) {
      this.#straight('line', to)
      return
    }
    const arc = { rx: Math.abs(rx), ry: Math.abs(ry), turn, large, sweep }
    for (const [c1, c2, end] of arcCurves(this.#at, to, arc)) this.#cubic(c1, c2, end)
    this.#control = null
  }
}

interface Arc {
  readonly rx: number
  readonly ry: number
  /** Of the ellipse' first axis against the x axis, in degrees. */
  readonly turn: number
  readonly large: number
  readonly sweep: number
}

/** An arc as cubic curves of a quarter turn or less (SVG 1.1, appendix F.6). */
function arcCurves(from: Point, to: Point, arc: Arc): (readonly [Point, Point, Point])[] {
  const angle = (arc.turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const half = { x: (from.x - to.x) / 2, y: (from.y - to.y) / 2 }
  const mid = { x: cos * half.x + sin * half.y, y: cos * half.y - sin * half.x }
  if (mid.x === 0 && mid.y === 0) return []
  const grow = Math.sqrt(Math.max(1, (mid.x / arc.rx) ** 2 + (mid.y / arc.ry) ** 2))
  const [rx, ry] = [arc.rx * grow, arc.ry * grow]
  const [a, b] = [(rx * mid.y) ** 2, (ry * mid.x) ** 2]
  const side = arc.large === arc.sweep ? -1 : 1
  const away = side * Math.sqrt(Math.max(0, (rx * ry) ** 2 - a - b) / (a + b))
  const centre = { x: (away * rx * mid.y) / ry, y: (-away * ry * mid.x) / rx }
  const first = Math.atan2((mid.y - centre.y) / ry, (mid.x - centre.x) / rx)
  const last = Math.atan2((-mid.y - centre.y) / ry, (-mid.x - centre.x) / rx)
  const whole = 2 * Math.PI
  const span = arc.sweep ? (last - first + whole) % whole : -((first - last + whole) % whole)
  const count = Math.max(1, Math.ceil(Math.abs(span) / (Math.PI / 2) - 1e-9))
  const step = span / count
  const reach = (4 / 3) * Math.tan(step / 4)
  const place = (x: number, y: number): Point => ({
    x: cos * (rx * x + centre.x) - sin * (ry * y + centre.y) + (from.x + to.x) / 2,
    y: sin * (rx * x + centre.x) + cos * (ry * y + centre.y) + (from.y + to.y) / 2,
  })
  return Array.from({ length: count }, (_, index) => {
    const [start, end] = [first + index * step, first + (index + 1) * step]
    return [
      place(Math.cos(start) - reach * Math.sin(start), Math.sin(start) + reach * Math.cos(start)),
      place(Math.cos(end) + reach * Math.sin(end), Math.sin(end) - reach * Math.cos(end)),
      index === count - 1 ? to : place(Math.cos(end), Math.sin(end)),
    ] as const
  })
}

/** All points of a piece, its control points among them. */
const pointsOf = (piece: PathPiece): readonly Point[] =>
  piece.type === 'close' ? [] : piece.type === 'curve' ? [piece.c1, piece.c2, piece.to] : [piece.to]

/** The box around a path and its control points; `undefined` where there is nothing to draw. */
export function boundsOfPieces(pieces: readonly PathPiece[]): Rect | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const piece of pieces)
    for (const { x, y } of pointsOf(piece)) {
      left = Math.min(left, x)
      top = Math.min(top, y)
      right = Math.max(right, x)
      bottom = Math.max(bottom, y)
    }
  return left === Infinity ? undefined : { x: left, y: top, width: right - left, height: bottom - top }
}

/** The path with every point put through `move`. */
export const movedPieces = (pieces: readonly PathPiece[], move: (point: Point) => Point): PathPiece[] =>
  pieces.map((piece) => {
    if (piece.type === 'close') return piece
    if (piece.type === 'curve')
      return { type: 'curve', c1: move(piece.c1), c2: move(piece.c2), to: move(piece.to) }
    return { type: piece.type, to: move(piece.to) }
  })

import { DATA } from './dimensions.ts'

/** A stretch of the way with its number of customers: from `left` to `right`, half as thick as the ribbon is there. */
export interface RibbonPart {
  readonly left: number
  readonly right: number
  readonly half: number
}

/** One ribbon: its outline around a line, and strokes within it, as SVG path data. */
export interface RibbonShape {
  readonly outline: string
  readonly hatching: string
}

/** Points of a tapering edge: enough for it to look round on a poster. */
const STEPS = 10
/** How far hatching strokes stand apart, and how far their upper end leans to the right. */
const HATCH = { apart: 7, lean: 5 } as const

/** A ribbon through stages that follow one another, its middle at the height `middle`. */
export function shapeRibbon(parts: readonly RibbonPart[], middle: number): RibbonShape {
  const edge = edgeOf(parts)
  const at = (x: number, y: number): string => `${tenth(x)} ${tenth(y)}`
  const upper = edge.map(({ x, half }) => at(x, middle - half))
  const lower = edge.toReversed().map(({ x, half }) => at(x, middle + half))
  const [first, last] = [edge[0], edge.at(-1)]
  if (!first || !last) return { outline: '', hatching: '' }
  let hatching = ''
  for (let x = first.x + HATCH.apart / 2; x + HATCH.lean < last.x; x += HATCH.apart)
    hatching += `M${at(x, middle + halfAt(edge, x))}L${at(x + HATCH.lean, middle - halfAt(edge, x + HATCH.lean))}`
  return { outline: `M${[...upper, ...lower].join('L')}Z`, hatching }
}

interface EdgePoint {
  readonly x: number
  readonly half: number
}

/** The edge from left to right: level within a stage, in a soft curve across each border. */
function edgeOf(parts: readonly RibbonPart[]): readonly EdgePoint[] {
  const edge: EdgePoint[] = []
  parts.forEach((part, index) => {
    const next = parts[index + 1]
    if (index === 0) edge.push({ x: part.left, half: part.half })
    if (!next) {
      edge.push({ x: part.right, half: part.half })
      return
    }
    const from = part.right - taperIn(part)
    const to = next.left + taperIn(next)
    for (let step = 0; step <= STEPS; step++) {
      const share = step / STEPS
      const eased = share * share * (3 - 2 * share)
      edge.push({ x: from + share * (to - from), half: part.half + eased * (next.half - part.half) })
    }
  })
  return edge
}

const taperIn = ({ left, right }: RibbonPart): number => Math.min(DATA.taper, (right - left) / 4)

function halfAt(edge: readonly EdgePoint[], x: number): number {
  const after = edge.findIndex((point) => point.x >= x)
  const [a, b] = [edge[after - 1], edge[after]]
  if (!a || !b) return (b ?? edge.at(-1))?.half ?? 0
  return b.x === a.x ? b.half : a.half + ((x - a.x) / (b.x - a.x)) * (b.half - a.half)
}

const tenth = (value: number): number => Math.round(value * 10) / 10

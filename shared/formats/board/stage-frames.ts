import type { Rect } from '#shared/base/geometry.ts'
import type { BoardFrame } from './board.ts'

/** Frames by what they are for on a map. */
export interface SortedFrames {
  /** Beside and below each other, none inside another. */
  readonly stages: readonly BoardFrame[]
  /** The one around all stages, if there is one. */
  readonly around: BoardFrame | null
  /** Inside a stage. */
  readonly inner: readonly BoardFrame[]
  /** Too many to be looked at. */
  readonly left: readonly BoardFrame[]
  /** The stage that a frame is or lies in. */
  readonly stageOf: ReadonlyMap<BoardFrame, BoardFrame>
}

/** More frames than this, the largest first, are no stages of a journey. */
const MOST_FRAMES = 400
/** How deep a frame may lie in others that hold nothing else. */
const MOST_AROUND = 8

/** Sorts frames by which lies in which: the outermost are stages, unless one of them goes around all. */
export function sortFrames(frames: readonly BoardFrame[]): SortedFrames {
  const bySize = [...frames].sort((a, b) => areaOf(b.rect) - areaOf(a.rect))
  const seen = bySize.slice(0, MOST_FRAMES)
  // Whatever holds a frame stands before it in the list, so that no two can hold each other.
  const parents = new Map<BoardFrame, BoardFrame>()
  seen.forEach((frame, index) => {
    const parent = seen.slice(0, index).findLast((other) => holds(other.rect, frame.rect))
    if (parent) parents.set(frame, parent)
  })
  const inside = (parent: BoardFrame | null): BoardFrame[] =>
    seen.filter((frame) => (parents.get(frame) ?? null) === parent)
  let stages = inside(null)
  let around: BoardFrame | null = null
  for (let depth = 0; depth < MOST_AROUND && stages.length === 1; depth++) {
    const [only] = stages as [BoardFrame]
    const parts = inside(only)
    if (parts.length < 2) break
    around = only
    stages = parts
  }
  const stageOf = stagesOf(seen, parents, new Set(stages))
  return {
    stages,
    around,
    stageOf,
    inner: seen.filter((frame) => stageOf.has(frame) && stageOf.get(frame) !== frame),
    left: bySize.slice(MOST_FRAMES),
  }
}

function stagesOf(
  frames: readonly BoardFrame[],
  parents: ReadonlyMap<BoardFrame, BoardFrame>,
  stages: ReadonlySet<BoardFrame>,
): ReadonlyMap<BoardFrame, BoardFrame> {
  const stageOf = new Map<BoardFrame, BoardFrame>()
  for (const frame of frames) {
    const parent = parents.get(frame)
    const stage = stages.has(frame) ? frame : parent && stageOf.get(parent)
    if (stage) stageOf.set(frame, stage)
  }
  return stageOf
}

const areaOf = ({ width, height }: Rect): number => width * height

const holds = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

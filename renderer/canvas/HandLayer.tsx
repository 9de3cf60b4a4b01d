import { ViewportPortal } from '@xyflow/react'
import { useStore } from 'zustand'
import { useCanvas } from './canvas-context.tsx'

/** What the hand is doing: where a drop lands, and the box being drawn. */
export function HandLayer() {
  const { hand } = useCanvas()
  const drop = useStore(hand, (state) => state.drop)
  const carried = useStore(hand, (state) => state.carried)
  const marquee = useStore(hand, (state) => state.marquee)
  return (
    <ViewportPortal>
      <svg className="layer hand" aria-hidden="true">
        {carried ? <rect {...carried} rx={6} className="carried" /> : null}
        {drop?.cell ? <rect {...drop.cell} className="drop-cell" /> : null}
        {drop?.line ? <rect {...drop.line} rx={1.5} className="drop-line" /> : null}
        {marquee ? <rect {...marquee} className="marquee" vectorEffect="non-scaling-stroke" /> : null}
      </svg>
    </ViewportPortal>
  )
}

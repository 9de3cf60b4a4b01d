import { sparkline } from './sparkline-path.ts'

/** The way a number went, with its target as a broken line. Says nothing that the numbers beside it do not say. */
export function Sparkline({
  values,
  target,
}: {
  readonly values: readonly number[]
  readonly target: number | null
}) {
  const size = { width: 260, height: 44 }
  const { path, last, targetY } = sparkline(values, target, size)
  return (
    <svg className="sparkline" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      {targetY === null ? null : (
        <line className="sparkline-target" x1={0} x2={size.width} y1={targetY} y2={targetY} />
      )}
      <path d={path} />
      <circle cx={last.x} cy={last.y} r={3.5} />
    </svg>
  )
}

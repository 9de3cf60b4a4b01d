import { trendOf } from './time-rows.ts'

const SIZE = { width: 110, height: 26 }

/** The way a number went, with the day that is looked at. Says nothing that the numbers do not say. */
export function Trend({ values, at }: { readonly values: readonly (number | null)[]; readonly at: number }) {
  const { path, dot } = trendOf(values, at, SIZE)
  return (
    <svg className="numbers-trend" {...SIZE} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
      <path d={path} />
      {dot ? <circle cx={dot.x} cy={dot.y} r={3} /> : null}
    </svg>
  )
}

import { Progress as Radix } from 'radix-ui'

/** A sign that something goes on whose end nobody knows. Says nothing by itself: what goes on stands beside it. */
export function Spinner() {
  return (
    <svg className="spinner" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" />
      <path d="M8 2a6 6 0 0 1 6 6" />
    </svg>
  )
}

/** How far something is, 0 to 1; `null` where that is not known yet. */
export function ProgressBar({ value, label }: { readonly value: number | null; readonly label: string }) {
  return (
    <Radix.Root className="progress" value={value === null ? null : value * 100} aria-label={label}>
      <Radix.Indicator
        className="progress-done"
        style={value === null ? undefined : { transform: `scaleX(${value})` }}
      />
    </Radix.Root>
  )
}

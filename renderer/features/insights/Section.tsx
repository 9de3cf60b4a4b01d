import { type ReactNode, useId } from 'react'

/** A part of the panel under its own heading. */
export function Section({
  title,
  count,
  hint,
  children,
}: {
  readonly title: string
  /** How many there are; left out where that says nothing. */
  readonly count?: number
  readonly hint: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className="insights-section" aria-labelledby={id}>
      <h3 id={id} className="insights-heading">
        {title}
        {count ? <span className="insights-count">{count}</span> : null}
      </h3>
      <p className="insights-hint">{hint}</p>
      {children}
    </section>
  )
}

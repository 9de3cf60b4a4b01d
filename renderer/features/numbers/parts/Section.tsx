import { type ReactNode, useId } from 'react'

/** A part of a sheet under its own heading, with a sentence on what it tells. */
export function Section({
  title,
  hint,
  tools,
  children,
}: {
  readonly title: string
  readonly hint?: ReactNode
  /** What belongs into the heading's line. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className="numbers-section" aria-labelledby={id}>
      <div className="numbers-heading">
        <h3 id={id}>{title}</h3>
        {tools}
      </div>
      {hint === undefined ? null : <p className="numbers-hint">{hint}</p>}
      {children}
    </section>
  )
}

import './side-panel.css'
import { type ReactNode, useId } from 'react'

/** A part of a panel under its own heading, with a sentence on what it tells. */
export function PanelSection({
  title,
  count,
  hint,
  tools,
  children,
}: {
  readonly title: string
  /** How many there are; left out where that says nothing. */
  readonly count?: number
  readonly hint?: ReactNode
  /** What belongs into the heading's line. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className="panel-section" aria-labelledby={id}>
      <div className="panel-heading">
        <h3 id={id}>
          {title}
          {count ? <span className="panel-count">{count}</span> : null}
        </h3>
        {tools}
      </div>
      {hint === undefined ? null : <p className="panel-hint">{hint}</p>}
      {children}
    </section>
  )
}

import './trouble.css'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** A screen that says what is wrong, in plain words, and offers the ways out below. */
export function Trouble({
  title,
  message,
  detail = null,
  children,
}: {
  readonly title: string
  readonly message: ReactNode
  /** What it is about: a path, in full. */
  readonly detail?: string | null
  readonly children?: ReactNode
}) {
  return (
    <main className="trouble">
      <div className="trouble-sheet" role="alert">
        <CircleAlert size={28} aria-hidden="true" />
        <h1>{title}</h1>
        <p>{message}</p>
        {detail === null ? null : <p className="trouble-detail">{detail}</p>}
        {children ? <div className="trouble-ways">{children}</div> : null}
      </div>
    </main>
  )
}

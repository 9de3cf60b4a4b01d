import './trouble.css'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** A screen that says what is wrong, in plain words, and offers the ways out below. */
export function Trouble({
  title,
  message,
  children,
}: {
  readonly title: string
  readonly message: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <main className="trouble">
      <div className="trouble-sheet" role="alert">
        <CircleAlert size={28} aria-hidden="true" />
        <h1>{title}</h1>
        <p>{message}</p>
        {children ? <div className="trouble-ways">{children}</div> : null}
      </div>
    </main>
  )
}

import type { ReactNode } from 'react'

/** A word or two about the state of what it stands beside. The word says it all; the tone only helps. */
export function Badge({
  tone = 'plain',
  icon,
  children,
}: {
  readonly tone?: 'plain' | 'accent' | 'danger'
  readonly icon?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <span className="badge" data-tone={tone}>
      {icon}
      {children}
    </span>
  )
}

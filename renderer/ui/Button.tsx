import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes.ts'
import { Spinner } from './Progress.tsx'

export interface ButtonProps extends ComponentProps<'button'> {
  /** `accent` for the one thing to do on a screen, `danger` for what removes. */
  readonly tone?: 'plain' | 'accent' | 'quiet' | 'danger'
  readonly size?: 'small' | 'medium' | 'large'
  readonly icon?: ReactNode
  /** Shows that it is at work, and takes no further clicks. */
  readonly busy?: boolean
}

/** A button with a word on it. */
export function Button({
  tone = 'plain',
  size = 'medium',
  icon,
  busy = false,
  className,
  children,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classes('button', className)}
      data-tone={tone}
      data-size={size}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  )
}

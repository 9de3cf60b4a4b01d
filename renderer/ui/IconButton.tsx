import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes.ts'
import { ariaKeys, isMac } from './keys.ts'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps
  extends Omit<ComponentProps<'button'>, 'aria-label' | 'disabled' | 'children'> {
  /** What it does: its accessible name and its tooltip. */
  readonly label: string
  readonly icon: ReactNode
  /** Key binding shown in the tooltip. */
  readonly keys?: string | undefined
  /** For what can be switched on and off. */
  readonly pressed?: boolean | undefined
  /** It keeps its focus and its tooltip: what is off now may come back under the same hand. */
  readonly disabled?: boolean
  readonly size?: 'small' | 'medium'
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
}

/** A button with a picture on it, named for those who cannot see it and explained to those who rest on it. */
export function IconButton({
  label,
  icon,
  keys,
  pressed,
  disabled = false,
  size = 'medium',
  side = 'bottom',
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys} side={side}>
      <button
        {...rest}
        type="button"
        className={classes('icon-button', className)}
        data-size={size}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={disabled || undefined}
        aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys, isMac())}
        onClick={disabled ? undefined : onClick}
      >
        {icon}
      </button>
    </Tooltip>
  )
}

import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import { ROOM_BOUNDS } from '#shared/protocol/room.ts'

export interface GrowingTextProps extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'ref'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Return, while Shift+Return breaks the line. */
  readonly onEnter?: () => void
}

/** A box that grows with what is in it, in browsers too that cannot do so by themselves. */
export function GrowingText({ value, onChange, onEnter, rows = 3, ...rest }: GrowingTextProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is measured anew whenever something else is in it
  useLayoutEffect(() => {
    const area = box.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + 2}px`
  }, [value])
  return (
    <textarea
      maxLength={ROOM_BOUNDS.text}
      {...rest}
      ref={box}
      rows={rows}
      className="growing-text"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || !onEnter) return
        event.preventDefault()
        onEnter()
      }}
    />
  )
}

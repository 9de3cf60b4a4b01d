import { useRef, useState } from 'react'
import { classes } from './classes.ts'

export interface InPlaceTextProps {
  readonly label: string
  readonly value: string
  /** Shown where the text is empty. */
  readonly placeholder: string
  readonly onCommit: (value: string) => void
  /** Called when typing ends, either way. */
  readonly onDone?: () => void
  /** Gets the keyboard, all of it selected, as soon as it is there. */
  readonly startSelected?: boolean
  readonly className?: string
}

/** A title that is a field when one goes into it. Enter or leaving keeps what was typed, Esc brings the old text back. */
export function InPlaceText({
  label,
  value,
  placeholder,
  onCommit,
  onDone,
  startSelected = false,
  className,
}: InPlaceTextProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const given = useRef(false)
  const dropped = useRef(false)
  const end = () => {
    const text = draft?.trim() ?? ''
    if (!dropped.current && draft !== null && text !== '' && text !== value) onCommit(text)
    dropped.current = false
    setDraft(null)
    onDone?.()
  }
  return (
    <input
      ref={(element) => {
        if (!startSelected || !element || given.current) return
        given.current = true
        element.focus()
        element.select()
      }}
      className={classes('in-place-text', className)}
      aria-label={label}
      value={draft ?? value}
      placeholder={placeholder}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => setDraft(event.target.value)}
      onBlur={end}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
        dropped.current = event.key === 'Escape'
        event.preventDefault()
        event.stopPropagation()
        event.currentTarget.blur()
      }}
    />
  )
}

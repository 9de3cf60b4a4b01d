import { type KeyboardEvent, type Ref, useId } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { TextArea } from '#renderer/ui/TextField.tsx'
import { MAX_TEXT } from '#shared/model/fields.ts'

/** A field to write a comment in. Enter sends it, Shift+Enter breaks the line. */
export function CommentField({
  ref,
  label,
  placeholder,
  send,
  value,
  onChange,
  onSend,
  onCancel,
}: {
  readonly ref?: Ref<HTMLTextAreaElement> | undefined
  readonly label: string
  readonly placeholder?: string
  /** What the button says. */
  readonly send: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onSend: () => void
  readonly onCancel?: () => void
}) {
  const hint = useId()
  const isEmpty = value.trim() === ''
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      if (!isEmpty) onSend()
    }
    if (event.key === 'Escape' && onCancel) {
      event.stopPropagation()
      onCancel()
    }
  }
  return (
    <div className="comment-field">
      <TextArea
        ref={ref}
        label={label}
        hideLabel
        placeholder={placeholder}
        value={value}
        maxLength={MAX_TEXT}
        spellCheck
        onChange={onChange}
        onKeyDown={press}
        aria-describedby={isEmpty ? undefined : hint}
      />
      {isEmpty && !onCancel ? null : (
        <div className="comment-field-deeds">
          <Button size="small" tone="accent" disabled={isEmpty} onClick={onSend}>
            {send}
          </Button>
          {onCancel ? (
            <Button size="small" onClick={onCancel}>
              Cancel
            </Button>
          ) : null}
          <span id={hint} className="comment-field-hint">
            Shift+Enter for a new line
          </span>
        </div>
      )}
    </div>
  )
}

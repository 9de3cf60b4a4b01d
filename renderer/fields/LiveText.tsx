import { type ReactNode, useId, useLayoutEffect } from 'react'
import { MAX_TEXT } from '#shared/model/fields.ts'
import { type LiveTextBinding, useLiveText } from './use-live-text.ts'

interface LiveFieldProps extends LiveTextBinding {
  readonly label: string
  /** Keeps the label for screen readers only, where the place says it to all others. */
  readonly hideLabel?: boolean
  readonly placeholder?: string | undefined
}

function Labelled({
  id,
  label,
  hideLabel,
  isEmpty,
  children,
}: {
  readonly id: string
  readonly label: string
  readonly hideLabel: boolean
  readonly isEmpty: boolean
  readonly children: ReactNode
}) {
  return (
    <div className="field" data-empty={isEmpty || undefined}>
      <label className={hideLabel ? 'visually-hidden' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      <span className="field-box">{children}</span>
    </div>
  )
}

const NOTHING: readonly string[] = []

/** One line of text, shared live. `suggestions` are offered while typing. */
export function LiveLine({
  label,
  hideLabel = false,
  placeholder,
  suggestions = NOTHING,
  describedBy,
  ...binding
}: LiveFieldProps & {
  readonly suggestions?: readonly string[]
  /** The id of what says more about it. */
  readonly describedBy?: string
}) {
  const id = useId()
  const live = useLiveText<HTMLInputElement>(binding)
  return (
    <Labelled id={id} label={label} hideLabel={hideLabel} isEmpty={binding.value === ''}>
      <input
        id={id}
        maxLength={MAX_TEXT}
        placeholder={placeholder}
        autoComplete="off"
        aria-describedby={describedBy}
        list={suggestions.length > 0 ? `${id}-suggestions` : undefined}
        {...live}
      />
      {suggestions.length > 0 ? (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      ) : null}
    </Labelled>
  )
}

/** Text of several lines, shared live; the field grows with it. */
export function LiveText({
  label,
  hideLabel = false,
  placeholder,
  rows = 2,
  ...binding
}: LiveFieldProps & { readonly rows?: number }) {
  const id = useId()
  const live = useLiveText<HTMLTextAreaElement>(binding)
  const { ref } = live
  useLayoutEffect(() => {
    const element = ref.current
    // Where the style sheet's field-sizing does it, it does it while composing too.
    if (!element || CSS.supports('field-sizing', 'content')) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  })
  return (
    <Labelled id={id} label={label} hideLabel={hideLabel} isEmpty={binding.value === ''}>
      <textarea id={id} maxLength={MAX_TEXT} placeholder={placeholder} rows={rows} spellCheck {...live} />
    </Labelled>
  )
}

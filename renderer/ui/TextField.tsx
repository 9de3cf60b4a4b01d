import { Search } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classes } from './classes.ts'

interface FieldFrame {
  readonly label: string
  /** Keeps the label for screen readers only, where the place says it to all others. */
  readonly hideLabel?: boolean
  readonly hint?: string | undefined
  /** What is wrong, in words. */
  readonly error?: string | undefined
}

export interface TextFieldProps extends FieldFrame, Omit<ComponentProps<'input'>, 'onChange' | 'id'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly icon?: ReactNode
}

/** One line of text. */
export function TextField({
  label,
  hideLabel,
  hint,
  error,
  icon,
  className,
  onChange,
  ...rest
}: TextFieldProps) {
  const id = useId()
  return (
    <Field id={id} label={label} hideLabel={hideLabel ?? false} hint={hint} error={error}>
      <span className={classes('field-box', className)}>
        {icon}
        <input
          {...rest}
          id={id}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={hint === undefined && error === undefined ? undefined : `${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
    </Field>
  )
}

/** A field to search with. */
export function SearchField({ label, ...rest }: Omit<TextFieldProps, 'icon' | 'hideLabel' | 'type'>) {
  return (
    <TextField
      placeholder={label}
      {...rest}
      label={label}
      hideLabel
      type="search"
      icon={<Search size={16} aria-hidden="true" />}
    />
  )
}

export interface TextAreaProps extends FieldFrame, Omit<ComponentProps<'textarea'>, 'onChange' | 'id'> {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Several lines of text; it grows with them. */
export function TextArea({ label, hideLabel, hint, error, className, onChange, ...rest }: TextAreaProps) {
  const id = useId()
  return (
    <Field id={id} label={label} hideLabel={hideLabel ?? false} hint={hint} error={error}>
      <span className={classes('field-box', className)}>
        <textarea
          rows={2}
          {...rest}
          id={id}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={hint === undefined && error === undefined ? undefined : `${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
    </Field>
  )
}

function Field({
  id,
  label,
  hideLabel,
  hint,
  error,
  children,
}: FieldFrame & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="field">
      <label className={hideLabel ? 'visually-hidden' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      {children}
      {hint === undefined && error === undefined ? null : (
        <span className="field-hint" id={`${id}-hint`} data-error={error !== undefined || undefined}>
          {error ?? hint}
        </span>
      )}
    </div>
  )
}

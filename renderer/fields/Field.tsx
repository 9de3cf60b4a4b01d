import './fields.css'
import type { ReactNode } from 'react'

/** Several controls under one name. */
export function FieldGroup({
  label,
  note,
  children,
}: {
  readonly label: string
  readonly note?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <fieldset className="inspector-group field">
      <legend className="field-label">{label}</legend>
      {children}
      {note === undefined ? null : <span className="field-hint">{note}</span>}
    </fieldset>
  )
}

import { useState } from 'react'
import { TextField } from '#renderer/ui/TextField.tsx'
import { fail, type Result } from '#shared/base/result.ts'
import { readNumber, writeNumber } from './number-text.ts'
import { MIXED, type Mixed } from './shared-values.ts'

interface NumberFieldProps {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: number | null | Mixed
  readonly least?: number
  readonly most?: number
  readonly hint?: string | undefined
  readonly placeholder?: string | undefined
  readonly onValue: (value: number | null) => void
}

/** A number, written as people write numbers. What cannot be read stays in the field and says why; nothing is changed. */
export function NumberField({
  label,
  hideLabel = false,
  value,
  hint,
  placeholder,
  onValue,
  ...bounds
}: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const change = (text: string): void => {
    setDraft(text)
    const read = readWithin(text, bounds)
    if (!read.ok) return
    setError(undefined)
    onValue(read.value)
  }
  const leave = (): void => {
    const read = draft === null ? null : readWithin(draft, bounds)
    if (read && !read.ok) setError(read.error.message)
    else {
      setError(undefined)
      setDraft(null)
    }
  }
  return (
    <TextField
      label={label}
      hideLabel={hideLabel}
      value={draft ?? (value === MIXED ? '' : writeNumber(value))}
      error={error}
      hint={hint}
      inputMode="decimal"
      autoComplete="off"
      placeholder={value === MIXED ? 'They differ' : placeholder}
      onChange={change}
      onBlur={leave}
    />
  )
}

function readWithin(
  text: string,
  { least, most }: Pick<NumberFieldProps, 'least' | 'most'>,
): Result<number | null> {
  const read = readNumber(text)
  if (!read.ok || read.value === null || least === undefined || most === undefined) return read
  return read.value < least || read.value > most
    ? fail('out-of-bounds', `Write a number from ${least} to ${most}.`)
    : read
}

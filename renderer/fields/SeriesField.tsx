import { useState } from 'react'
import { TextField } from '#renderer/ui/TextField.tsx'
import { readNumbers, writeNumbers } from './number-text.ts'
import { Sparkline } from './Sparkline.tsx'

/** A short row of numbers, oldest first, with the line they make. A column pasted from a table fits in. */
export function SeriesField({
  series,
  amount,
  target,
  onSeries,
}: {
  readonly series: readonly number[]
  /** What it is now; the line ends there. */
  readonly amount: number | null
  readonly target: number | null
  readonly onSeries: (series: readonly number[]) => void
}) {
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const change = (text: string): void => {
    setDraft(text)
    const read = readNumbers(text)
    if (!read.ok) return
    setError(undefined)
    onSeries(read.value)
  }
  const leave = (): void => {
    const read = draft === null ? null : readNumbers(draft)
    setError(read && !read.ok ? read.error.message : undefined)
    if (!read || read.ok) setDraft(null)
  }
  const values = amount === null ? series : [...series, amount]
  return (
    <>
      <TextField
        label="Earlier numbers, oldest first"
        placeholder="820; 910; 1000"
        autoComplete="off"
        value={draft ?? writeNumbers(series)}
        error={error}
        onChange={change}
        onPaste={(event) => {
          const lines = event.clipboardData.getData('text/plain')
          // A field of one line swallows line breaks, which part the numbers of a column.
          if (!/[\r\n]/.test(lines.trim())) return
          event.preventDefault()
          const before = draft ?? writeNumbers(series)
          change([before, lines.trim().replace(/[\r\n]+/g, '; ')].filter(Boolean).join('; '))
        }}
        onBlur={leave}
      />
      {values.length > 1 ? <Sparkline values={values} target={target} /> : null}
    </>
  )
}

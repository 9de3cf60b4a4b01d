import { Select } from '#renderer/ui/Select.tsx'
import { plainWords } from '#shared/analysis/journey/number-words.ts'
import { sliceWords } from '#shared/layout/data-words.ts'
import { useNumbers } from '../use-numbers.ts'

/** Chooses whose numbers: everybody's, a segment's, or those of a day. */
export function SliceSelect({
  label,
  value,
  onChange,
}: {
  readonly label: string
  /** A slice's id. */
  readonly value: string
  readonly onChange: (sliceId: string) => void
}) {
  const { figures } = useNumbers()
  return (
    <Select
      label={label}
      value={value}
      options={figures.slices.map((slice) => ({
        value: slice.id,
        label: `${sliceWords(slice)} (${plainWords(slice.customers)})`,
      }))}
      onChange={onChange}
    />
  )
}

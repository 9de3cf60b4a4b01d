import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import { timeReader } from '#shared/formats/logs/time-formats.ts'
import type { SeenFile } from './wizard-file.ts'

const LONG_DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** Nobody puts the month first and dots between. */
const DOTTED = /^\s*\d+\.\d+\./

/** Asks plainly what comes first, where dates can be read both ways; nothing where they cannot. */
export function DayOrMonth({
  file,
  onReading,
}: {
  readonly file: SeenFile
  readonly onReading: (reading: LogReading) => void
}) {
  const { reading } = file.known
  const stamp = stampReadBothWays(file)
  if (stamp === null) return null
  return (
    <div className="data-question">
      <span id="data-day-or-month">“{stamp}” is</span>
      <ToggleGroup
        label={`${stamp} is`}
        value={reading.timeFormat === 'mdy' ? 'mdy' : 'dmy'}
        options={(['dmy', 'mdy'] as const).map((format) => ({
          value: format,
          label: LONG_DAY.format(timeReader(format, 'UTC')(stamp)),
        }))}
        onChange={(timeFormat) => onReading({ ...reading, timeFormat })}
      />
    </div>
  )
}

/** A stamp of the sample that two formats read as different days, where none speaks for one of them alone. */
function stampReadBothWays({ known: { reading, inspection } }: SeenFile): string | null {
  if (reading.timeFormat !== 'dmy' && reading.timeFormat !== 'mdy') return null
  const names = reading.shape === 'wide' ? reading.stateColumns : [reading.timeColumn]
  const at = inspection.columns.flatMap(({ name }, index) => (names.includes(name) ? [index] : []))
  const stamps = inspection.rows.flatMap((row) => at.map((index) => row[index] ?? '')).filter(Boolean)
  const [dayFirst, monthFirst] = [timeReader('dmy', 'UTC'), timeReader('mdy', 'UTC')]
  const isRead = (read: (stamp: string) => number, stamp: string): boolean => !Number.isNaN(read(stamp))
  // One that only one of them reads has told already.
  if (stamps.some((stamp) => isRead(dayFirst, stamp) !== isRead(monthFirst, stamp))) return null
  const isOpen = (stamp: string): boolean =>
    isRead(dayFirst, stamp) && dayFirst(stamp) !== monthFirst(stamp) && !DOTTED.test(stamp)
  return stamps.find(isOpen) ?? null
}

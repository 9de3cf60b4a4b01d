import { NumberField } from '#renderer/fields/NumberField.tsx'
import { useRoom } from '#renderer/session/session-context.tsx'

const MOST = 480

/** Minutes on the timer that all see. */
export function MinutesField({
  minutes,
  onMinutes,
}: {
  readonly minutes: number
  readonly onMinutes: (minutes: number) => void
}) {
  const isRunning = useRoom(({ view }) => view?.timer != null)
  return (
    <div className="activity-minutes">
      <NumberField
        label="Minutes on the timer"
        value={minutes === 0 ? null : minutes}
        least={0}
        most={MOST}
        placeholder="None"
        hint={isRunning ? 'A timer runs already; a number here sets it anew.' : undefined}
        onValue={(value) => onMinutes(value ?? 0)}
      />
    </div>
  )
}

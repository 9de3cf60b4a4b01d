import type { TimerView } from '#shared/protocol/room-view.ts'

/** What a timer shows at a moment. */
export interface TimerFace {
  readonly phase: 'running' | 'last-minute' | 'paused' | 'over'
  /** What is left, or how long it is over, in whole seconds. */
  readonly seconds: number
  /** How much of the time is used up, 0 to 1. */
  readonly used: number
}

/** From here on it is worth a hint, in milliseconds. */
const LAST_MINUTE = 60_000

/** The timer at `hostNow`, milliseconds of the host's clock since 1970. All screens that know that clock show the same. */
export function timerFace({ total, endsAt, left }: TimerView, hostNow: number): TimerFace {
  const rest = endsAt === null ? left : endsAt - hostNow
  const used = total <= 0 ? 1 : Math.min(1, Math.max(0, 1 - rest / total))
  if (endsAt === null) return { phase: 'paused', seconds: Math.ceil(Math.max(0, rest) / 1000), used }
  if (rest <= 0) return { phase: 'over', seconds: Math.floor(-rest / 1000), used }
  // A minute that was given from the start is no last minute: it would be all of the time.
  const isLast = rest <= LAST_MINUTE && total > LAST_MINUTE
  return { phase: isLast ? 'last-minute' : 'running', seconds: Math.ceil(rest / 1000), used }
}

const two = (number: number): string => String(number).padStart(2, '0')

/** Seconds as a clock shows them: `7:30`, `1:05:00`. */
export function clockWords(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return `${hours === 0 ? minutes : `${hours}:${two(minutes)}`}:${two(seconds % 60)}`
}

/** The digits on a timer; what is over time counts up behind a plus. */
export const faceWords = ({ phase, seconds }: TimerFace): string =>
  phase === 'over' ? `+${clockWords(seconds)}` : clockWords(seconds)

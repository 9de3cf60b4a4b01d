import { faceWords, type TimerFace, timerFace } from '#renderer/room/timer-face.ts'
import type { TimerView } from '#shared/protocol/room-view.ts'
import { useHostNow } from '../use-host-now.ts'

const PHASE_WORDS: Readonly<Record<TimerFace['phase'], string>> = {
  running: '',
  'last-minute': 'last minute',
  paused: 'paused',
  over: 'over time',
}

/** The time of the room in digits, and in words what the digits do not say. */
export function TimerDigits({ timer }: { readonly timer: TimerView }) {
  const face = timerFace(timer, useHostNow(timer.endsAt !== null))
  return (
    <span className="timer" data-phase={face.phase}>
      <span className="timer-digits" role="timer">
        {faceWords(face)}
      </span>
      {PHASE_WORDS[face.phase] === '' ? null : (
        <span className="timer-phase" role="status">
          {PHASE_WORDS[face.phase]}
        </span>
      )}
      <span className="timer-used" aria-hidden="true">
        <span style={{ transform: `scaleX(${face.used})` }} />
      </span>
    </span>
  )
}

import { useEffect, useRef, useState } from 'react'
import { faceWords, type TimerFace, timerFace } from '#renderer/room/timer-face.ts'
import type { TimerView } from '#shared/protocol/room-view.ts'
import { useRoom } from '../room-context.ts'
import { settings } from '../state/settings.ts'
import { buzz, chime } from '../state/sound.ts'
import { Icon } from './Icon.tsx'

/** The one timer of the room, by the host's clock. */
export function TimerBadge() {
  const timer = useRoom((state) => state.view?.timer ?? null)
  return timer && <Running timer={timer} />
}

const SPOKEN: Readonly<Record<TimerFace['phase'], string>> = {
  running: '',
  'last-minute': 'One minute left.',
  paused: 'The timer is paused.',
  over: 'The time is up.',
}

function Running({ timer }: { readonly timer: TimerView }) {
  const face = useFace(timer)
  const { phase, used } = face
  const before = useRef(phase)
  useEffect(() => {
    const wasOn = before.current !== 'over'
    before.current = phase
    if (phase !== 'over' || !wasOn) return
    const { sound, vibration } = settings.getState()
    if (sound) chime()
    if (vibration) buzz()
  }, [phase])
  return (
    <span className="timer" data-phase={phase}>
      <i style={{ transform: `scaleX(${used})` }} aria-hidden="true" />
      <Icon name="clock" size={16} />
      <span role="timer" aria-label={timer.label === '' ? 'Timer' : `Timer: ${timer.label}`}>
        {faceWords(face)}
      </span>
      {phase === 'paused' && <small>paused</small>}
      <span className="visually-hidden" role="status">
        {SPOKEN[phase]}
      </span>
    </span>
  )
}

/** What it shows now; looked at a little more often than it changes. */
function useFace(timer: TimerView): TimerFace {
  const offset = useRoom((state) => state.clockOffset)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    setNow(Date.now())
    if (timer.endsAt === null) return
    const beat = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(beat)
  }, [timer])
  return timerFace(timer, now + offset)
}

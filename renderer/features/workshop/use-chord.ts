import { useEffect, useRef } from 'react'
import { useRoom } from '#renderer/session/session-context.tsx'
import { playChord, wakeSound } from './chord.ts'
import { sound } from './sound-settings.ts'

/** A time that has been up for longer, in milliseconds, sounds no more: this window came later. */
const LATE = 1500

/** Sounds once when the room's time is up, if this window was there to see it run. */
export function useChord(): void {
  const endsAt = useRoom(({ view }) => view?.timer?.endsAt ?? null)
  const offset = useRoom(({ clockOffset }) => clockOffset)
  useEffect(() => {
    window.addEventListener('pointerdown', wakeSound, { once: true })
    window.addEventListener('keydown', wakeSound, { once: true })
    return () => {
      window.removeEventListener('pointerdown', wakeSound)
      window.removeEventListener('keydown', wakeSound)
    }
  }, [])
  const sounded = useRef<number>(null)
  useEffect(() => {
    if (endsAt === null || sounded.current === endsAt) return
    const left = endsAt - offset - Date.now()
    if (left <= -LATE) return
    const timer = setTimeout(() => {
      sounded.current = endsAt
      const { on, volume } = sound.getState()
      if (on) playChord(volume)
    }, left)
    return () => clearTimeout(timer)
  }, [endsAt, offset])
}

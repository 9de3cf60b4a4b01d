import { useEffect, useState } from 'react'
import { useRoom } from '#renderer/session/session-context.tsx'

/** How often a running clock is looked at, in milliseconds: often enough that no second is shown late. */
const EVERY = 200

/** Milliseconds of the host's clock since 1970, moving on while `running`. */
export function useHostNow(running: boolean): number {
  const offset = useRoom(({ clockOffset }) => clockOffset)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    setNow(Date.now())
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), EVERY)
    return () => clearInterval(timer)
  }, [running])
  return now + offset
}

/** The same for what is told in minutes. */
export function useHostMinute(): number {
  const offset = useRoom(({ clockOffset }) => clockOffset)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000)
    return () => clearInterval(timer)
  }, [])
  return now + offset
}

import { useEffect, useState } from 'react'

/** How often what "2 minutes ago" says is looked at again, in milliseconds. */
const LOOK = 30_000

/** The time of day, fine enough for minutes. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), LOOK)
    return () => clearInterval(timer)
  }, [])
  return now
}

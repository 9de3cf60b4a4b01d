import { useEffect, useState } from 'react'

/** Whether something has been the case for `milliseconds`. What is over sooner is never shown, so nothing flashes. */
export function useLasting(active: boolean, milliseconds: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!active) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), milliseconds)
    return () => clearTimeout(timer)
  }, [active, milliseconds])
  return lasting && active
}

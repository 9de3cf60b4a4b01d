import { useEffect, useMemo, useRef, useState } from 'react'

/** What a note is shown of, and whether it was asked for or only pointed at. */
export interface ShownNote<K> {
  readonly key: K
  readonly held: boolean
}

/** Notes open when the pointer has come to rest, and leave it time to go over to them. */
const AFTER = { open: 350, next: 80, close: 220 } as const

/** Keeps track of which of several things a note is shown of: what the pointer rests on, the keyboard is at, or a hand took. */
export function useNote<K>() {
  const [shown, setShown] = useState<ShownNote<K> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isOpen = useRef(false)
  isOpen.current = shown !== null
  useEffect(() => () => clearTimeout(timer.current), [])
  const does = useMemo(() => {
    const at = (delay: number, next: ShownNote<K> | null) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setShown((now) => (now?.held ? now : next)), delay)
    }
    const now = (next: ShownNote<K> | null) => {
      clearTimeout(timer.current)
      setShown(next)
    }
    return {
      point: (key: K) => at(isOpen.current ? AFTER.next : AFTER.open, { key, held: false }),
      leave: () => at(AFTER.close, null),
      stay: () => clearTimeout(timer.current),
      focus: (key: K) => now({ key, held: false }),
      hold: (key: K) => now({ key, held: true }),
      close: () => now(null),
    }
  }, [])
  return { shown, ...does }
}

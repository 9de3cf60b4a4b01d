import { useEffect, useMemo, useRef, useState } from 'react'

/** What a note is shown of, and whether it was asked for or only pointed at. */
interface ShownNote {
  readonly key: string
  readonly held: boolean
}

/** Notes open when the pointer has come to rest, and leave it time to go over to them. */
const AFTER = { open: 350, next: 80, close: 220 } as const

/** Keeps track of which of several things a note is shown of: what the pointer rests on, the keyboard is at, or a hand took. */
export function useNote() {
  const [shown, setShown] = useState<ShownNote | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isOpen = useRef(false)
  isOpen.current = shown !== null
  useEffect(() => () => clearTimeout(timer.current), [])
  const does = useMemo(() => {
    const at = (delay: number, next: ShownNote | null) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setShown((now) => (now?.held ? now : next)), delay)
    }
    const now = (next: ShownNote | null) => {
      clearTimeout(timer.current)
      setShown(next)
    }
    return {
      point: (key: string) => at(isOpen.current ? AFTER.next : AFTER.open, { key, held: false }),
      leave: () => at(AFTER.close, null),
      stay: () => clearTimeout(timer.current),
      focus: (key: string) => now({ key, held: false }),
      hold: (key: string) => now({ key, held: true }),
      close: () => now(null),
    }
  }, [])
  return { shown, ...does }
}

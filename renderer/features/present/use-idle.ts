import { useEffect, useState } from 'react'

/** How long a hand may rest before the cursor and the buttons go, in milliseconds. */
const REST = 2500

/** Whether no pointer was moved for a while. Keys do not count: who presents by clicker wants to see the slide alone. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(true)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    // The cursor rests where it is when a slide comes up under it: that is no movement.
    const moved = ({ movementX, movementY, pointerType }: PointerEvent) => {
      if (movementX === 0 && movementY === 0 && pointerType === 'mouse') return
      setIdle(false)
      clearTimeout(timer)
      timer = setTimeout(() => setIdle(true), REST)
    }
    window.addEventListener('pointermove', moved)
    window.addEventListener('pointerdown', moved)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pointermove', moved)
      window.removeEventListener('pointerdown', moved)
    }
  }, [])
  return idle
}

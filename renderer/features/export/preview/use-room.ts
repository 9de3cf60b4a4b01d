import { type RefObject, useEffect, useState } from 'react'
import type { Room } from './preview-view.ts'

const NONE: Room = { width: 0, height: 0 }

/** How large an element is by now. */
export function useRoom(place: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState(NONE)
  useEffect(() => {
    if (!place.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [place])
  return room
}

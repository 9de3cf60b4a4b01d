import { type RefObject, useEffect, useState } from 'react'
import { SHAPE } from './deck/plane.ts'

/** Width to height of an element, followed as it changes. */
export function useShape(place: RefObject<HTMLElement | null>): number {
  const [shape, setShape] = useState<number>(() => window.innerWidth / window.innerHeight || SHAPE.usual)
  useEffect(() => {
    if (!place.current) return
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {}
      // A window's edge that is dragged shall not make all slides anew for every pixel.
      if (height > 0) setShape(Math.round((width / height) * 50) / 50)
    })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [place])
  return shape
}

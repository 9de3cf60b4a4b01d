import { useEffect, useRef } from 'react'
import type { Viewport } from '#renderer/actions/viewport.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'
import { useCanvas } from './canvas-context.tsx'

/** Smallest type in which a title can still be read at a glance, in CSS pixels. */
const READABLE = 11

/** Far out, stages keep titles one can read, where there is room for them: the overview is for finding one's way. */
export function FarTitles({ layout }: { readonly layout: MapLayout }) {
  const { onViewport, viewport } = useCanvas()
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = (now: Viewport) => {
      const element = host.current
      if (!element) return
      layout.stages.forEach((box, index) => {
        const title = element.children[index]
        if (title instanceof HTMLElement) placeTitle(title, box.rect.x, box.rect.width, now)
      })
    }
    place(viewport())
    return onViewport(place)
  }, [onViewport, viewport, layout])
  return (
    <div ref={host} className="sticky sticky-corner" style={{ background: 'none' }} aria-hidden="true">
      {layout.stages.map(({ stage }) => (
        <span
          key={stage.id}
          className="far-title"
          style={{ fontSize: READABLE, background: `var(--${stage.color}-fill)` }}
        >
          {stage.title}
        </span>
      ))}
    </div>
  )
}

function placeTitle(title: HTMLElement, x: number, width: number, viewport: Viewport): void {
  const room = width * viewport.zoom - 4
  const tooSmall = 16 * viewport.zoom >= READABLE || room < 28
  title.style.display = tooSmall ? 'none' : 'block'
  title.style.maxWidth = `${room}px`
  title.style.transform = `translate(${x * viewport.zoom + viewport.x + 2}px, ${Math.max(2, viewport.y - 18)}px)`
}

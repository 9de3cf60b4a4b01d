import { type ReactNode, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Size, Viewport } from '#renderer/actions/viewport.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useWindow } from '#renderer/session/session-context.tsx'
import { type Rect, union } from '#shared/base/geometry.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'
import { useCanvas } from './canvas-context.tsx'

const GAP = 12

/** Keeps the selection's toolbar above what is selected, or below it at the window's upper edge; away while it moves. */
export function SelectionPlace({
  model,
  children,
}: {
  readonly model: MapModel
  readonly children: ReactNode
}) {
  const { hand, onViewport, viewport, size } = useCanvas()
  const place = useRef<HTMLDivElement>(null)
  const selection = useWindow((state) => state.selection)
  const editing = useWindow((state) => state.editing !== null)
  const busy = useStore(
    hand,
    ({ dragging, marquee, connecting }) => dragging !== null || marquee !== null || connecting !== null,
  )
  const around = selectionRect(model.layout, selection)
  const hidden = busy || editing || around === null
  useEffect(() => {
    const follow = (now: Viewport) => {
      if (place.current && around) placeAbove(place.current, around, now, size())
    }
    follow(viewport())
    return onViewport(follow)
  })
  return hidden ? null : (
    <div ref={place} className="selection-place selection-bar">
      {children}
    </div>
  )
}

/** The box around everything selected; `null` where nothing is. */
function selectionRect(layout: MapLayout, selection: ReadonlySet<string>): Rect | null {
  const rects = [
    ...layout.cards.filter(({ card }) => selection.has(card.id)).map(({ rect }) => rect),
    ...layout.notes.filter(({ note }) => selection.has(note.id)).map(({ rect }) => rect),
    ...layout.connectors
      .filter(({ connector }) => selection.has(connector.id))
      .map(({ middle }) => ({ ...middle, width: 1, height: 1 })),
  ]
  const [first, ...rest] = rects
  return first ? rest.reduce((all, rect) => union(all, rect), first) : null
}

function placeAbove(
  element: HTMLElement,
  around: Rect,
  { x, y, zoom }: Viewport,
  { width, height }: Size,
): void {
  const { offsetWidth, offsetHeight } = element
  const middle = (around.x + around.width / 2) * zoom + x
  const top = around.y * zoom + y
  const bottom = (around.y + around.height) * zoom + y
  const left = Math.max(8, Math.min(width - offsetWidth - 8, middle - offsetWidth / 2))
  const above = top - GAP - offsetHeight
  const upper = above >= 8 ? above : bottom + GAP
  element.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(8, Math.min(height - offsetHeight - 8, upper)))}px)`
}

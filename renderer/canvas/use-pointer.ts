import { type MouseEvent, type PointerEvent, useMemo, useRef } from 'react'
import { select, startCard, stopEditing } from '#renderer/actions/card-actions.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import { contains, intersects, type Point, type Rect } from '#shared/base/geometry.ts'
import { cellAt } from '#shared/layout/map-layout.ts'
import { type CanvasParts, useCanvas } from './canvas-context.tsx'

/** Clicks, double clicks and boxes drawn on the sheet. React Flow keeps panning, zooming and dragging. */
export function usePointer() {
  const project = useProject()
  const parts = useCanvas()
  const start = useRef<{ point: Point; keep: ReadonlySet<string>; pointerId: number } | null>(null)
  return useMemo(
    () => ({
      onPointerDown(event: PointerEvent<HTMLDivElement>) {
        const id = recordAt(event)
        if (event.button !== 0 || isOwnControl(event)) return
        takeFocus(event)
        if (id !== null) return pick(project, id, event.shiftKey || event.ctrlKey || event.metaKey)
        leaveField(project)
        putKeyboardAt(project, parts.pointAt(event))
        if (event.pointerType === 'touch' || event.nativeEvent.getModifierState('Space')) return
        start.current = {
          point: parts.pointAt(event),
          keep: event.shiftKey ? project.window.getState().selection : new Set(),
          pointerId: event.pointerId,
        }
        if (!event.shiftKey) project.window.setState({ selection: new Set() })
      },
      onPointerMove(event: PointerEvent<HTMLDivElement>) {
        if (start.current && event.buttons === 1)
          return drawMarquee(project, parts, start.current, parts.pointAt(event), event)
        hover(project, parts, event)
      },
      onPointerUp() {
        start.current = null
        if (parts.hand.getState().marquee) parts.hand.setState({ marquee: null })
      },
      onPointerLeave() {
        if (parts.hand.getState().hovered !== null) parts.hand.setState({ hovered: null })
      },
      onDoubleClick(event: MouseEvent<HTMLDivElement>) {
        if (!isOwnControl(event)) openAt(project, parts, event)
      },
    }),
    [project, parts],
  )
}

const closest = (event: { target: EventTarget }, selector: string): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null

const recordAt = (event: { target: EventTarget }): string | null =>
  closest(event, '[data-record]')?.dataset.record ?? null

const isOwnControl = (event: { target: EventTarget }): boolean =>
  closest(event, '.text-editor, .connect-handle, .point-grip, .cell-add, .selection-bar') !== null

/** Keys go to the map from now on. */
function takeFocus(event: PointerEvent<HTMLDivElement>): void {
  event.currentTarget.parentElement?.querySelector<HTMLElement>('.aria-grid')?.focus({ preventScroll: true })
}

function pick(project: ProjectContext, id: string, more: boolean): void {
  const { selection, editing } = project.window.getState()
  if (editing && editing.id !== id) stopEditing(project)
  if (more) {
    const next = new Set(selection)
    if (!next.delete(id)) next.add(id)
    select(project, next)
  } else if (!selection.has(id)) select(project, [id])
}

function leaveField(project: ProjectContext): void {
  if (project.window.getState().editing) stopEditing(project)
}

function putKeyboardAt(project: ProjectContext, point: Point): void {
  const layout = project.model.getState().model?.layout
  const cell = layout ? cellAt(layout, point) : null
  if (cell) project.window.setState({ cell })
}

function drawMarquee(
  project: ProjectContext,
  { hand }: CanvasParts,
  start: { point: Point; keep: ReadonlySet<string>; pointerId: number },
  point: Point,
  event: PointerEvent<HTMLDivElement>,
): void {
  const rect: Rect = {
    x: Math.min(start.point.x, point.x),
    y: Math.min(start.point.y, point.y),
    width: Math.abs(point.x - start.point.x),
    height: Math.abs(point.y - start.point.y),
  }
  if (!hand.getState().marquee) {
    if (rect.width + rect.height < 6) return
    event.currentTarget.setPointerCapture(start.pointerId)
  }
  hand.setState({ marquee: rect })
  const layout = project.model.getState().model?.layout
  if (!layout) return
  const ids = [
    ...layout.cards.filter((box) => intersects(box.rect, rect)).map((box) => box.card.id),
    ...layout.notes.filter((box) => intersects(box.rect, rect)).map((box) => box.note.id),
  ]
  project.window.setState({ selection: new Set([...start.keep, ...ids]) })
}

/** A card that is only painted becomes an element under the pointer, so that it can be picked up like any other. */
function hover(
  project: ProjectContext,
  { hand, lens, pointAt }: CanvasParts,
  event: PointerEvent<HTMLDivElement>,
): void {
  if (event.buttons !== 0) return
  const { far, mounted } = lens.store.getState()
  const point = pointAt(event)
  const layout = project.model.getState().model?.layout
  const painted = far || !contains(mounted, point)
  const hovered = (painted && layout?.cards.find((box) => contains(box.rect, point))?.card.id) || null
  if (hovered !== hand.getState().hovered) hand.setState({ hovered })
}

/** A double click types: into the card or note under it, or into a new card of the cell. */
function openAt(project: ProjectContext, parts: CanvasParts, event: MouseEvent): void {
  const id = recordAt(event)
  if (id !== null) openRecord(project, id)
  else openGround(project, parts.pointAt(event))
}

function openRecord(project: ProjectContext, id: string): void {
  const { cards, notes } = project.session.snapshot.getState()
  if (cards[id]) project.window.setState({ editing: { kind: 'card', id } })
  else if (notes[id]) project.window.setState({ editing: { kind: 'note', id } })
  else project.window.setState({ panel: 'details' })
}

function openGround(project: ProjectContext, point: Point): void {
  const layout = project.model.getState().model?.layout
  const cell = layout && cellAt(layout, point)
  if (cell) startCard(project, cell)
  else if (layout?.header.personas.some((box) => contains(box.rect, point)))
    project.window.setState({ panel: 'persona' })
  else if (layout && contains(layout.header.rect, point)) project.window.setState({ panel: 'scope' })
}

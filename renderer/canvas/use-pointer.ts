import { type MouseEvent, type PointerEvent, useMemo, useRef } from 'react'
import { editCard, select, startCard, stopEditing } from '#renderer/actions/card-actions.ts'
import { openLinkedMap } from '#renderer/actions/link-actions.ts'
import { mayEdit } from '#renderer/actions/rights.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import { contains, intersects, type Point, type Rect } from '#shared/base/geometry.ts'
import { linkRect } from '#shared/layout/card-layout.ts'
import { type CardBox, cellAt, type MapLayout } from '#shared/layout/map-layout.ts'
import { type CanvasParts, useCanvas } from './canvas-context.tsx'
import { createTaps } from './taps.ts'

interface Marquee {
  readonly point: Point
  readonly keep: ReadonlySet<string>
  readonly pointerId: number
}

/** A finger that rests as long, in milliseconds, has asked for the menu. */
const LONG_PRESS = 600

/**
 * Clicks, double clicks and boxes drawn on the sheet; a finger's taps and double taps. React Flow keeps panning, zooming
 * and dragging. A pen is a mouse: it draws boxes and pulls cards, and leaves no ink.
 */
export function usePointer() {
  const project = useProject()
  const parts = useCanvas()
  const start = useRef<Marquee | null>(null)
  const tap = useRef(createTaps())
  const downAt = useRef(0)
  return useMemo(
    () => ({
      onPointerDown(event: PointerEvent<HTMLDivElement>) {
        const touch = noteKind(parts, event)
        downAt.current = event.timeStamp
        if (!touch && event.button === 0 && !isOwnControl(event)) start.current = press(project, parts, event)
      },
      onPointerMove(event: PointerEvent<HTMLDivElement>) {
        noteKind(parts, event)
        if (start.current && event.buttons === 1)
          return drawMarquee(project, parts, start.current, parts.pointAt(event), event)
        hover(project, parts, event)
      },
      onPointerUp() {
        start.current = null
        if (parts.hand.getState().marquee) parts.hand.setState({ marquee: null })
      },
      // A finger acts when it has left the glass without pulling: that comes as a click, after all else that browsers
      // make of a touch and that would take the focus away again.
      onClick(event: MouseEvent<HTMLDivElement>) {
        const isLong = event.timeStamp - downAt.current > LONG_PRESS
        if (!parts.hand.getState().touch || isLong || isOwnControl(event)) return
        if (tap.current(event) === 'double') openAt(project, parts, event)
        else tapAt(project, parts, event)
      },
      onPointerLeave() {
        if (parts.hand.getState().hovered !== null) parts.hand.setState({ hovered: null })
      },
      onDoubleClick(event: MouseEvent<HTMLDivElement>) {
        if (!parts.hand.getState().touch && !isOwnControl(event)) openAt(project, parts, event)
      },
    }),
    [project, parts],
  )
}

const closest = (event: { target: EventTarget }, selector: string): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null

const isOwnControl = (event: { target: EventTarget }): boolean =>
  closest(
    event,
    '.text-editor, .connect-handle, .point-grip, .cell-add, .cluster-name, .cluster-field, .channel-hit, .card-sign, .selection-bar, .vote-mark',
  ) !== null

/** The card, note or connector under the pointer; cards that are only painted count like those that are elements. */
const recordAt = (event: { target: EventTarget }): string | null =>
  closest(event, '[data-record]')?.dataset.record ?? null

function paintedAt(project: ProjectContext, point: Point): string | null {
  const layout = project.model.getState().model?.layout
  return layout?.cards.find((box) => contains(box.rect, point))?.card.id ?? null
}

/** Whether it is a finger; remembered, because cards answer to fingers and to mice unlike. */
function noteKind({ hand }: CanvasParts, event: PointerEvent): boolean {
  const touch = event.pointerType === 'touch'
  if (hand.getState().touch !== touch) hand.setState({ touch })
  return touch
}

/** A press picks what is under the pointer; on bare ground it begins a box around cards. */
function press(
  project: ProjectContext,
  parts: CanvasParts,
  event: PointerEvent<HTMLDivElement>,
): Marquee | null {
  parts.focus()
  const id = recordAt(event)
  if (id !== null) {
    pick(project, id, event.shiftKey || event.ctrlKey || event.metaKey)
    return null
  }
  const point = parts.pointAt(event)
  pointAtGround(project, point)
  if (event.nativeEvent.getModifierState('Space')) return null
  const keep = event.shiftKey ? project.window.getState().selection : new Set<string>()
  if (!event.shiftKey) project.window.setState({ selection: new Set() })
  return { point, keep, pointerId: event.pointerId }
}

/** A tap selects what a click would; a finger has no hovering before it that would make a painted card an element. */
function tapAt(project: ProjectContext, parts: CanvasParts, event: MouseEvent): void {
  parts.focus()
  const point = parts.pointAt(event)
  const id = recordAt(event) ?? paintedAt(project, point)
  if (id !== null) pick(project, id, false)
  else {
    pointAtGround(project, point)
    project.window.setState({ selection: new Set() })
  }
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

/** Typing ends, and the keyboard goes to the cell under the pointer. */
function pointAtGround(project: ProjectContext, point: Point): void {
  if (project.window.getState().editing) stopEditing(project)
  const layout = project.model.getState().model?.layout
  const cell = layout ? cellAt(layout, point) : null
  project.window.setState({ header: null, ...(cell ? { cell } : {}) })
}

function drawMarquee(
  project: ProjectContext,
  { hand }: CanvasParts,
  start: Marquee,
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
  if (event.buttons !== 0 || event.pointerType === 'touch') return
  const { far, mounted } = lens.store.getState()
  const point = pointAt(event)
  const hovered = far || !contains(mounted, point) ? paintedAt(project, point) : null
  if (hovered !== hand.getState().hovered) hand.setState({ hovered })
}

/** A double click types: into the card or note under it, or into a new card of the cell. On a link it follows that. */
function openAt(project: ProjectContext, parts: CanvasParts, event: MouseEvent): void {
  const point = parts.pointAt(event)
  const id = recordAt(event) ?? paintedAt(project, point)
  const box = id === null ? undefined : project.model.getState().model?.layout.cardById.get(id)
  if (box && isOnLink(box, point)) openLinkedMap(project, box.card)
  else if (id !== null) openRecord(project, id)
  else openGround(project, point)
}

function isOnLink({ inner, rect }: CardBox, { x, y }: Point): boolean {
  const link = linkRect(inner)
  return link !== null && contains(link, { x: x - rect.x, y: y - rect.y })
}

function openRecord(project: ProjectContext, id: string): void {
  const { notes } = project.session.snapshot.getState()
  if (project.model.getState().model?.cards[id]) editCard(project, id)
  else if (notes[id] && mayEdit(project, id)) project.window.setState({ editing: { kind: 'note', id } })
  else project.window.setState({ panel: 'details' })
}

/** All that stands for a persona above the grid. */
const personasOf = ({ header }: MapLayout) => [...header.personas, ...header.sheets, ...header.backstory]

function openGround(project: ProjectContext, point: Point): void {
  const layout = project.model.getState().model?.layout
  const cell = layout && cellAt(layout, point)
  if (cell) startCard(project, cell)
  else if (layout && personasOf(layout).some((box) => contains(box.rect, point)))
    project.window.setState({ panel: 'persona' })
  else if (layout && contains(layout.header.rect, point)) project.window.setState({ panel: 'scope' })
}

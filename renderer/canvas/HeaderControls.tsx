import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { canvasHandle } from '#renderer/actions/canvas-handle.ts'
import { stopEditing } from '#renderer/actions/card-actions.ts'
import { perform } from '#renderer/actions/perform.ts'
import { renameBeside, selectHeader } from '#renderer/actions/structure-actions.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import { type ProjectContext, useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import type { HeaderKind } from '#renderer/session/window-state.ts'
import { clamp, type Point, type Rect } from '#shared/base/geometry.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { gestureKey } from '#shared/document/undo.ts'
import type { LaneBox, StageBox, StepBox } from '#shared/layout/map-layout.ts'
import { STEP_WIDTH } from '#shared/model/step.ts'
import { useCanvas } from './canvas-context.tsx'
import { HeaderMenu } from './HeaderMenu.tsx'
import { carriedArea, type HeaderDrop, headerDropAt } from './header-drag.ts'

interface HeaderHitProps {
  readonly kind: HeaderKind
  readonly id: string
  readonly rect: Rect
  readonly title: string
  readonly size: number
  readonly children?: ReactNode
}

/** The place of a title that one can rename (double click, F2, Enter), open the menu of, and drag by. */
function HeaderHit({ kind, id, rect, title, size, children }: HeaderHitProps) {
  const project = useProject()
  const editing = useWindow((state) => state.editing?.kind === kind && state.editing.id === id)
  const current = useWindow((state) => state.header?.kind === kind && state.header.id === id)
  const locked = useStructureLock()
  const rename = () => project.window.setState({ editing: { kind, id } })
  const pull = usePull(kind, id, locked)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a double click is a short cut; the menu in it has "Rename"
    <div
      className="header-hit"
      data-header={kind}
      data-id={id}
      data-current={current || undefined}
      style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
      data-locked={locked || undefined}
      onDoubleClick={locked ? undefined : rename}
      {...(editing ? {} : pull)}
    >
      {editing ? (
        <TitleField kind={kind} id={id} title={title} size={size} />
      ) : (
        <HeaderMenu kind={kind} id={id} title={title} />
      )}
      {locked ? null : children}
    </div>
  )
}

/** How far a header must be pulled, in CSS pixels, before it counts as a drag and not as a click. */
const PULL = 5

/**
 * A click on a title takes it in hand. Pulling it moves its stage, step or lane with all it holds; a shade goes along
 * with the hand, and a line shows where it would stand. A finger pulls only what it took in hand before, so that nobody
 * moves a stage by scrolling. The menu's "Move" is the way without pulling.
 */
function usePull(kind: HeaderKind, id: string, locked: boolean) {
  const project = useProject()
  const { hand, pointAt } = useCanvas()
  const start = useRef<{ x: number; y: number; point: Point; pulls: boolean } | null>(null)
  const drop = useRef<HeaderDrop | null>(null)
  const end = (done: boolean) => {
    if (done && drop.current) perform(project, `Move ${kind}`, [drop.current.command])
    if (done && start.current && hand.getState().carried === null) takeInHand(project, kind, id)
    start.current = null
    drop.current = null
    hand.setState({ drop: null, carried: null })
  }
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !isOnTitle(event)) return
      const pulls = !locked && (event.pointerType !== 'touch' || project.window.getState().header?.id === id)
      start.current = { x: event.clientX, y: event.clientY, point: pointAt(event), pulls }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const from = start.current
      const layout = project.model.getState().model?.layout
      if (!from?.pulls || !layout) return
      const far = Math.abs(event.clientX - from.x) + Math.abs(event.clientY - from.y) >= PULL
      if (!far && hand.getState().carried === null) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const point = pointAt(event)
      const [along, began] = kind === 'lane' ? [point.y, from.point.y] : [point.x, from.point.x]
      drop.current = headerDropAt(layout, kind, id, along)
      hand.setState({
        carried: carriedArea(layout, kind, id, along - began),
        drop: drop.current && { cell: drop.current.into, line: drop.current.line },
      })
    },
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
  }
}

/** Not on its menu's button, nor in the menu, whose events React passes on although it hangs elsewhere on the page. */
const isOnTitle = ({ target, currentTarget }: PointerEvent<HTMLElement>): boolean =>
  target instanceof Element && currentTarget.contains(target) && target.closest('button') === null

function takeInHand(project: ProjectContext, kind: HeaderKind, id: string): void {
  if (project.window.getState().editing) stopEditing(project)
  selectHeader(project, kind, id)
  canvasHandle.focus()
}

/** Whether the structure of the shown map is locked, for all or for this person: nothing can be pulled then, named or sized. */
function useStructureLock(): boolean {
  const isLocked = useStore(useProject().model, ({ model }) => model?.view.map.locked === true)
  const { all } = useRoom(rightsOf)
  return isLocked || !all
}

const EDIT = { stage: 'stage.edit', step: 'step.edit', lane: 'lane.edit' } as const

function TitleField({
  kind,
  id,
  title,
  size,
}: {
  readonly kind: HeaderKind
  readonly id: string
  readonly title: string
  readonly size: number
}) {
  const project = useProject()
  const first = useRef(title)
  const write = (next: string) =>
    perform(
      project,
      `Rename ${kind}`,
      [{ type: EDIT[kind], id, changes: { title: next } } as Command],
      `rename:${id}`,
    )
  const leave = () => {
    if (project.window.getState().editing?.id === id) project.window.setState({ editing: null })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') write(first.current)
    if (event.key === 'Escape' || event.key === 'Enter') leave()
    if (event.key === 'Tab' && renameBeside(project, kind, id, event.shiftKey ? -1 : 1))
      event.preventDefault()
  }
  return (
    <input
      className="header-field"
      aria-label={`Title of this ${kind}`}
      spellCheck
      // biome-ignore lint/a11y/noAutofocus: the person just asked to type here
      autoFocus
      onFocus={(event) => event.target.select()}
      value={title}
      style={{ fontSize: size }}
      onChange={(event) => write(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={leave}
    />
  )
}

/** Pulling an edge changes a size live; the whole pull is one undo step. */
function ResizeGrip({
  axis,
  label,
  size,
  onSize,
}: {
  readonly axis: 'x' | 'y'
  readonly label: string
  readonly size: number
  readonly onSize: (size: number, joinKey: string) => void
}) {
  const { viewport } = useCanvas()
  const [start, setStart] = useState<{ at: number; size: number; key: string } | null>(null)
  const along = (event: PointerEvent) => (axis === 'x' ? event.clientX : event.clientY)
  return (
    <div
      className="resize-grip"
      data-axis={axis}
      title={label}
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        setStart({ at: along(event), size, key: gestureKey('resize', event.timeStamp) })
      }}
      onPointerMove={(event) => {
        if (start)
          onSize(Math.round((start.size + (along(event) - start.at) / viewport().zoom) / 4) * 4, start.key)
      }}
      onPointerUp={() => setStart(null)}
      onPointerCancel={() => setStart(null)}
    />
  )
}

/** A stage's title. */
export const StageHeader = memo(function StageHeader({ box }: { readonly box: StageBox }) {
  return <HeaderHit kind="stage" id={box.stage.id} rect={box.rect} title={box.stage.title} size={16} />
})

/** A step's title, with a grip for the column's width. */
export const StepHeader = memo(function StepHeader({ box }: { readonly box: StepBox }) {
  const project = useProject()
  const resize = (width: number, joinKey: string) =>
    perform(
      project,
      'Resize step',
      [
        {
          type: 'step.edit',
          id: box.step.id,
          changes: { width: clamp(width, STEP_WIDTH.least, STEP_WIDTH.most) },
        },
      ],
      joinKey,
    )
  return (
    <HeaderHit kind="step" id={box.step.id} rect={box.rect} title={box.step.title} size={14}>
      <ResizeGrip axis="x" label="Pull to change the width" size={box.step.width} onSize={resize} />
    </HeaderHit>
  )
})

/** A lane's title, with a grip for the row's height. */
export const LaneHeader = memo(function LaneHeader({ box }: { readonly box: LaneBox }) {
  const project = useProject()
  const resize = (height: number, joinKey: string) =>
    perform(
      project,
      'Resize lane',
      [{ type: 'lane.edit', id: box.lane.id, changes: { height: Math.max(0, height) } }],
      joinKey,
    )
  return (
    <HeaderHit kind="lane" id={box.lane.id} rect={box.header} title={box.lane.title} size={15}>
      {box.lane.collapsed || box.zone !== null ? null : (
        <ResizeGrip axis="y" label="Pull to change the height" size={box.band.height} onSize={resize} />
      )}
    </HeaderHit>
  )
})

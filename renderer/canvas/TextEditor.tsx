import { useEffect, useLayoutEffect, useRef } from 'react'
import { canvasHandle } from '#renderer/actions/canvas-handle.ts'
import { cardAfter, startCard, stopEditing } from '#renderer/actions/card-actions.ts'
import { nextCell } from '#renderer/actions/navigate.ts'
import { perform } from '#renderer/actions/perform.ts'
import { mayEdit } from '#renderer/actions/rights.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import { CARD } from '#shared/layout/dimensions.ts'
import { cardsIn } from '#shared/model/map-view.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'

interface Target {
  readonly kind: 'card' | 'note'
  readonly id: string
}

interface EditorBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly lineHeight: number
}

/**
 * Typing in place. Every keystroke is a command, so that others see it being typed and nothing waits for a "save"; a
 * second's pause makes a new undo step.
 */
export function TextEditor({
  target,
  text,
  box,
  label,
}: {
  readonly target: Target
  readonly text: string
  readonly box: EditorBox
  readonly label: string
}) {
  const project = useProject()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const element = field.current
    element?.focus({ preventScroll: true })
    element?.setSelectionRange(element.value.length, element.value.length)
    canvasHandle.approach(target.id)
  }, [target.id])
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = '0'
    element.style.height = `${element.scrollHeight}px`
  })
  return (
    <textarea
      ref={field}
      className="text-editor nodrag nopan nowheel"
      aria-label={label}
      dir="auto"
      value={text}
      rows={1}
      spellCheck
      style={{
        left: box.x,
        top: box.y,
        width: box.width,
        paddingInline: CARD.paddingX,
        fontSize: box.size,
        lineHeight: `${box.lineHeight}px`,
      }}
      onChange={(event) => writeText(project, target, event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (handleKey(project, target, event.key, event.shiftKey)) event.preventDefault()
        event.stopPropagation()
      }}
      onPaste={(event) => event.stopPropagation()}
      onBlur={() => leaveIfStill(project, target)}
    />
  )
}

function writeText(project: ProjectContext, { kind, id }: Target, text: string): void {
  if (kind === 'note') perform(project, 'Type', [{ type: 'note.edit', id, changes: { text } }], `type:${id}`)
  else perform(project, 'Type', [{ type: 'cards.edit', ids: [id], changes: { text } }], `type:${id}`)
}

function leaveIfStill(project: ProjectContext, { id }: Target): void {
  const { editing } = project.window.getState()
  if (editing?.id === id) stopEditing(project)
}

/** Enter: next card; Shift+Enter: line break; Tab: next step; Esc: leave. Answers whether the key was taken. */
function handleKey(project: ProjectContext, target: Target, key: string, shift: boolean): boolean {
  if (key === 'Escape') {
    stopEditing(project)
    return true
  }
  if (target.kind === 'note') return false
  if (key === 'Enter' && !shift) {
    const card = project.model.getState().model?.cards[target.id]
    const after = cardAfter(project, target.id)
    const leaveEmpty = card?.text.trim() === ''
    stopEditing(project)
    if (card && !leaveEmpty) startCard(project, { laneId: card.place[0], stepId: card.place[1] }, after)
    return true
  }
  if (key === 'Tab') {
    editBeside(project, target.id, shift ? -1 : 1)
    return true
  }
  return false
}

/** Goes on typing in the next step's cell: in its first card, or in a new one. */
function editBeside(project: ProjectContext, cardId: string, by: 1 | -1): void {
  const model = project.model.getState().model
  const place = model?.cards[cardId]?.place
  stopEditing(project)
  if (!model || !place) return
  const cell = nextCell(model.view, { laneId: place[0], stepId: place[1] }, by)
  if (!cell) return
  const there = cardsIn(model.view, cell.laneId, cell.stepId)[0]
  if (there && !isStepValue(there.kind) && mayEdit(project, there.id))
    project.window.setState({ selection: new Set([there.id]), cell, editing: { kind: 'card', id: there.id } })
  else startCard(project, cell)
}

import type { NodeChange, OnNodeDrag } from '@xyflow/react'
import { useMemo } from 'react'
import { lockOn, notifyLocked, select } from '#renderer/actions/card-actions.ts'
import { moveNotes } from '#renderer/actions/note-actions.ts'
import { parkCards, unpark } from '#renderer/actions/parking-actions.ts'
import { perform } from '#renderer/actions/perform.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { contains, type Point, union } from '#shared/base/geometry.ts'
import { type CardBox, cellAt, type MapLayout } from '#shared/layout/map-layout.ts'
import { type CanvasParts, useCanvas } from './canvas-context.tsx'
import { dropTargetAt, movesFor } from './drop-target.ts'
import type { FlowNode } from './flow-nodes.ts'

/** React Flow moves what is in hand; where it lands is decided here, on the drop, as one command. */
export function useDragging() {
  const project = useProject()
  const parts = useCanvas()
  return useMemo(() => {
    const onNodeDragStart: OnNodeDrag<FlowNode> = (_event, node) => {
      const { selection } = project.window.getState()
      if (!selection.has(node.id)) select(project, [node.id])
      const ids = new Set([...project.window.getState().selection])
      const lane = lockOn(project, ids)
      if (lane) notifyLocked(lane)
      else parts.hand.setState({ dragging: { ids, by: { x: 0, y: 0 } } })
    }
    const onNodesChange = (changes: NodeChange<FlowNode>[]) => follow(project, parts, changes)
    const onNodeDrag: OnNodeDrag<FlowNode> = (event, node) => {
      if (node.type === 'card' || node.data.box.note.parked) previewDrop(project, parts, handOf(event))
    }
    const onNodeDragStop: OnNodeDrag<FlowNode> = (event, node) => {
      const by = parts.hand.getState().dragging?.by
      if (!by) return
      if (node.type === 'note') {
        if (!dropParked(project, node.id, parts.pointAt(handOf(event)))) moveNotes(project, by)
      } else dropCards(project, parts, node.id, handOf(event))
      parts.hand.setState({ dragging: null, drop: null })
    }
    return { onNodeDragStart, onNodesChange, onNodeDrag, onNodeDragStop }
  }, [project, parts])
}

interface Client {
  readonly clientX: number
  readonly clientY: number
}

/** Where the pointer is, or the finger that has just moved or left. */
const handOf = (event: MouseEvent | TouchEvent): Client =>
  'changedTouches' in event ? (event.changedTouches[0] as Touch) : event

function follow(
  project: ProjectContext,
  { hand }: CanvasParts,
  changes: readonly NodeChange<FlowNode>[],
): void {
  const { dragging } = hand.getState()
  if (!dragging) return
  for (const change of changes) {
    if (change.type !== 'position' || !change.position || !change.dragging) continue
    const layout = project.model.getState().model?.layout
    const rect =
      layout?.cardById.get(change.id)?.rect ?? layout?.notes.find((box) => box.note.id === change.id)?.rect
    if (!rect) continue
    hand.setState({
      dragging: { ids: dragging.ids, by: { x: change.position.x - rect.x, y: change.position.y - rect.y } },
    })
    return
  }
}

function previewDrop(project: ProjectContext, { hand, pointAt }: CanvasParts, event: Client): void {
  const layout = project.model.getState().model?.layout
  const { dragging, drop } = hand.getState()
  const target = layout && dragging ? dropTargetAt(layout, pointAt(event), dragging.ids) : null
  const next = target && { cell: target.cell, line: target.line }
  if (JSON.stringify(next) !== JSON.stringify(drop)) hand.setState({ drop: next })
}

/** A drop into a locked lane is refused in words: the hand went there on purpose. */
function refuseLocked(project: ProjectContext, point: Point): void {
  const model = project.model.getState().model
  const at = model && cellAt(model.layout, point)
  const lane = at && model.snapshot.lanes[at.laneId]
  if (lane?.locked) notifyLocked(lane)
}

function dropCards(
  project: ProjectContext,
  { hand, pointAt }: CanvasParts,
  heldId: string,
  event: Client,
): void {
  const model = project.model.getState().model
  const { dragging } = hand.getState()
  const target = model && dragging ? dropTargetAt(model.layout, pointAt(event), dragging.ids) : null
  if (!target && model && dragging && isOverParking(model.layout, pointAt(event))) {
    parkCards(
      project,
      [...dragging.ids].filter((id) => model.layout.cardById.has(id)),
    )
    return
  }
  if (!target) refuseLocked(project, pointAt(event))
  if (!model || !dragging || !target) return
  const boxes = model.layout.cards.filter((box: CardBox) => dragging.ids.has(box.card.id))
  const moves = movesFor(model.view, boxes, heldId, target)
  perform(project, moves.length === 1 ? 'Move card' : `Move ${moves.length} cards`, [
    { type: 'cards.move', moves },
  ])
  select(project, dragging.ids)
}

const isOverParking = ({ parking }: MapLayout, point: Point): boolean =>
  parking !== null && contains(union(parking.header, parking.band), point)

/** A parked note that is dropped on a cell becomes a card there; one that is dropped elsewhere lies there from then on. */
function dropParked(project: ProjectContext, noteId: string, at: Point): boolean {
  const layout = project.model.getState().model?.layout
  const note = project.session.snapshot.getState().notes[noteId]
  if (!layout || !note?.parked || project.window.getState().selection.size > 1) return false
  if (isOverParking(layout, at)) return true
  const target = dropTargetAt(layout, at, new Set())
  if (!target) return false
  unpark(project, noteId, { laneId: target.laneId, stepId: target.stepId }, target.beforeId)
  return true
}

import type { MapModel } from '#renderer/session/map-model.ts'
import { intersects, type Rect } from '#shared/base/geometry.ts'
import type { CardBox, NoteBox } from '#shared/layout/map-layout.ts'
import type { CardFlowNode } from './CardNode.tsx'
import type { HandState } from './canvas-context.tsx'
import type { Lens } from './lens.ts'
import type { NoteFlowNode } from './NoteNode.tsx'

export type FlowNode = CardFlowNode | NoteFlowNode

/** What decides which cards are elements, beside the lens: those in hand always are. */
export interface InHand {
  readonly selection: ReadonlySet<string>
  readonly editingId: string | null
  readonly hovered: string | null
  readonly dragging: HandState['dragging']
}

/** So many selected cards stay elements when far out; a selection of everything is painted, not mounted. */
const MOST_SELECTED = 60

/** Makes React Flow's nodes, reusing the ones before where nothing about them changed, so that React skips them. */
export function createNodeMaker(): (model: MapModel, lens: Lens, inHand: InHand) => FlowNode[] {
  let before = new Map<string, FlowNode>()
  return (model, lens, inHand) => {
    const wanted = wantedIds(lens, inHand)
    const nodes = [
      ...model.layout.cards.flatMap((box) =>
        wanted(box.card.id, box.rect) ? [cardNode(model, box, inHand, before)] : [],
      ),
      ...model.layout.notes.map((box) => noteNode(box, inHand, before)),
    ]
    before = new Map(nodes.map((node) => [node.id, node]))
    return nodes
  }
}

function wantedIds(lens: Lens, inHand: InHand): (id: string, rect: Rect) => boolean {
  const fewSelected = inHand.selection.size <= MOST_SELECTED
  return (id, rect) =>
    id === inHand.hovered ||
    id === inHand.editingId ||
    (fewSelected && inHand.selection.has(id)) ||
    inHand.dragging?.ids.has(id) === true ||
    (!lens.far && intersects(rect, lens.mounted))
}

const placeOf = (id: string, rect: Rect, dragging: HandState['dragging']) =>
  dragging?.ids.has(id) ? { x: rect.x + dragging.by.x, y: rect.y + dragging.by.y } : { x: rect.x, y: rect.y }

function cardNode(
  model: MapModel,
  box: CardBox,
  inHand: InHand,
  before: ReadonlyMap<string, FlowNode>,
): CardFlowNode {
  const { id } = box.card
  const position = placeOf(id, box.rect, inHand.dragging)
  const selected = inHand.selection.has(id)
  const old = before.get(id)
  const context = model.contexts(box.card)
  if (
    old?.type === 'card' &&
    isSame(old, position, selected, box.rect) &&
    old.data.box.card === box.card &&
    sameContext(old.data.context, context)
  )
    return old
  return {
    id,
    type: 'card',
    position,
    selected,
    width: box.rect.width,
    height: box.rect.height,
    data: { box, context },
    zIndex: zOf(id, selected, inHand),
    draggable: inHand.editingId !== id,
  }
}

function noteNode(box: NoteBox, inHand: InHand, before: ReadonlyMap<string, FlowNode>): NoteFlowNode {
  const { id } = box.note
  const position = placeOf(id, box.rect, inHand.dragging)
  const selected = inHand.selection.has(id)
  const old = before.get(id)
  if (old?.type === 'note' && isSame(old, position, selected, box.rect) && old.data.box.note === box.note)
    return old
  return {
    id,
    type: 'note',
    position,
    selected,
    width: box.rect.width,
    height: box.rect.height,
    data: { box },
    zIndex: zOf(id, selected, inHand) + 1,
    draggable: inHand.editingId !== id,
  }
}

const zOf = (id: string, selected: boolean, inHand: InHand): number =>
  inHand.dragging?.ids.has(id) ? 30 : inHand.editingId === id ? 20 : selected ? 10 : 1

const isSame = (old: FlowNode, position: { x: number; y: number }, selected: boolean, rect: Rect): boolean =>
  old.position.x === position.x &&
  old.position.y === position.y &&
  old.selected === selected &&
  old.width === rect.width &&
  old.height === rect.height

const sameContext = (a: CardFlowNode['data']['context'], b: CardFlowNode['data']['context']): boolean =>
  a.laneColor === b.laneColor && a.most === b.most && a.before === b.before

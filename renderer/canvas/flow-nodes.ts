import { isOnBallot } from '#renderer/actions/activity-actions.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { intersects, type Rect } from '#shared/base/geometry.ts'
import type { CardBox, NoteBox } from '#shared/layout/map-layout.ts'
import type { Card } from '#shared/model/card.ts'
import type { VoteScope } from '#shared/protocol/room.ts'
import type { CardFlowNode, CardSigns } from './CardNode.tsx'
import type { HandState } from './canvas-context.tsx'
import type { Lens } from './lens.ts'
import type { NoteFlowNode } from './NoteNode.tsx'
import { openComments } from './open-comments.ts'

export type FlowNode = CardFlowNode | NoteFlowNode

/** What decides which cards are elements, beside the lens: those in hand always are. */
export interface InHand {
  readonly selection: ReadonlySet<string>
  readonly editingId: string | null
  readonly hovered: string | null
  readonly dragging: HandState['dragging']
  /** A finger pulls only what is selected, and pans where it is not. */
  readonly touch: boolean
  /** Whether the person may change it, and so pull it; where nothing is said, everything. */
  readonly mayEdit?: (id: string) => boolean
  /** What is voted on while a vote is open. */
  readonly ballot: VoteScope | null
}

/** So many selected cards stay elements when far out; a selection of everything is painted, not mounted. */
const MOST_SELECTED = 60

/** Makes React Flow's nodes, reusing the ones before where nothing about them changed, so that React skips them. */
export function createNodeMaker(): (model: MapModel, lens: Lens, inHand: InHand) => FlowNode[] {
  let before = new Map<string, FlowNode>()
  return (model, lens, inHand) => {
    const wanted = wantedIds(lens, inHand)
    const signs = signsOf(model, inHand.ballot)
    const nodes = [
      ...model.layout.cards.flatMap((box) =>
        wanted(box.card.id, box.rect) || model.privateIds.has(box.card.id)
          ? [cardNode(model, box, inHand, signs(box.card), before)]
          : [],
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

/** React Flow lets the pointer through what cannot be pulled; it can still be selected and read. */
const READABLE = { pointerEvents: 'all' } as const

/** All that React Flow is told of a node beside what is drawn in it. */
type Frame = Pick<
  FlowNode,
  'id' | 'position' | 'selected' | 'width' | 'height' | 'zIndex' | 'draggable' | 'style'
>

function frameOf(id: string, rect: Rect, inHand: InHand): Frame {
  const selected = inHand.selection.has(id)
  const mayPull = inHand.mayEdit?.(id) ?? true
  const by = inHand.dragging?.ids.has(id) ? inHand.dragging.by : { x: 0, y: 0 }
  return {
    id,
    position: { x: rect.x + by.x, y: rect.y + by.y },
    selected,
    width: rect.width,
    height: rect.height,
    zIndex: zOf(id, selected, inHand),
    draggable: inHand.editingId !== id && (selected || !inHand.touch) && mayPull,
    ...(mayPull ? {} : { style: READABLE }),
  }
}

const sameFrame = (old: FlowNode, frame: Frame): boolean =>
  old.position.x === frame.position.x &&
  old.position.y === frame.position.y &&
  old.selected === frame.selected &&
  old.width === frame.width &&
  old.height === frame.height &&
  old.zIndex === frame.zIndex &&
  old.draggable === frame.draggable

function cardNode(
  model: MapModel,
  box: CardBox,
  inHand: InHand,
  signs: CardSigns,
  before: ReadonlyMap<string, FlowNode>,
): CardFlowNode {
  const frame = frameOf(box.card.id, box.rect, inHand)
  const context = model.contexts(box.card)
  const old = before.get(frame.id)
  return old?.type === 'card' &&
    sameFrame(old, frame) &&
    old.data.box.card === box.card &&
    sameContext(old.data.context, context) &&
    sameSigns(old.data.signs, signs)
    ? old
    : { ...frame, type: 'card', data: { box, context, signs } }
}

function noteNode(box: NoteBox, inHand: InHand, before: ReadonlyMap<string, FlowNode>): NoteFlowNode {
  const own = frameOf(box.note.id, box.rect, inHand)
  const frame = { ...own, zIndex: (own.zIndex ?? 0) + 1 }
  const old = before.get(frame.id)
  return old?.type === 'note' && sameFrame(old, frame) && old.data.box.note === box.note
    ? old
    : { ...frame, type: 'note', data: { box } }
}

const zOf = (id: string, selected: boolean, inHand: InHand): number =>
  inHand.dragging?.ids.has(id) ? 30 : inHand.editingId === id ? 20 : selected ? 10 : 1

/** What shows on a card on screen alone. */
function signsOf(
  { dimmed, snapshot, privateIds }: MapModel,
  ballot: VoteScope | null,
): (card: Card) => CardSigns {
  const comments = openComments(snapshot.comments)
  return ({ id, kind, place }) => ({
    dimmed: dimmed.has(id),
    locked: snapshot.lanes[place[0]]?.locked === true,
    comments: comments.get(id) ?? 0,
    private: privateIds.has(id),
    aside: ballot !== null && !isOnBallot(ballot, { id, kind }),
  })
}

const sameSigns = (a: CardSigns, b: CardSigns): boolean =>
  a.dimmed === b.dimmed &&
  a.locked === b.locked &&
  a.comments === b.comments &&
  a.private === b.private &&
  a.aside === b.aside

const sameContext = (a: CardFlowNode['data']['context'], b: CardFlowNode['data']['context']): boolean =>
  a.laneColor === b.laneColor &&
  a.most === b.most &&
  a.before === b.before &&
  a.linkedTitle === b.linkedTitle &&
  a.drop === b.drop &&
  a.computed === b.computed

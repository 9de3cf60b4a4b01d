import { byMe } from '#renderer/room/person.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { CellId } from '#renderer/session/window-state.ts'
import { notifyProblem } from '#renderer/ui/notify.ts'
import { newId } from '#shared/base/ids.ts'
import type { CardMove, Command, NewCard } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn } from '#shared/model/map-view.ts'
import { type Color, holdsCards, IMPACTS, type Impact, isStepValue } from '#shared/model/vocabulary.ts'
import { cellToward, type Direction } from './navigate.ts'
import { perform } from './perform.ts'
import { mayEdit, rightsIn } from './rights.ts'
import { startSentiment } from './sentiment-actions.ts'

type CardChanges = Extract<Command, { type: 'cards.edit' }>['changes']

const modelOf = (project: ProjectContext) => project.model.getState().model

/** The selected cards, in reading order. */
export function selectedCards(project: ProjectContext): readonly Card[] {
  const model = modelOf(project)
  const { selection } = project.window.getState()
  return model ? model.layout.cards.filter((box) => selection.has(box.card.id)).map((box) => box.card) : []
}

/** Selects records; the keyboard goes to the cell of the last card among them. */
export function select(project: ProjectContext, ids: Iterable<string>): void {
  const selection = new Set(ids)
  const cards = modelOf(project)?.cards
  const place = [...selection].flatMap((id) => cards?.[id] ?? []).at(-1)?.place
  project.window.setState({
    selection,
    header: null,
    ...(place ? { cell: { laneId: place[0], stepId: place[1] } } : {}),
  })
}

/** The locked lane that keeps these cards from being changed, or `null` where none does. */
export function lockOn(project: ProjectContext, cardIds: Iterable<string>): Lane | null {
  const { cards, lanes } = project.session.snapshot.getState()
  for (const id of cardIds) {
    const lane = lanes[cards[id]?.place[0] ?? '']
    if (lane?.locked) return lane
  }
  return null
}

/** Says that a lane is locked, in the words of the commands that refuse. */
export const notifyLocked = ({ title }: Lane): void =>
  notifyProblem({
    code: 'locked',
    message: `The lane “${title}” is locked. Unlock it to change what stands in it.`,
  })

/** Types into a card, unless its lane is locked, which is said. A card that is not theirs to change people only read. */
export function editCard(project: ProjectContext, id: string): void {
  const lane = lockOn(project, [id])
  if (!mayEdit(project, id)) project.window.setState({ panel: 'details' })
  else if (lane) notifyLocked(lane)
  else project.window.setState({ editing: { kind: 'card', id } })
}

const ADD_CARD = 'Add card'

/**
 * Makes an empty card and starts typing in it. `beforeId` puts it before another card, else it is the cell's last. A
 * collapsed lane opens, so that one sees what one types.
 */
export function startCard(
  project: ProjectContext,
  cell: CellId,
  beforeId: string | null = null,
  text = '',
): string | null {
  const lane = modelOf(project)?.snapshot.lanes[cell.laneId]
  if (!lane || !rightsIn(project).takesPart) return null
  if (lane.kind === 'sentiment') startSentiment(project, lane, cell)
  if (!holdsCards(lane.kind)) return null
  const id = newId()
  const done = perform(
    project,
    ADD_CARD,
    [{ type: 'cards.add', cards: [{ id, ...cell, fields: { text, ...byMe() } }], beforeId }, ...opened(lane)],
    `type:${id}`,
  )
  if (!done) return null
  project.window.setState({
    selection: new Set([id]),
    header: null,
    cell,
    editing: { kind: 'card', id, isNew: true },
  })
  return id
}

const opened = (lane: Lane): Command[] =>
  lane.collapsed ? [{ type: 'lane.edit', id: lane.id, changes: { collapsed: false } }] : []

/** The card after `cardId` in its cell, where a new one would push in. */
export function cardAfter(project: ProjectContext, cardId: string): string | null {
  const model = modelOf(project)
  const place = model?.cards[cardId]?.place
  if (!model || !place) return null
  const cards = cardsIn(model.view, place[0], place[1])
  return cards[cards.findIndex((card) => card.id === cardId) + 1]?.id ?? null
}

/** Leaves in-place typing; a new card that was left empty goes away again. */
export function stopEditing(project: ProjectContext): void {
  const { editing } = project.window.getState()
  project.window.setState({ editing: null })
  if (editing?.kind !== 'card' || !editing.isNew) return
  const model = modelOf(project)
  if (model?.cards[editing.id]?.text.trim() !== '') return
  if (model.privateIds.has(editing.id)) project.activities.cards.drop([editing.id])
  else if (!takeBackAdding(project, editing.id))
    perform(project, 'Delete', [{ type: 'cards.remove', ids: [editing.id] }], `type:${editing.id}`)
  project.window.setState({ selection: new Set() })
}

/**
 * Undoes the adding of a card where that was the last act, so that no undo step is left that brings an empty card back.
 * The label alone does not say which card was added: where it was another one, that comes back.
 */
function takeBackAdding({ session }: ProjectContext, cardId: string): boolean {
  const { history, snapshot, asks } = session
  // Where the host undoes, it would be done only later.
  if (asks || history.state().undo !== ADD_CARD || !history.undo()) return false
  if (snapshot.getState().cards[cardId] === undefined) return true
  history.redo()
  return false
}

/** Deletes whatever is selected: cards, notes, connectors. */
export function deleteSelection(project: ProjectContext): void {
  const snapshot = project.session.snapshot.getState()
  const known = modelOf(project)?.cards ?? snapshot.cards
  const ids = [...project.window.getState().selection].filter(
    (id) => known[id] ?? snapshot.notes[id] ?? snapshot.connectors[id],
  )
  const cards = ids.filter((id) => known[id])
  // Cards come first: where a lane is locked they are refused, and then nothing else is deleted either.
  const commands: Command[] = [
    ...(cards.length > 0 ? [{ type: 'cards.remove', ids: cards } as const] : []),
    ...ids.filter((id) => snapshot.connectors[id]).map((id) => ({ type: 'connector.remove', id }) as const),
    ...ids.filter((id) => snapshot.notes[id]).map((id) => ({ type: 'note.remove', id }) as const),
  ]
  if (perform(project, ids.length === 1 ? 'Delete' : `Delete ${ids.length} things`, commands))
    project.window.setState({ selection: new Set() })
}

/** All but its identity: a copy is not the one that a card of another map answers to. */
const fieldsOf = ({ id: _id, place: _place, kind: _kind, ...fields }: Card): NewCard['fields'] => ({
  ...fields,
  counterpartId: null,
})

/** Doubles the selected cards, each right behind itself. */
export function duplicateSelection(project: ProjectContext): void {
  const made: string[] = []
  const commands = selectedCards(project)
    .filter((card) => !isStepValue(card.kind))
    .map((card): Command => {
      const id = newId()
      made.push(id)
      const [laneId, stepId] = card.place
      return {
        type: 'cards.add',
        cards: [{ id, laneId, stepId, fields: fieldsOf(card) }],
        beforeId: cardAfter(project, card.id),
      }
    })
  if (perform(project, 'Duplicate', commands) && made.length > 0) select(project, made)
}

/** Changes fields of the selected cards, all at once. */
export function editSelected(
  project: ProjectContext,
  label: string,
  changes: CardChanges,
  joinKey?: string,
): void {
  const ids = selectedCards(project).map((card) => card.id)
  if (ids.length > 0) perform(project, label, [{ type: 'cards.edit', ids, changes }], joinKey)
}

/** Colours selected cards and notes. */
export function colorSelected(project: ProjectContext, color: Color): void {
  const { notes } = project.session.snapshot.getState()
  const noteIds = [...project.window.getState().selection].filter((id) => notes[id])
  const cardIds = selectedCards(project).map((card) => card.id)
  perform(project, 'Colour', [
    ...(cardIds.length > 0 ? [{ type: 'cards.edit', ids: cardIds, changes: { color } } as const] : []),
    ...noteIds.map((id) => ({ type: 'note.edit', id, changes: { color } }) as const),
  ])
}

/** Says how bad the selected pains are. */
export function setImpact(project: ProjectContext, impact: Impact): void {
  const ids = selectedCards(project).flatMap((card) => (card.kind === 'pain' ? [card.id] : []))
  if (ids.length > 0) perform(project, 'Set impact', [{ type: 'cards.edit', ids, changes: { impact } }])
}

/** Makes the selected pains one degree worse; the worst becomes the mildest. */
export function cycleImpact(project: ProjectContext): void {
  const first = selectedCards(project).find((card) => card.kind === 'pain')
  if (first) setImpact(project, IMPACTS[(IMPACTS.indexOf(first.impact) + 1) % IMPACTS.length] ?? 'workaround')
}

/**
 * Moves the selected cards one cell on, all keeping their places to each other: the keyboard's way of dragging. Lanes
 * that cannot take them are passed over.
 */
export function moveSelection(project: ProjectContext, direction: Direction): void {
  const model = modelOf(project)
  const cards = selectedCards(project)
  if (!model || cards.length === 0) return
  const rows = direction === 'up' ? -1 : direction === 'down' ? 1 : 0
  const single = cards.length === 1 ? cards[0] : undefined
  const within = single && rows !== 0 ? moveWithinCell(project, single, rows) : null
  if (within) {
    perform(project, 'Move card', [within])
    return
  }
  const moves = cards.flatMap((card): CardMove[] => {
    const [laneId, stepId] = card.place
    const cell = cellToward(model, { laneId, stepId }, direction, takesCards)
    return cell ? [{ id: card.id, ...cell, beforeId: null }] : []
  })
  if (moves.length === cards.length && perform(project, 'Move cards', [{ type: 'cards.move', moves }]))
    select(
      project,
      cards.map((card) => card.id),
    )
}

const takesCards = (lane: Lane): boolean => !lane.collapsed && !lane.locked && holdsCards(lane.kind)

function moveWithinCell(project: ProjectContext, card: Card, rows: number): Command | null {
  const model = modelOf(project)
  if (!model) return null
  const [laneId, stepId] = card.place
  const cards = cardsIn(model.view, laneId, stepId)
  const index = cards.findIndex((other) => other.id === card.id)
  const target = index + rows
  if (target < 0 || target >= cards.length) return null
  const beforeId = (rows > 0 ? cards[target + 1] : cards[target])?.id ?? null
  return { type: 'cards.move', moves: [{ id: card.id, laneId, stepId, beforeId }] }
}

/** Joins two selected cards, from the one that comes first to the other. */
export function connectSelection(project: ProjectContext): void {
  const model = modelOf(project)
  const [from, to] = selectedCards(project)
  if (!model || !from || !to) return
  connect(project, from.id, to.id)
}

/** Draws a connector between two cards, unless there is one already. */
export function connect(project: ProjectContext, fromId: string, toId: string): void {
  const model = modelOf(project)
  if (!model || fromId === toId) return
  if (model.view.connectors.some((line) => line.fromId === fromId && line.toId === toId)) return
  const id = newId()
  if (
    perform(project, 'Connect cards', [
      { type: 'connector.add', id, mapId: model.view.map.id, fields: { fromId, toId } },
    ])
  )
    select(project, [id])
}

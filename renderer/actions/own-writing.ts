import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { CellId } from '#renderer/session/window-state.ts'
import { notify } from '#renderer/ui/notify.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Command, CommandOf, NewCard } from '#shared/document/commands/types.ts'
import { sentimentId } from '#shared/model/card.ts'
import { takesPart } from '#shared/protocol/roles.ts'
import { type PrivateCard, ROOM_BOUNDS } from '#shared/protocol/room.ts'
import type { RoundView } from '#shared/protocol/room-view.ts'

/** What of an act goes into the document, and what stays with its author for now. */
export interface Diverted {
  readonly commands: readonly Command[]
  /** Does the rest: writes private cards, sets one's own values. */
  readonly keep: () => void
}

/** The private round that this person writes in, on the map that is shown; `null` where they write for all to see. */
export function roundHere(project: ProjectContext): RoundView | null {
  const { view, you } = project.room.state.getState()
  const round = view?.round
  if (!round || !you || !takesPart(you.role) || project.window.getState().writesPublicly) return null
  return round
}

/** Whether a cell is one that a round is about. */
export const isInRound = ({ laneIds, stepId }: RoundView, cell: CellId): boolean =>
  laneIds.includes(cell.laneId) && (stepId === null || stepId === cell.stepId)

/** Whether a new card in this cell would be seen by its author alone. */
export function isPrivateCell(project: ProjectContext, cell: CellId): boolean {
  const round = roundHere(project)
  return round !== null && isInRound(round, cell)
}

type Keeping = () => void
/** What became of one command: as it goes on to the document, if at all, and what is kept of it. */
interface Split {
  readonly command: Command | null
  readonly keep: Keeping | null
}

const passed = (command: Command): Result<Split> => ok({ command, keep: null })
const kept = (keep: Keeping): Result<Split> => ok({ command: null, keep })

/**
 * Keeps out of the document what is not for all to see: new cards in the cells of a private round, changes of cards that
 * are private, and values of a line that everybody rates alone. All gestures end in commands, so none gets past here.
 */
export function divert(project: ProjectContext, commands: readonly Command[]): Result<Diverted> {
  const through: Command[] = []
  const keeps: Keeping[] = []
  for (const command of commands) {
    const split = splitCommand(project, command)
    if (!split.ok) return split
    if (split.value.command) through.push(split.value.command)
    if (split.value.keep) keeps.push(split.value.keep)
  }
  return ok({
    commands: through,
    keep() {
      for (const keep of keeps) keep()
    },
  })
}

function splitCommand(project: ProjectContext, command: Command): Result<Split> {
  switch (command.type) {
    case 'cards.add':
      return splitAdding(project, command)
    case 'cards.edit':
      return splitEditing(project, command)
    case 'cards.move':
      return splitMoving(project, command)
    case 'cards.remove':
      return splitRemoving(project, command)
    case 'sentiment.set':
      return splitRating(project, command)
    default:
      return mentionsPrivate(project, command) ? ONLY_WORDS : passed(command)
  }
}

const ONLY_WORDS = fail(
  'private',
  'A private card has words and a place. All else can be done with it once it is revealed.',
)

const privateCard = (project: ProjectContext, id: string): PrivateCard | undefined =>
  project.activities.cards.state.getState().cards.find((card) => card.id === id)

/** The document does not know of private cards, so nothing in it can stand before one. */
const inDocument = (project: ProjectContext, beforeId: string | null): string | null =>
  beforeId !== null && privateCard(project, beforeId) ? null : beforeId

function splitAdding(project: ProjectContext, command: CommandOf<'cards.add'>): Result<Split> {
  const { cards, beforeId } = command
  const unseen = cards.filter((card) => isPrivateCell(project, card))
  if (unseen.length === 0) return passed({ ...command, beforeId: inDocument(project, beforeId) })
  if (unseen.length < cards.length)
    return fail(
      'private',
      'A part of this would land outside the private round, for all to see. Paste it into the cells of the round.',
    )
  if (unseen.some(({ fields }) => (fields.image ?? '') !== ''))
    return fail('private', 'Pictures cannot be private. Add them once the round is over.')
  const { cards: own } = project.activities.cards.state.getState()
  if (own.length + unseen.length > ROOM_BOUNDS.privateCards)
    return fail('too-many', `A private round takes ${ROOM_BOUNDS.privateCards} cards from each person.`)
  const long = unseen.find(({ fields }) => (fields.text ?? '').length > ROOM_BOUNDS.text)
  if (long) return TOO_LONG
  return kept(() => {
    for (const card of unseen) project.activities.cards.put(written(card), beforeId)
  })
}

const TOO_LONG = fail('too-long', `A private card takes ${ROOM_BOUNDS.text} characters. Make two of it.`)

const written = ({ id, laneId, stepId, fields }: NewCard): PrivateCard => ({
  id,
  laneId,
  stepId,
  text: fields.text ?? '',
})

function splitEditing(project: ProjectContext, command: CommandOf<'cards.edit'>): Result<Split> {
  const own = command.ids.flatMap((id) => privateCard(project, id) ?? [])
  if (own.length === 0) return passed(command)
  const { text, ...others } = command.changes
  if (own.length < command.ids.length || text === undefined || Object.keys(others).length > 0)
    return ONLY_WORDS
  if (text.length > ROOM_BOUNDS.text) return TOO_LONG
  return kept(() => {
    for (const card of own) project.activities.cards.put({ ...card, text })
  })
}

function splitMoving(project: ProjectContext, command: CommandOf<'cards.move'>): Result<Split> {
  const round = roundHere(project)
  const own = command.moves.filter(({ id }) => privateCard(project, id))
  const others = command.moves.filter(({ id }) => !privateCard(project, id))
  if (own.length > 0 && !(round && own.every((move) => isInRound(round, move))))
    return fail('private', 'Until it is revealed, a private card stays in the cells of its round.')
  const moves = others.map((move) => ({ ...move, beforeId: inDocument(project, move.beforeId) }))
  return ok({
    command: moves.length > 0 ? { ...command, moves } : null,
    keep: () => {
      for (const { id, laneId, stepId, beforeId } of own) {
        const card = privateCard(project, id)
        if (card) project.activities.cards.move({ ...card, laneId, stepId }, beforeId)
      }
    },
  })
}

function splitRemoving(project: ProjectContext, command: CommandOf<'cards.remove'>): Result<Split> {
  const own = command.ids.flatMap((id) => privateCard(project, id) ?? [])
  const steps = command.ids.flatMap((id) => ratedStep(project, id) ?? [])
  const ids = command.ids.filter((id) => !privateCard(project, id) && ratedStep(project, id) === null)
  return ok({
    command: ids.length > 0 ? { ...command, ids } : null,
    keep: () => {
      dropPrivate(project, own)
      for (const stepId of steps) void project.activities.levels.set(stepId, null)
    },
  })
}

/** What was never in the document no undo brings back, so the way back is offered at once. */
function dropPrivate({ activities }: ProjectContext, own: readonly PrivateCard[]): void {
  activities.cards.drop(own.map(({ id }) => id))
  const said = own.filter(({ text }) => text.trim() !== '')
  if (said.length > 0)
    notify(said.length === 1 ? 'Private card deleted' : `${said.length} private cards deleted`, {
      label: 'Put back',
      onClick: () => {
        for (const card of said) activities.cards.put(card)
      },
    })
}

/** The step whose point a person sees instead of the line that is rated, by the point's id. */
function ratedStep(project: ProjectContext, id: string): string | null {
  const { rating } = project.activities.own.getState()
  const steps = project.model.getState().model?.view.steps ?? []
  if (!rating) return null
  return steps.find((step) => sentimentId(rating.laneId, step.id, rating.personaId) === id)?.id ?? null
}

function splitRating(project: ProjectContext, command: CommandOf<'sentiment.set'>): Result<Split> {
  const { rating } = project.activities.own.getState()
  if (!rating || rating.laneId !== command.laneId) return passed(command)
  if (rating.personaId !== command.personaId)
    return fail(
      'rating',
      'Just now one line of this lane is rated. Set the others when the rating is closed.',
    )
  return kept(() => void project.activities.levels.set(command.stepId, command.amount))
}

function mentionsPrivate(project: ProjectContext, command: Command): boolean {
  const own = new Set(project.activities.cards.state.getState().cards.map(({ id }) => id))
  return own.size > 0 && names(command, own)
}

const names = (value: unknown, ids: ReadonlySet<string>): boolean =>
  typeof value === 'string'
    ? ids.has(value)
    : typeof value === 'object' && value !== null && Object.values(value).some((part) => names(part, ids))

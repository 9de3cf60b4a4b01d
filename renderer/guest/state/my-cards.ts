import type { NumberedMessage } from '#renderer/room/outbox.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { PrivateCard } from '#shared/protocol/room.ts'

/** One of my own cards, with how far it is on its way. */
export interface MyCard extends PrivateCard {
  /** `sending`: the host has not answered yet, or is not reached just now. */
  readonly isWithHost: boolean
}

/** What I do to a card, wherever it lies. */
type Step =
  | { readonly type: 'write'; readonly card: PrivateCard }
  | { readonly type: 'reword'; readonly id: string; readonly text: string }
  | { readonly type: 'drop'; readonly id: string }

/** What I asked for and the host has not shown me yet. */
export interface Underway {
  /** The host has done it; what it shows me may be from before. */
  readonly done: readonly NumberedMessage[]
  /** The host has not answered. */
  readonly pending: readonly NumberedMessage[]
}

/** My cards of a private round; those with a message on its way are not with the host yet. */
export function privateCards(
  own: readonly PrivateCard[],
  pending: readonly NumberedMessage[],
): readonly MyCard[] {
  const underway = new Set(
    pending.flatMap((message) => (message.type === 'round.put' ? message.card.id : [])),
  )
  return own.map((card) => ({ ...card, isWithHost: !underway.has(card.id) }))
}

/** My cards on the map: those that the host has, and on top what I did since. */
export function cardsOnMap(atHost: readonly PrivateCard[], underway: Underway): readonly MyCard[] {
  const undone = takenBack([...underway.done, ...underway.pending])
  return applied(atHost, underway, (message) =>
    message.type === 'commands' && !undone.has(message)
      ? (message.commands as readonly Command[]).flatMap(stepsOf)
      : [],
  )
}

/** What I did and took back again before the host showed me either. */
function takenBack(messages: readonly NumberedMessage[]): ReadonlySet<NumberedMessage> {
  const standing: NumberedMessage[] = []
  const undone = new Set<NumberedMessage>()
  for (const message of messages) {
    if (message.type === 'commands') standing.push(message)
    const last = message.type === 'undo' ? standing.pop() : undefined
    if (last) undone.add(last)
  }
  return undone
}

function stepsOf(command: Command): Step[] {
  if (command.type === 'cards.add')
    return command.cards.map(({ id, laneId, stepId, fields }) => ({
      type: 'write',
      card: { id, laneId, stepId, text: fields.text ?? '' },
    }))
  if (command.type === 'cards.edit')
    return command.ids.map((id) => ({ type: 'reword', id, text: command.changes.text ?? '' }))
  return command.type === 'cards.remove' ? command.ids.map((id) => ({ type: 'drop', id })) : []
}

function applied(
  atHost: readonly PrivateCard[],
  { done, pending }: Underway,
  steps: (message: NumberedMessage) => readonly Step[],
): readonly MyCard[] {
  const cards = new Map<string, MyCard>(atHost.map((card) => [card.id, { ...card, isWithHost: true }]))
  const take = (step: Step, isWithHost: boolean) => {
    const before = cards.get(step.type === 'write' ? step.card.id : step.id)
    if (step.type === 'drop') cards.delete(step.id)
    else if (step.type === 'write') cards.set(step.card.id, { ...step.card, isWithHost })
    else if (before) cards.set(step.id, { ...before, text: step.text, isWithHost })
  }
  for (const message of done) for (const step of steps(message)) take(step, true)
  for (const message of pending) for (const step of steps(message)) take(step, false)
  return [...cards.values()]
}

/** What somebody wrote in a message, with the spot it was for; `null` where the message holds no writing. */
export function writingIn(message: NumberedMessage): PrivateCard | null {
  if (message.type === 'round.put') return message.card
  if (message.type === 'park') return { id: '', laneId: '', stepId: '', text: message.text }
  if (message.type !== 'commands') return null
  const [first] = (message.commands as readonly Command[]).flatMap(stepsOf)
  if (first?.type === 'write') return first.card
  return first?.type === 'reword' ? { id: first.id, laneId: '', stepId: '', text: first.text } : null
}

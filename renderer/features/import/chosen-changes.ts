import type { Command } from '#shared/document/commands/types.ts'
import type { GridChange, GridChanges } from '#shared/formats/tables/grid-types.ts'
import { channelDotId, sentimentId } from '#shared/model/card.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** A change by what is done to which record: the lines of one record and kind are left out together. */
export const keyOf = ({ kind, recordId }: GridChange): string => `${kind} ${recordId}`

/**
 * The commands of a table that comes back without those of the changes that are `left` out. What would hang on something
 * that is not added is left out with it, and what still holds a card that was to be moved away is not removed.
 */
export function chosenCommands(
  { commands, changes }: GridChanges,
  left: ReadonlySet<string>,
  snapshot: Snapshot,
): readonly Command[] {
  const leftOut = changes.filter((change) => left.has(keyOf(change)))
  if (leftOut.length === 0) return commands
  const chooser = new Chooser(leftOut, snapshot)
  const chosen = chooser.choose(commands)
  return [...chosen, ...chooser.removalsWithin(changes)]
}

class Chooser {
  readonly #of: Readonly<Record<GridChange['kind'], Set<string>>>
  /** Stages, steps and lanes in which a card or step stays that was to be moved away. */
  readonly #held: ReadonlySet<string>
  /** Stages, steps and lanes that were to be removed and stay. */
  readonly #staying = new Set<string>()
  readonly #snapshot: Snapshot

  constructor(leftOut: readonly GridChange[], snapshot: Snapshot) {
    const ids = (kind: GridChange['kind']): Set<string> =>
      new Set(leftOut.filter((change) => change.kind === kind).map(({ recordId }) => recordId))
    this.#of = {
      added: ids('added'),
      edited: ids('edited'),
      moved: ids('moved'),
      removed: ids('removed'),
      kept: new Set(),
    }
    this.#snapshot = snapshot
    this.#held = heldBy([...this.#of.moved, ...this.#of.removed], snapshot)
  }

  choose(commands: readonly Command[]): readonly Command[] {
    return commands.flatMap((command) => this.#chosen(command))
  }

  /** What was to go with a stage, step or lane that stays now, and shall go all the same. */
  removalsWithin(changes: readonly GridChange[]): readonly Command[] {
    const going = changes.filter(
      ({ kind, recordId }) => kind === 'removed' && !this.#of.removed.has(recordId),
    )
    const within = going.filter(
      ({ recordId }) =>
        !this.#staying.has(recordId) &&
        [...heldBy([recordId], this.#snapshot)].some((holder) => this.#staying.has(holder)),
    )
    const ids = within.filter(({ table }) => table === 'cards').map(({ recordId }) => recordId)
    return [
      ...(ids.length > 0 ? [{ type: 'cards.remove', ids } as const] : []),
      ...within
        .filter(({ table }) => table === 'steps')
        .map(({ recordId }) => ({ type: 'step.remove', id: recordId }) as const),
    ]
  }

  #chosen(command: Command): readonly Command[] {
    switch (command.type) {
      case 'cards.add':
        return this.#adding(command)
      case 'cards.edit':
        return some(command, { ids: command.ids.filter((id) => !this.#isLeft('edited', id)) }, 'ids')
      case 'cards.move':
        return this.#moving(command)
      case 'cards.remove':
        return some(command, { ids: command.ids.filter((id) => !this.#of.removed.has(id)) }, 'ids')
      case 'group.add':
        return some(
          command,
          { cardIds: command.cardIds.filter((id) => !this.#isLeft('edited', id)) },
          'cardIds',
        )
      case 'sentiment.set':
      case 'channel.set':
        return this.#isValueLeft(command) ? [] : [command]
      default:
        return this.#structural(command)
    }
  }

  #isLeft(kind: 'edited' | 'moved', id: string): boolean {
    return this.#of[kind].has(id) || this.#of.added.has(id)
  }

  #isAway({ laneId, stepId }: { readonly laneId: string; readonly stepId: string }): boolean {
    return this.#of.added.has(laneId) || this.#of.added.has(stepId)
  }

  #adding(command: Extract<Command, { type: 'cards.add' }>): readonly Command[] {
    const cards = command.cards.filter((card) => !this.#of.added.has(card.id) && !this.#isAway(card))
    const kept = new Set(cards)
    for (const card of command.cards) if (!kept.has(card)) this.#of.added.add(card.id)
    return some(command, { cards, beforeId: this.#before(command.beforeId) }, 'cards')
  }

  #moving(command: Extract<Command, { type: 'cards.move' }>): readonly Command[] {
    const moves = command.moves
      .filter((move) => !this.#isLeft('moved', move.id) && !this.#isAway(move))
      .map((move) => ({ ...move, beforeId: this.#before(move.beforeId) }))
    return some(command, { moves }, 'moves')
  }

  /** Nothing can stand before what is not there. */
  #before(id: string | null): string | null {
    return id !== null && this.#of.added.has(id) ? null : id
  }

  #isValueLeft(command: Extract<Command, { type: 'sentiment.set' | 'channel.set' }>): boolean {
    if (this.#isAway(command)) return true
    const { laneId, stepId } = command
    const isFeeling = command.type === 'sentiment.set'
    const id = isFeeling
      ? sentimentId(laneId, stepId, command.personaId)
      : channelDotId(laneId, stepId, command.channel)
    const isGoing = isFeeling ? command.amount === null : !command.on
    return isGoing ? this.#of.removed.has(id) : this.#isLeft('edited', id)
  }

  /** Stages, steps, lanes, and whatever else is named by an id of its own. */
  #structural(command: Command): readonly Command[] {
    if (!('id' in command)) return [command]
    const { id } = command
    const { added, edited, moved, removed } = this.#of
    if ('stageId' in command && added.has(command.stageId)) {
      if (command.type === 'step.add') added.add(id)
      return []
    }
    if (command.type === 'stage.add' && added.has(id)) added.add(command.stepId)
    if (added.has(id)) return []
    const [, deed] = command.type.split('.')
    if (deed === 'edit' && edited.has(id)) return []
    if (deed === 'move' && moved.has(id)) return []
    if (deed === 'remove' && (removed.has(id) || this.#held.has(id))) {
      this.#staying.add(id)
      return []
    }
    return 'beforeId' in command
      ? [{ ...command, beforeId: this.#before(command.beforeId) } as Command]
      : [command]
  }
}

/** What records stand in: the lane, step and stage of a card, the stage of a step. */
function heldBy(ids: readonly string[], { cards, steps }: Snapshot): ReadonlySet<string> {
  const held = new Set<string>()
  for (const id of ids) {
    const [laneId, ownStepId] = cards[id]?.place ?? []
    const stepId = ownStepId ?? id
    for (const holder of [laneId, ownStepId, steps[stepId]?.stageId]) if (holder) held.add(holder)
  }
  return held
}

/** The command with what is left of its list; none where nothing is. */
function some<C extends Command, Key extends keyof C>(
  command: C,
  changes: Partial<C>,
  list: Key,
): readonly Command[] {
  return (changes[list] as readonly unknown[]).length === 0 ? [] : [{ ...command, ...changes }]
}

import type { Problem } from '#shared/base/result.ts'
import type { Card } from '#shared/model/card.ts'
import type { Comment } from '#shared/model/comment.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import { viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import type { Command, CommandOf } from './commands/types.ts'

/** Who does something: a participant of the room, and the name that is written on what they add. */
export interface Author {
  /** The participant's id; never empty. */
  readonly id: string
  readonly name: string
}

/** What contributors may say of their own cards: all that is on the card itself, nothing that a room or the map decides. */
export const CONTRIBUTED_FIELDS = [
  'text',
  'color',
  'tags',
  'evidence',
  'channels',
  'status',
  'impact',
  'reach',
  'owner',
  'due',
  'progress',
  'value',
  'effort',
  'painIds',
  'feasible',
  'viable',
  'desirable',
  'personaId',
  'amount',
  'unit',
  'target',
  'better',
] as const satisfies readonly (keyof FieldsOf<'cards'>)[]

/** The commands that somebody who only contributes may give at all; {@link refuseContribution} judges each by what it names. */
export const CONTRIBUTIONS = [
  'cards.add',
  'cards.edit',
  'cards.move',
  'cards.remove',
  'comment.add',
  'comment.edit',
  'comment.remove',
] as const satisfies readonly Command['type'][]

const MAY_NOT: Problem = {
  code: 'not-allowed',
  message:
    'Contributors add cards and comments and change their own. Ask the facilitator to make you an editor for more.',
}

const NOT_OWN: Problem = {
  code: 'not-allowed',
  message: 'Contributors change only their own cards. Nothing was changed.',
}

const NOT_OWN_COMMENT: Problem = {
  code: 'not-allowed',
  message: 'Contributors change only their own comments. Nothing was changed.',
}

const TAKEN: Problem = {
  code: 'not-allowed',
  message: 'What was to be added is there already. Nothing was changed.',
}

/**
 * Why somebody who only contributes may not do this (`not-allowed`, `not-here`, `gone`, `locked`), or `undefined` where they
 * may. Judged against what is there now, so a batch is judged command by command, each after the one before was carried out.
 */
export function refuseContribution(
  snapshot: Snapshot,
  author: Author,
  command: Command,
): Problem | undefined {
  switch (command.type) {
    case 'cards.add':
      return firstProblem(
        command.cards.map(
          (card) => refuseNewId(snapshot, 'cards', card.id) ?? refuseCell(snapshot, card.laneId, card.stepId),
        ),
      )
    case 'cards.edit':
      return Object.keys(command.changes).every((field) => isContributed(field))
        ? refuseCards(snapshot, author, command.ids)
        : MAY_NOT
    case 'cards.move':
      return (
        refuseCards(
          snapshot,
          author,
          command.moves.map(({ id }) => id),
        ) ?? firstProblem(command.moves.map((move) => refuseCell(snapshot, move.laneId, move.stepId)))
      )
    case 'cards.remove':
      return refuseCards(snapshot, author, command.ids)
    case 'comment.add':
      return refuseNewId(snapshot, 'comments', command.id)
    case 'comment.edit':
      return Object.keys(command.changes).every((field) => field === 'text' || field === 'resolved')
        ? refuseComment(snapshot, author, command.id)
        : MAY_NOT
    case 'comment.remove':
      return refuseComment(snapshot, author, command.id) ?? refuseAnswered(snapshot, author, command)
    default:
      return MAY_NOT
  }
}

/**
 * The command as it may be carried out for this author: whatever the sender claimed, what is added carries the author's
 * name and id, and says nothing that contributors do not decide.
 */
export function signContribution(command: Command, author: Author): Command {
  const signature = { author: author.name, authorId: author.id }
  switch (command.type) {
    case 'cards.add':
      return {
        ...command,
        cards: command.cards.map((card) => ({
          ...card,
          fields: { ...contributed(card.fields), ...signature },
        })),
      }
    case 'cards.edit':
      return { ...command, changes: contributed(command.changes) }
    case 'comment.add': {
      const { targetId = null, threadId = null, text = '', createdAt = '' } = command.fields
      return { ...command, fields: { targetId, threadId, text, createdAt, ...signature } }
    }
    default:
      return command
  }
}

const isContributed = (field: string): boolean => (CONTRIBUTED_FIELDS as readonly string[]).includes(field)

type CardFields = CommandOf<'cards.edit'>['changes']

const contributed = (fields: CardFields): CardFields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => isContributed(field)))

const firstProblem = (problems: readonly (Problem | undefined)[]): Problem | undefined =>
  problems.find((problem) => problem !== undefined)

const gone = (what: string): Problem => ({
  code: 'gone',
  message: `This ${what} is not there any more. Nothing was changed.`,
})

/** A new record may not take the place of one that is there, nor lie where a step's value will be filed. */
const refuseNewId = (snapshot: Snapshot, table: 'cards' | 'comments', id: string): Problem | undefined =>
  snapshot[table][id] !== undefined || id.includes('~') ? TAKEN : undefined

function refuseCell(snapshot: Snapshot, laneId: string, stepId: string): Problem | undefined {
  const lane = snapshot.lanes[laneId]
  if (!lane) return gone('lane')
  if (!holdsCards(lane.kind))
    return {
      code: 'not-here',
      message: 'This lane holds one value per step and no cards. Nothing was changed.',
    }
  if (lane.locked)
    return {
      code: 'locked',
      message: `The lane “${lane.title}” is locked. Unlock it to change what stands in it.`,
    }
  return isStepOf(snapshot, lane.mapId, stepId) ? undefined : gone('step')
}

function isStepOf(snapshot: Snapshot, mapId: string, stepId: string): boolean {
  const step = snapshot.steps[stepId]
  if (step) return snapshot.stages[step.stageId]?.mapId === mapId
  return viewMap(snapshot, mapId)?.steps.some(({ id }) => id === stepId) === true
}

const isOwn = ({ authorId }: Card | Comment, author: Author): boolean =>
  author.id !== '' && authorId === author.id

function refuseCards(snapshot: Snapshot, author: Author, ids: readonly string[]): Problem | undefined {
  for (const id of ids) {
    const card = snapshot.cards[id]
    if (!card) return gone('card')
    if (!isOwn(card, author)) return NOT_OWN
    const lane = snapshot.lanes[card.place[0]]
    if (lane && (lane.locked || !holdsCards(lane.kind)))
      return refuseCell(snapshot, lane.id, card.place[1]) ?? NOT_OWN
  }
  return undefined
}

function refuseComment(snapshot: Snapshot, author: Author, id: string): Problem | undefined {
  const comment = snapshot.comments[id]
  if (!comment) return gone('comment')
  return isOwn(comment, author) ? undefined : NOT_OWN_COMMENT
}

/** A thread's first comment takes its answers with it, and those of others are not one's own to remove. */
const refuseAnswered = (
  snapshot: Snapshot,
  author: Author,
  { id }: CommandOf<'comment.remove'>,
): Problem | undefined =>
  Object.values(snapshot.comments).some((answer) => answer.threadId === id && !isOwn(answer, author))
    ? {
        code: 'not-allowed',
        message: 'Others have answered this comment, so it stays. You can still edit its text.',
      }
    : undefined

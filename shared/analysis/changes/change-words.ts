import { byOrder } from '#shared/base/order.ts'
import { quoted } from '#shared/base/quote.ts'
import { assertNever } from '#shared/base/result.ts'
import type { Card } from '#shared/model/card.ts'
import { stageOfStandIn } from '#shared/model/map-view.ts'
import type { ContentTable } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { TABLE_NOUNS } from '#shared/model/table-nouns.ts'
import { type CardKind, isStepValue } from '#shared/model/vocabulary.ts'
import { NOTHING, signed } from '../compare-words.ts'
import type { Change } from './change.ts'
import { fieldName, textOf, valueWords } from './field-words.ts'
import { recordIn } from './holders.ts'

const CARD_NOUNS: Readonly<Record<CardKind, string>> = {
  text: 'card',
  touchpoint: 'touchpoint',
  pain: 'pain point',
  opportunity: 'opportunity',
  sentiment: 'sentiment value',
  metric: 'metric',
  image: 'picture',
  role: 'role',
  owner: 'owner',
  channel: 'channel',
}

/** The field by which people know a record: when it changes, the record has a new name. */
const NAME_FIELDS: Readonly<Record<ContentTable, string>> = {
  projects: 'title',
  personas: 'name',
  traits: 'text',
  maps: 'title',
  stages: 'title',
  steps: 'title',
  lanes: 'title',
  cards: 'text',
  groups: 'title',
  connectors: 'label',
  notes: 'text',
  comments: 'text',
  views: 'title',
  dataSets: 'title',
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

/** A column as people name it: its own title, else that of its stage. */
function columnName(snapshot: Snapshot, stepId: string): string {
  const step = recordIn(snapshot, 'steps', stepId)
  const stage = recordIn(snapshot, 'stages', step?.stageId ?? stageOfStandIn(stepId) ?? '')
  return step?.title.trim() || stage?.title.trim() || 'a step without a title'
}

const laneName = (snapshot: Snapshot, laneId: string): string =>
  recordIn(snapshot, 'lanes', laneId)?.title.trim() || 'a lane without a title'

/** What a card is called in a sentence. */
function cardName(snapshot: Snapshot, card: Card): string {
  const [laneId, stepId] = card.place
  const column = columnName(snapshot, stepId)
  if (card.kind === 'sentiment') {
    const who = recordIn(snapshot, 'personas', card.personaId ?? '')?.name.trim()
    return `${who ? `${who}’s mood` : 'the mood'} at ${column}`
  }
  if (card.kind === 'channel') return `${card.channels[0] ?? 'a channel'} at ${column}`
  if (card.text.trim() !== '') return quoted(card.text)
  if (card.kind === 'metric') return `${laneName(snapshot, laneId)} at ${column}`
  const noun = CARD_NOUNS[card.kind]
  return `${noun.startsWith('o') ? 'an' : 'a'} ${noun} without text`
}

/** What a record is called in a sentence: `stage “Purchase”`, `“Find a bike shop”`, `Mira’s mood at First ride`. */
function recordName(snapshot: Snapshot, table: ContentTable, id: string): string {
  const card = table === 'cards' ? recordIn(snapshot, table, id) : undefined
  if (card) return cardName(snapshot, card)
  const noun = TABLE_NOUNS[table]
  if (table === 'projects') return 'the project'
  if (table === 'traits') {
    const trait = recordIn(snapshot, table, id)
    const who = recordIn(snapshot, 'personas', trait?.personaId ?? '')?.name.trim()
    return `${quoted(textOf(snapshot, table, id) || 'More')} of ${who || 'a persona'}`
  }
  if (table === 'connectors') {
    const line = recordIn(snapshot, table, id)
    const end = (cardId: string | undefined): string => {
      const at = recordIn(snapshot, 'cards', cardId ?? '')
      return at ? cardName(snapshot, at) : 'a card that is gone'
    }
    return `the connector from ${end(line?.fromId)} to ${end(line?.toId)}`
  }
  const text = textOf(snapshot, table, id)
  return text.trim() === '' ? `a ${noun} without a name` : `${noun} ${quoted(text)}`
}

/** What a change is about, for a heading or a button: `Stage “Purchase”`. What is gone is called what it was called. */
export const subjectWords = (change: Change, before: Snapshot, after: Snapshot): string =>
  capital(recordName(change.kind === 'removed' ? before : after, change.table, change.id))

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** The order in which is told what came or went together. */
const TOLD: readonly ContentTable[] = [
  'stages',
  'steps',
  'lanes',
  'cards',
  'traits',
  'notes',
  'groups',
  'connectors',
  'comments',
  'views',
  'dataSets',
]

/** What came or went together with something: `, with 2 steps and 12 cards`. */
function insideWords(inside: readonly Change[], of: Snapshot): string {
  const isValue = ({ id }: Change): boolean => isStepValue(recordIn(of, 'cards', id)?.kind ?? 'text')
  const parts = TOLD.flatMap((table) => {
    const own = inside.filter((change) => change.table === table)
    if (table !== 'cards')
      return own.length > 0 ? [counted(own.length, COUNTED[table] ?? TABLE_NOUNS[table])] : []
    const values = own.filter(isValue).length
    const cards = own.length - values
    return [...(cards > 0 ? [counted(cards, 'card')] : []), ...(values > 0 ? [counted(values, 'value')] : [])]
  })
  if (parts.length === 0) return ''
  return `, with ${parts.length < 2 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`}`
}

const COUNTED: { readonly [T in ContentTable]?: string } = { traits: 'field' }

/** Where a card stands: `First ride, Actions`. */
const cellWords = (snapshot: Snapshot, { place: [laneId, stepId] }: Card): string =>
  `${columnName(snapshot, stepId)}, ${laneName(snapshot, laneId)}`

/**
 * A change in one plain sentence without a full stop: `“Find a bike shop” moved from Awareness to Purchase`. `inside` are the
 * changes that it explains, see `foldChanges`: they are counted.
 */
export function changeWords(
  change: Change,
  before: Snapshot,
  after: Snapshot,
  inside: readonly Change[] = [],
): string {
  switch (change.kind) {
    case 'added':
      return comeOrGone(change, after, 'added') + insideWords(inside, after)
    case 'removed':
      return comeOrGone(change, before, 'removed') + insideWords(inside, before)
    case 'moved':
      return [movedWords(change, before, after), ...fieldParts(change, before, after)].join('; ')
    case 'changed':
      return changedWords(change, before, after)
    default:
      return assertNever(change.kind)
  }
}

function comeOrGone({ table, id }: Change, of: Snapshot, verb: 'added' | 'removed'): string {
  const name = capital(recordName(of, table, id))
  const card = table === 'cards' ? recordIn(of, table, id) : undefined
  if (!card) return `${name} ${verb}`
  if (card.kind === 'sentiment')
    return verb === 'added'
      ? `${name}: ${NOTHING} → ${signed(card.amount)}`
      : `${name}: ${signed(card.amount)} → ${NOTHING}`
  if (card.kind === 'channel') return `${name} ${verb}`
  return `${name} ${verb} ${verb === 'added' ? 'to' : 'from'} ${cellWords(of, card)}`
}

function movedWords(change: Change, before: Snapshot, after: Snapshot): string {
  const { table, id } = change
  const name = capital(recordName(before, table, id))
  if (table === 'steps') {
    const stage = (of: Snapshot): string =>
      recordIn(of, 'stages', recordIn(of, table, id)?.stageId ?? '')?.title.trim() ||
      'a stage without a title'
    const [was, is] = [recordIn(before, table, id)?.stageId, recordIn(after, table, id)?.stageId]
    return was === is
      ? `${name} moved within ${stage(after)}`
      : `${name} moved from ${stage(before)} to ${stage(after)}`
  }
  const was = table === 'cards' ? recordIn(before, table, id) : undefined
  const is = table === 'cards' ? recordIn(after, table, id) : undefined
  if (!was || !is) return `${name} moved`
  const sameLane = was.place[0] === is.place[0]
  const sameStep = was.place[1] === is.place[1]
  if (sameLane && sameStep) return `${name} moved within ${cellWords(after, is)}`
  if (sameLane) return `${name} moved from ${fromTo(columnWords(before, was), columnWords(after, is))}`
  if (sameStep)
    return `${name} moved from ${fromTo([laneName(before, was.place[0]), ''], [laneName(after, is.place[0]), ''])}`
  const lane = (of: Snapshot, { place: [laneId] }: Card): string => `, ${laneName(of, laneId)}`
  return `${name} moved from ${fromTo(columnWords(before, was), columnWords(after, is), [lane(before, was), lane(after, is)])}`
}

/** A column, and which of its stage's it is: columns without titles of their own are called alike. */
function columnWords(snapshot: Snapshot, { place: [, stepId] }: Card): [name: string, number: string] {
  const stageId = recordIn(snapshot, 'steps', stepId)?.stageId
  const siblings = Object.values(snapshot.steps)
    .filter((step) => step.stageId === stageId)
    .sort(byOrder)
  const index = siblings.findIndex(({ id }) => id === stepId)
  return [columnName(snapshot, stepId), index < 0 ? '' : ` (${index + 1})`]
}

/** `Awareness to Purchase`; where both are called alike, with what tells them apart. */
function fromTo(
  [from, oldNumber]: readonly [string, string],
  [to, newNumber]: readonly [string, string],
  [oldMore, newMore]: readonly [string, string] = ['', ''],
): string {
  const isAlike = from === to && oldMore === newMore
  return isAlike
    ? `${from}${oldNumber}${oldMore} to ${to}${newNumber}${newMore}`
    : `${from}${oldMore} to ${to}${newMore}`
}

function changedWords(change: Change, before: Snapshot, after: Snapshot): string {
  const { table, id, fields } = change
  const card = table === 'cards' ? recordIn(after, table, id) : undefined
  const was = card && recordIn(before, 'cards', id)
  if (card?.kind === 'sentiment' && was && fields.includes('amount')) {
    const rest = fieldParts(
      { ...change, fields: fields.filter((field) => field !== 'amount') },
      before,
      after,
    )
    return [
      `${capital(cardName(after, card))}: ${signed(was.amount)} → ${signed(card.amount)}`,
      ...rest,
    ].join('; ')
  }
  const parts = fieldParts(change, before, after)
  const isRenamed = fields.includes(NAME_FIELDS[table])
  if (isRenamed && table !== 'connectors') return parts.join('; ')
  return `${capital(recordName(after, table, id))}: ${parts.join('; ')}`
}

/** What fields said and say, part by part; the name first. */
function fieldParts({ kind, table, id, fields }: Change, before: Snapshot, after: Snapshot): string[] {
  const [was, is] = [before, after].map(
    (of) => recordIn(of, table, id) as unknown as Readonly<Record<string, unknown>> | undefined,
  )
  const name = NAME_FIELDS[table]
  const words = (field: string): [string, string] => [
    valueWords(before, table, field, was?.[field]),
    valueWords(after, table, field, is?.[field]),
  ]
  const renamed = fields.includes(name)
    ? [renamedWords(kind, table, recordName(before, table, id), words(name))]
    : []
  const rest = fields
    .filter((field) => field !== name)
    .map((field) => {
      const [old, now] = words(field)
      return old === now ? `${fieldName(field)} changed` : `${fieldName(field)} ${old} → ${now}`
    })
  return [...renamed, ...rest]
}

function renamedWords(
  kind: Change['kind'],
  table: ContentTable,
  name: string,
  [old, now]: readonly [string, string],
): string {
  if (table === 'connectors') return `${fieldName('label')} ${old} → ${now}`
  if (table === 'traits') return `${capital(name)}: ${old} → ${now}`
  if (kind === 'moved') return now === NOTHING ? 'its text was removed' : `now reads ${now}`
  if (now === NOTHING) return `${capital(name)} lost its text`
  return `${capital(name)} became ${now}`
}

import { foldName } from '#shared/base/fold.ts'
import { newId } from '#shared/base/ids.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { type Card, computedId } from '#shared/model/card.ts'
import { stageOfStandIn } from '#shared/model/map-view.ts'
import { CARD_KINDS, type CardKind, cardKindOf, isStepValue } from '#shared/model/vocabulary.ts'
import type { ImportedMap } from '../imported-map.ts'
import { quoted } from '../report.ts'
import { snapshotOfRecords } from '../snapshot-of-records.ts'
import { withOrders } from '../with-orders.ts'
import { CardFields, wordsOf } from './card-fields.ts'
import { type ChangeLog, openLog } from './change-log.ts'
import { readSentiment } from './grid-text.ts'
import type { GridReading, ReadCard } from './grid-types.ts'
import { lookOf } from './structure-changes.ts'

/**
 * The map that a table of ours holds, for a project that has no such map yet: with the table's ids, its order, and all
 * that stands in it. `title` is for a table that has none.
 */
export function recordsOfGrid(reading: GridReading, title: string): ImportedMap {
  const named = reading.title.text || title
  const personas = personasIn(reading)
  const owners: RecordToInsert[] = [
    ...withOrders([...personas.values()]).map(
      ({ item: { id, name }, order }): RecordToInsert => ({ table: 'personas', id, fields: { name, order } }),
    ),
    {
      table: 'maps',
      id: reading.mapId,
      fields: { title: named, personaIds: [...personas.values()].map(({ id }) => id) },
    },
    ...groupsIn(reading),
  ]
  const log = openLog(reading, snapshotOfRecords(owners)) as ChangeLog
  const records = [...owners, ...columnsOf(reading), ...lanesOf(reading), ...cardsOf(log)]
  return { records, title: named, report: [...reading.report, ...log.report.sentences()] }
}

interface NamedPersona {
  readonly id: string
  readonly name: string
}

/** The personas that cards name: by their ids where the table has them. */
function personasIn(reading: GridReading): ReadonlyMap<string, NamedPersona> {
  const personas = new Map<string, NamedPersona>()
  for (const card of reading.cards) {
    const isFeeling = kindOf(card, reading.lanes) === 'sentiment'
    const felt = isFeeling ? readSentiment(card.text?.text ?? '')?.persona : undefined
    const name = card.fields.get('persona')?.text || felt || ''
    const id = personaIdOf(card, reading)
    if (id === null && name === '') continue
    const known = [...personas.values()].find((one) =>
      id === null ? foldName(one.name) === foldName(name) : one.id === id,
    )
    if (known || (name === '' && !card.fields.has('personaId'))) continue
    const persona = { id: id ?? newId(), name }
    personas.set(persona.id, persona)
  }
  return personas
}

/** The persona that a card names by its id: in a column of its own, or as the last part of a sentiment value's. */
function personaIdOf(card: ReadCard, { lanes }: Pick<GridReading, 'lanes'>): string | null {
  const { id, isNew, laneId, stepId, fields } = card
  if (fields.get('persona')?.touched && fields.get('persona')?.mark !== null) return null
  const place = `${laneId}~${stepId}~`
  const isFeeling = kindOf(card, lanes) === 'sentiment'
  const told =
    fields.get('personaId')?.text ??
    (isFeeling && !isNew && id.startsWith(place) ? id.slice(place.length) : '')
  return told === '' ? null : told
}

/** What a card is: as the table says, else as its lane makes it. */
function kindOf({ fields, kind, laneId }: ReadCard, lanes: GridReading['lanes']): CardKind {
  const lane = lanes.find(({ id }) => id === laneId)
  const said = fields.get('kind')?.text || kind
  return CARD_KINDS.find((one) => one === said) ?? cardKindOf(lane ? lookOf(lane).kind : 'cards')
}

function groupsIn({ cards, mapId }: GridReading): readonly RecordToInsert[] {
  const titles = new Map<string, string>()
  for (const { fields } of cards) {
    const id = fields.get('groupId')?.text
    const cell = fields.get('group')
    if (id !== undefined && cell && !(cell.touched && cell.mark !== null)) titles.set(id, cell.text)
  }
  return [...titles].map(([id, title]): RecordToInsert => ({ table: 'groups', id, fields: { mapId, title } }))
}

function columnsOf({ mapId, stages }: GridReading): readonly RecordToInsert[] {
  return withOrders(stages).flatMap(({ item: { id: stageId, title, steps }, order }): RecordToInsert[] => {
    // The step that stands in for a stage without one is made by whoever shows the stage.
    const filed = steps.filter(
      (step) => !(steps.length === 1 && step.title.text === '' && stageOfStandIn(step.id) === stageId),
    )
    return [
      { table: 'stages', id: stageId, fields: { mapId, title: title.text, order } },
      ...withOrders(filed).map(
        ({ item, order }): RecordToInsert => ({
          table: 'steps',
          id: item.id,
          fields: { stageId, title: item.title.text, order },
        }),
      ),
    ]
  })
}

const lanesOf = ({ mapId, lanes }: GridReading): readonly RecordToInsert[] =>
  withOrders(lanes).map(
    ({ item, order }): RecordToInsert => ({
      table: 'lanes',
      id: item.id,
      fields: { mapId, title: item.title.text, ...lookOf(item), order },
    }),
  )

function cardsOf(log: ChangeLog): readonly RecordToInsert[] {
  const cells = Map.groupBy(log.reading.cards, ({ laneId, stepId }) => `${laneId} ${stepId}`)
  const taken = new Set<string>()
  return [...cells.values()].flatMap((cell) =>
    withOrders(cell).flatMap(({ item, order }): RecordToInsert[] => {
      const card = cardOf(log, item, order)
      if (!card || taken.has(card.id)) return []
      taken.add(card.id)
      const { id, ...fields } = card
      return [{ table: 'cards', id, fields }]
    }),
  )
}

/** A card's record; `undefined`, and reported, for a new value that cannot be read. */
function cardOf(
  log: ChangeLog,
  read: ReadCard,
  order: string,
): (Pick<Card, 'id' | 'kind' | 'place'> & Partial<Card>) | undefined {
  const kind = kindOf(read, log.reading.lanes)
  const { changes } = CardFields.ofNew(log, read, kind)
  const fields = { ...changes, ...ownersOf(log, read, kind) }
  const isValue = isStepValue(kind)
  const place = [read.laneId, read.stepId, order] as const
  if (!read.isNew || !isValue) return { id: read.id, ...fields, kind, place }
  const ids = { kind, place, personaId: fields.personaId ?? null, channels: fields.channels ?? [] }
  const id = computedId(ids)
  if (id !== null && (kind === 'channel' || typeof fields.amount === 'number'))
    return { id, ...fields, kind, place }
  log.report.add(`${quoted(wordsOf(read))} in the table is no value for its lane, so it was left out.`)
  return undefined
}

/** The persona and group that a card's row names by their ids, which tell those of one name apart. */
function ownersOf(
  { snapshot, reading }: ChangeLog,
  read: ReadCard,
  kind: CardKind,
): Partial<Pick<Card, 'personaId' | 'groupId'>> {
  const personaId = personaIdOf(read, reading)
  const groupId = read.fields.get('groupId')?.text
  const said = kind === 'sentiment' ? foldName(readSentiment(read.text?.text ?? '')?.persona ?? '') : ''
  const byName = Object.values(snapshot.personas).find(({ name }) => said !== '' && foldName(name) === said)
  return {
    ...(personaId !== null ? { personaId } : byName && { personaId: byName.id }),
    ...(groupId !== undefined && snapshot.groups[groupId] && { groupId }),
  }
}

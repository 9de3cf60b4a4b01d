import { fail, ok, type Result } from '#shared/base/result.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'
import type { FieldsOf, TableRecords } from '#shared/model/definitions.ts'
import { isImageRef } from '#shared/model/image.ts'
import type { JourneyMap } from '#shared/model/map.ts'
import { stageOfStandIn } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import type { TableName } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type ProjectJson, renewIds, type TemplateJson, writeProjectJson } from './project-json.ts'
import { snapshotOfRecords } from './snapshot-of-records.ts'

/** Heading under which templates that people made themselves are offered. */
export const OWN_TEMPLATES = 'Your templates'

/** What is said of a template, and how much of the map goes into it. */
export interface TemplateWish {
  /** Empty takes the map's title. */
  readonly title: string
  readonly description: string
  /** Whether cards, connectors and notes, and the map's own title and scope, go with the grid and its prompts. */
  readonly withCards: boolean
}

/**
 * A template of one map with its personas, as the JSON that `readTemplate` reads, under new ids. Pictures, comments, saved
 * views, votes and ties to other maps stay behind: they belong to the project. Refuses (`no-map`) where the map is gone.
 */
export function makeTemplate(snapshot: Snapshot, mapId: string, wish: TemplateWish): Result<ProjectJson> {
  const map = snapshot.maps[mapId]
  if (!map) return fail('no-map', 'This map is not there any more, so no template was made of it.')
  const title = wish.title.trim() || map.title.trim() || 'Untitled template'
  const about = { title, description: wish.description.trim(), group: OWN_TEMPLATES, keywords: [] }
  return ok(writeTemplate(renewIds(recordsOf(snapshot, map, wish.withCards)), about))
}

/** A template's file of its records and what it says of itself. */
export function writeTemplate(records: readonly RecordToInsert[], about: TemplateJson): ProjectJson {
  const { format, version, ...json } = writeProjectJson(snapshotOfRecords(records))
  const project = { id: '', title: about.title, createdAt: '' }
  return { format, version, template: about, ...json, project }
}

/** Parents before children. */
function recordsOf(snapshot: Snapshot, map: JourneyMap, withCards: boolean): RecordToInsert[] {
  const stages = ofMap(snapshot.stages, map.id)
  const stageIds = idsOf(stages)
  const steps = Object.values(snapshot.steps).filter(({ stageId }) => stageIds.has(stageId))
  const lanes = ofMap(snapshot.lanes, map.id)
  const cards = withCards ? cardsOf(snapshot, idsOf(lanes), idsOf(steps), stageIds) : []
  const cardIds = idsOf(cards)
  const personas = personasOf(snapshot, map, cards)
  const personaIds = idsOf(personas)
  const connectors = ofMap(snapshot.connectors, map.id).filter(
    ({ fromId, toId }) => cardIds.has(fromId) && cardIds.has(toId),
  )
  return [
    ...toInsert('personas', personas.map(withoutPortrait)),
    ...toInsert(
      'traits',
      Object.values(snapshot.traits).filter(({ personaId }) => personaIds.has(personaId)),
    ),
    ...toInsert('maps', [{ ...map, ...(withCards ? {} : NO_SCOPE), counterpartId: null, locked: false }]),
    ...toInsert('stages', stages.map(untied)),
    ...toInsert(
      'steps',
      steps.map((step) => ({ ...untied(step), ...(withCards ? {} : { moment: false }) })),
    ),
    ...toInsert('lanes', lanes.map(untied)),
    ...toInsert('cards', cards.map(asExample)),
    ...toInsert('groups', withCards ? ofMap(snapshot.groups, map.id) : []),
    ...toInsert('connectors', connectors),
    ...toInsert('notes', withCards ? ofMap(snapshot.notes, map.id) : []),
  ]
}

const NO_SCOPE: Partial<FieldsOf<'maps'>> = { title: '', scenario: '', goal: '', startsAt: '', endsAt: '' }

const ofMap = <R extends { readonly mapId: string }>(
  table: Readonly<Record<string, R>>,
  mapId: string,
): R[] => Object.values(table).filter((record) => record.mapId === mapId)

const idsOf = (records: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(records.map(({ id }) => id))

/** Those in a cell of the map that has anything to show without its picture. */
const cardsOf = (
  snapshot: Snapshot,
  lanes: ReadonlySet<string>,
  steps: ReadonlySet<string>,
  stages: ReadonlySet<string>,
): Card[] =>
  Object.values(snapshot.cards).filter(
    ({ kind, text, place: [laneId, stepId] }) =>
      lanes.has(laneId) &&
      (steps.has(stepId) || stages.has(stageOfStandIn(stepId) ?? '')) &&
      (kind !== 'image' || text !== ''),
  )

/** The map's own, and others whose sentiment or cards are on it. */
function personasOf(snapshot: Snapshot, { personaIds }: JourneyMap, cards: readonly Card[]): Persona[] {
  const named = new Set([...personaIds, ...cards.map(({ personaId }) => personaId)])
  return Object.values(snapshot.personas).filter(({ id }) => named.has(id))
}

const withoutPortrait = (persona: Persona): Persona =>
  isImageRef(persona.portrait) ? { ...persona, portrait: '' } : persona

const untied = <R extends { readonly counterpartId: string | null }>(record: R): R => ({
  ...record,
  counterpartId: null,
})

const asExample = (card: Card): Card => ({
  ...untied(card),
  linkedMapId: null,
  image: '',
  imageRatio: 1,
  votes: 0,
  authorId: '',
})

/** What other programs said of a record stays behind: it is of the file that it came from. */
const toInsert = <T extends TableName>(table: T, records: readonly TableRecords[T][]): RecordToInsert[] =>
  records.map(({ id, ...fields }) => {
    const own = 'foreign' in fields ? { ...fields, foreign: '' } : fields
    return { table, id, fields: own } as unknown as RecordToInsert
  })

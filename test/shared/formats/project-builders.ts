import { newId } from '#shared/base/ids.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { createDocument } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { type ImportedProject, readProjectJson } from '#shared/formats/project-json.ts'
import { sentimentId } from '#shared/model/card.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import { TABLES } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import {
  BLUEPRINT_LINES,
  CARD_KINDS,
  COLORS,
  cardKindOf,
  EVIDENCE_LEVELS,
  IMPACTS,
  LANE_KINDS,
  TOUCHPOINT_STATUSES,
} from '#shared/model/vocabulary.ts'
import { chanceOf } from '#test/support/random.ts'

/** A document that holds these records, made the way imports make one. */
export function documentOf(records: readonly RecordToInsert[], title = 'Test project') {
  const doc = createDocument('test-project', title, Date.UTC(2026, 0, 2))
  const done = runCommands(doc, [{ type: 'records.insert', records }], 'test')
  if (!done.ok) throw new Error(done.error.message)
  return doc
}

/** The snapshot of {@link documentOf}. */
export const snapshotOf = (records: readonly RecordToInsert[], title?: string): Snapshot =>
  projectDocument(documentOf(records, title))

/** What a project JSON holds, or a failed test that shows why it was refused. */
export function importProject(json: unknown): ImportedProject {
  const read = readProjectJson(json)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

/** A map with one of everything. */
export const SMALL_PROJECT: readonly RecordToInsert[] = [
  { table: 'personas', id: 'mira', fields: { name: 'Mira', role: 'Nurse', color: 'green' } },
  { table: 'maps', id: 'm', fields: { title: 'Commute', personaIds: ['mira'], goal: 'arrive dry' } },
  { table: 'stages', id: 's2', fields: { mapId: 'm', title: 'Ride', order: 'k' } },
  { table: 'stages', id: 's1', fields: { mapId: 'm', title: 'Notice', order: '1' } },
  { table: 'steps', id: 'p1', fields: { stageId: 's1', title: 'Hears of it' } },
  { table: 'steps', id: 'p2', fields: { stageId: 's2', title: 'Rides', width: 300, moment: true } },
  {
    table: 'lanes',
    id: 'doing',
    fields: { mapId: 'm', title: 'Doing', order: '1', prompt: 'What happens?' },
  },
  { table: 'lanes', id: 'feel', fields: { mapId: 'm', title: 'Feeling', kind: 'sentiment', order: '2' } },
  {
    table: 'lanes',
    id: 'hurts',
    fields: { mapId: 'm', title: 'Pains', kind: 'pains', order: '3', color: 'red' },
  },
  { table: 'cards', id: 'c2', fields: { place: ['doing', 'p2', 'k'], text: 'second' } },
  { table: 'cards', id: 'c1', fields: { place: ['doing', 'p2', '1'], text: 'first', tags: ['rain'] } },
  {
    table: 'cards',
    id: sentimentId('feel', 'p2', 'mira'),
    fields: { kind: 'sentiment', place: ['feel', 'p2', 'V'], personaId: 'mira', amount: 1.5, text: 'Dry!' },
  },
  {
    table: 'cards',
    id: 'c3',
    fields: { kind: 'pain', place: ['hurts', 'p1', 'V'], text: 'Late', impact: 'abandons' },
  },
  { table: 'connectors', id: 'k', fields: { mapId: 'm', fromId: 'c3', toId: 'c1', kind: 'cause' } },
  { table: 'notes', id: 'n', fields: { mapId: 'm', x: 10, y: 900, text: 'Parking lot' } },
]

/**
 * A snapshot without the order strings, which JSON does not carry, and with the sequences that they mean: equal for two
 * projects that look and work the same.
 */
export function essence(snapshot: Snapshot) {
  const tables = TABLES.map((table) => [
    table,
    Object.values(snapshot[table])
      .map(({ order: _order, ...record }: Record<string, unknown>) =>
        Array.isArray(record.place) ? { ...record, place: record.place.slice(0, 2) } : record,
      )
      .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1)),
  ])
  const sequences = mapsOf(snapshot).map((map) => {
    const view = viewMap(snapshot, map.id)
    if (!view) throw new Error('A listed map must have a view')
    return {
      map: map.id,
      stages: view.stages.map(({ stage }) => stage.id),
      steps: view.steps.map((step) => step.id),
      lanes: view.lanes.map((lane) => lane.id),
      cards: view.lanes.map((lane) =>
        view.steps.map((step) => (view.cells.get(lane.id)?.get(step.id) ?? []).map((card) => card.id)),
      ),
    }
  })
  return { tables: Object.fromEntries(tables), sequences }
}

const TEXTS = [
  '',
  'Waits',
  'a "quoted" \\ text',
  'Zeile\nZwei',
  '👩‍🚀 → ✓',
  '  blanks  ',
  '</script>',
  'x'.repeat(300),
]
const WORDS = ['website', 'phone', 'winter', 'own channel', '日本語']
const ORDERS = ['1', 'V', 'V', 'Va', 'k', 'z3']

/**
 * A random project as merges may leave it: several maps, all kinds of cards with any fields, equal orders, stages
 * without steps, and records that hang on something that is gone.
 */
export function randomRecords(seed: number): RecordToInsert[] {
  const chance = chanceOf(seed)
  const { pick } = chance
  const upTo = (most: number): number => chance.whole(most + 1)
  const some = <T>(items: readonly T[]): T[] => [...new Set(items.filter(() => chance.happens(0.4)))]
  const maybe = <T>(make: () => T, otherwise: T): T => (chance.happens(0.5) ? make() : otherwise)
  const ids = (most: number, least = 0): string[] => Array.from({ length: least + upTo(most) }, chance.id)
  const records: RecordToInsert[] = []
  const personas = ids(3)
  const maps = ids(2, 1)
  for (const id of personas)
    records.push({
      table: 'personas',
      id,
      fields: { name: pick(TEXTS), motto: pick(TEXTS), color: pick(COLORS), order: pick(ORDERS) },
    })
  for (const id of maps)
    records.push({
      table: 'maps',
      id,
      fields: {
        title: pick(TEXTS),
        goal: pick(TEXTS),
        personaIds: some([...personas, 'gone']),
        state: maybe(() => 'future', 'current'),
        counterpartId: maybe<string | null>(() => pick(maps), null),
        order: pick(ORDERS),
      },
    })
  const stages = ids(6)
  for (const id of stages)
    records.push({
      table: 'stages',
      id,
      fields: { mapId: pick([...maps, ...maps, 'gone']), title: pick(TEXTS), order: pick(ORDERS) },
    })
  const steps = ids(9)
  for (const id of steps)
    records.push({
      table: 'steps',
      id,
      fields: {
        stageId: pick([...stages, ...stages, 'gone']),
        title: pick(TEXTS),
        width: 140 + upTo(300),
        moment: chance.happens(0.2),
        order: pick(ORDERS),
      },
    })
  const lanes = ids(6).map((id) => ({ id, kind: pick(LANE_KINDS) }))
  for (const { id, kind } of lanes)
    records.push({
      table: 'lanes',
      id,
      fields: {
        mapId: pick([...maps, ...maps, 'gone']),
        kind,
        title: pick(TEXTS),
        color: pick(COLORS),
        collapsed: chance.happens(0.2),
        lineBelow: maybe<(typeof BLUEPRINT_LINES)[number] | null>(() => pick(BLUEPRINT_LINES), null),
        prompt: pick(TEXTS),
        order: pick(ORDERS),
      },
    })
  const groups = ids(3)
  for (const id of groups)
    records.push({
      table: 'groups',
      id,
      fields: { mapId: pick([...maps, ...maps, 'gone']), title: pick(TEXTS), color: pick(COLORS) },
    })
  const stepPlaces = [...steps, ...stages.map((id) => `${id}~first`), 'gone']
  const cards: string[] = []
  for (let index = upTo(25); index > 0; index--) {
    const lane = pick([...lanes, { id: 'gone', kind: pick(LANE_KINDS) }])
    const stepId = pick(stepPlaces)
    const personaId = maybe<string | null>(() => pick([...personas, 'gone']), null)
    const kind = chance.happens(0.8) ? cardKindOf(lane.kind) : pick(CARD_KINDS)
    const computed = kind === 'sentiment' && chance.happens(0.8)
    const id = computed ? sentimentId(lane.id, stepId, personaId) : chance.id()
    if (cards.includes(id)) continue
    cards.push(id)
    records.push({
      table: 'cards',
      id,
      fields: {
        kind,
        place: [lane.id, stepId, pick(ORDERS)],
        text: pick(TEXTS),
        color: maybe<(typeof COLORS)[number] | null>(() => pick(COLORS), null),
        tags: some(WORDS),
        channels: some(WORDS),
        votes: upTo(3),
        evidence: pick(EVIDENCE_LEVELS),
        status: pick(TOUCHPOINT_STATUSES),
        impact: pick(IMPACTS),
        due: maybe<string | null>(() => '2027-03-09', null),
        value: maybe<number | null>(() => upTo(5), null),
        amount: maybe<number | null>(() => upTo(16) / 4 - 2, null),
        spread: maybe<number | null>(() => upTo(8) / 4, null),
        raters: upTo(9),
        authorId: maybe(() => 'somebody', ''),
        groupId: maybe<string | null>(() => pick([...groups, 'gone']), null),
        painIds: some([...cards, 'gone']),
        personaId,
        foreign: index % 5 === 0 ? '{"board":{"rank":[1,null]}}' : '',
      },
    })
  }
  for (const id of ids(4))
    records.push({
      table: 'connectors',
      id,
      fields: {
        mapId: pick([...maps, 'gone']),
        fromId: pick([...cards, 'gone']),
        toId: pick([...cards, 'gone']),
        kind: maybe(() => 'cause', 'branch'),
        label: pick(TEXTS),
      },
    })
  for (const id of ids(3))
    records.push({
      table: 'notes',
      id,
      fields: {
        mapId: pick([...maps, 'gone']),
        x: upTo(900) - 300,
        y: upTo(900),
        text: pick(TEXTS),
        parked: chance.happens(0.3),
      },
    })
  return records
}

/** A map of `stages` × `lanes` cells with one card each, for tests of size. Ids are random, as the app makes them. */
export function largeMap(stages: number, lanes: number): RecordToInsert[] {
  const mapId = newId()
  const columns = Array.from({ length: stages }, (_, index) => ({ stageId: newId(), stepId: newId(), index }))
  const rows = Array.from({ length: lanes }, (_, index) => ({ laneId: newId(), index }))
  return [
    { table: 'maps', id: mapId, fields: { title: 'Large' } },
    ...columns.flatMap(({ stageId, stepId, index }): RecordToInsert[] => [
      { table: 'stages', id: stageId, fields: { mapId, title: `Stage ${index}`, order: orderAt(index) } },
      { table: 'steps', id: stepId, fields: { stageId } },
    ]),
    ...rows.map(
      ({ laneId, index }): RecordToInsert => ({
        table: 'lanes',
        id: laneId,
        fields: { mapId, title: `Lane ${index}`, order: orderAt(index) },
      }),
    ),
    ...rows.flatMap(({ laneId }) =>
      columns.map(
        ({ stepId, index }): RecordToInsert => ({
          table: 'cards',
          id: newId(),
          fields: {
            place: [laneId, stepId, 'V'],
            text: `Card ${index} waits for an answer that never comes`,
          },
        }),
      ),
    ),
  ]
}

const orderAt = (index: number): string => `${String(index).padStart(4, '0')}V`

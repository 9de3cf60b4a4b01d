import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { channelDotId, type Place, sentimentId } from '#shared/model/card.ts'
import { DEFINITIONS, type FieldsOf } from '#shared/model/definitions.ts'
import type { Figures } from '#shared/model/figures.ts'
import { TABLES, type TableName } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { cardKindOf, EMPATHY_ZONES, LANE_KINDS, type LaneKind } from '#shared/model/vocabulary.ts'

/** Of the project: a map as it is, one as it shall be, and an empathy map. */
export const HOSTILE_MAPS = ['now', 'then', 'empathy'] as const

/** A map with a lane of every kind and something in each; `side` keeps the ids of two maps apart. */
function journey(side: string, more: Partial<FieldsOf<'maps'>>): RecordToInsert[] {
  const idOf = (name: string): string => `${side}-${name}`
  const step = idOf('step')
  const place = (lane: string): Place => [idOf(lane), step, 'V']
  const card = (kind: LaneKind): RecordToInsert => {
    const own = {
      sentiment: sentimentId(idOf(kind), step, 'mira'),
      channels: channelDotId(idOf(kind), step, 'web'),
    }
    const id = kind in own ? own[kind as keyof typeof own] : idOf(`${kind}-card`)
    const fields = {
      ...OF_CARDS,
      kind: cardKindOf(kind),
      place: place(kind),
      groupId: kind === 'cards' ? idOf('group') : null,
    }
    return {
      table: 'cards',
      id,
      fields: kind === 'channels' ? { kind: 'channel', place: place(kind), channels: ['web'] } : fields,
    }
  }
  return [
    { table: 'maps', id: side, fields: { ...OF_MAPS, ...more } },
    { table: 'stages', id: idOf('stage'), fields: { mapId: side, title: 'Stage', ...SAID } },
    { table: 'steps', id: step, fields: { stageId: idOf('stage'), title: 'Step', moment: true, ...SAID } },
    ...LANE_KINDS.map(
      (kind, index): RecordToInsert => ({
        table: 'lanes',
        id: idOf(kind),
        fields: {
          mapId: side,
          kind,
          title: kind,
          order: `${index}V`,
          channels: ['web'],
          levels: ['great'],
          faces: true,
        },
      }),
    ),
    ...LANE_KINDS.map(card),
    { table: 'groups', id: idOf('group'), fields: { mapId: side, title: 'Cluster' } },
    {
      table: 'connectors',
      id: idOf('connector'),
      fields: { mapId: side, fromId: idOf('cards-card'), toId: idOf('pains-card'), label: 'leads to' },
    },
    { table: 'notes', id: idOf('note'), fields: { mapId: side, x: 0, y: -400, text: 'Note' } },
    { table: 'notes', id: idOf('parked'), fields: { mapId: side, text: 'Later', parked: true } },
    {
      table: 'comments',
      id: idOf('thread'),
      fields: { mapId: side, targetId: idOf('cards-card'), text: 'Really?' },
    },
    { table: 'comments', id: idOf('answer'), fields: { mapId: side, threadId: idOf('thread'), text: 'Yes' } },
    { table: 'views', id: idOf('view'), fields: { mapId: side, title: 'Mine' } },
    { table: 'dataSets', id: idOf('data'), fields: { mapId: side, title: 'Shop' } },
  ]
}

const SAID = { duration: 'a day', expectation: 'soon' }
const OF_MAPS: Partial<FieldsOf<'maps'>> = {
  title: 'Map',
  personaIds: ['mira'],
  personaDetail: 'full',
  showBackstory: true,
  scenario: 'buys',
  goal: 'save',
}
const OF_CARDS: Partial<FieldsOf<'cards'>> = {
  ...{
    text: 'Card',
    tags: ['tag'],
    author: 'Ana',
    votes: 3,
    personaId: 'mira',
    amount: 1,
    target: 2,
    series: [1, 2],
  },
  ...{
    owner: 'Bo',
    due: '2026-12-01',
    progress: 'planned',
    value: 5,
    effort: 1,
    impact: 'abandons',
    reach: 50,
  },
}

/** A project with something in every table and a lane of every kind, so that whatever is drawn of a record is drawn. */
function harmlessProject(): Snapshot {
  return snapshotOfRecords([
    {
      table: 'projects',
      id: 'project',
      fields: { title: 'Project', projectId: 'p', createdAt: '2026-01-01' },
    },
    { table: 'authors', id: 'c1', fields: { name: 'Ana' } },
    {
      table: 'personas',
      id: 'mira',
      fields: { name: 'Mira', role: 'Nurse', motto: 'On', quote: 'Go', about: '34' },
    },
    {
      table: 'traits',
      id: 'trait',
      fields: { personaId: 'mira', kind: 'free', label: 'Pets', text: 'A cat' },
    },
    { table: 'traits', id: 'before', fields: { personaId: 'mira', kind: 'backstory-goal', text: 'Arrive' } },
    ...journey('now', { order: '1' }),
    ...journey('then', { order: '2', state: 'future', counterpartId: 'now' }),
    { table: 'maps', id: 'empathy', fields: { ...OF_MAPS, order: '3', kind: 'empathy' } },
    { table: 'stages', id: 'all', fields: { mapId: 'empathy' } },
    { table: 'steps', id: 'once', fields: { stageId: 'all' } },
    ...EMPATHY_ZONES.flatMap((zone): RecordToInsert[] => [
      { table: 'lanes', id: zone, fields: { mapId: 'empathy', zone, title: zone } },
      { table: 'cards', id: `${zone}-card`, fields: { place: [zone, 'once', 'V'], text: zone } },
    ]),
  ])
}

/** No id, no order and no word of a list of the model's: whatever field takes it takes anything. */
const PROBE = '<b>'

/** How a field carries a text: by itself, in a list, or not at all. */
function wrapperOf(table: TableName, field: string): ((text: string) => unknown) | undefined {
  const { parse, defaults } = DEFINITIONS[table]
  return [(text: string) => text, (text: string) => [text]].find((wrap) => {
    const parsed: Readonly<Record<string, unknown>> = parse({ ...defaults, [field]: wrap(PROBE) }) ?? {}
    return JSON.stringify(parsed[field]) === JSON.stringify(wrap(PROBE))
  })
}

/** A field of a record that takes any text. */
interface OpenField {
  readonly table: TableName
  readonly field: string
  readonly wrap: (text: string) => unknown
}

/** Every such field, told from the model itself: a new field of a record is among them without being named here. */
export const OPEN_FIELDS: readonly OpenField[] = TABLES.flatMap((table) =>
  Object.keys(DEFINITIONS[table].defaults).flatMap((field) => {
    const wrap = wrapperOf(table, field)
    return wrap ? [{ table, field, wrap }] : []
  }),
)

const HARMLESS = harmlessProject()

/** Figures of a map of {@link journey} in which everything that has a name is called `text`. */
function figuresNaming(text: string, side: string): string {
  const named = text.slice(0, 500)
  const place = {
    ...{ placeId: `${side}-stage`, reached: 40, entered: 50, left: 30, stillHere: 20, returned: 6 },
    ...{ time: null, timeFromEarlier: null, score: { mean: 4, level: 1, n: 9 }, value: 5 },
  }
  const slice = { column: named, value: named, customers: 60, places: [place], flows: [] }
  const figures: Figures = {
    ...{ madeAt: '2026-01-02T00:00:00Z', from: '2025-01-01T00:00:00Z', asOf: '2026-01-01T00:00:00Z' },
    ...{ customers: 60, events: 90, rows: { read: 91, used: 90, leftOut: [[named, 1]] }, leastGroup: 5 },
    order: [`${side}-stage`],
    goal: { state: named, converted: 20, time: null },
    states: [{ name: named, events: 90, customers: 60 }],
    slices: [
      { ...slice, id: 'all', kind: 'all' },
      { ...slice, id: 'beside', kind: 'segment' },
    ],
    leftOut: [named],
    influence: [{ state: named, beforeGoal: null, anyTime: null }],
    paths: [[[named, named], 9]],
    otherPaths: 0,
    scores: [{ kind: 'nps', column: named, n: 9, value: 3, margin: 1 }],
    campaigns: [{ name: named, customers: 9, converted: 5, cost: 1, value: 2 }],
    ...{ cohorts: [], churn: null, lifetimeValue: null },
    risks: [{ trigger: named, rule: named, customers: 9, byPlace: [[`${side}-stage`, 9]] }],
  }
  return JSON.stringify(figures)
}

/** The project with `text` in every open field of every record. */
export function projectFullOf(text: string): Snapshot {
  const tables = TABLES.map((table) => {
    const open = OPEN_FIELDS.filter((one) => one.table === table)
    const wrong = Object.fromEntries(open.map(({ field, wrap }) => [field, wrap(text)]))
    const records = Object.entries(HARMLESS[table]).map(([id, record]) => [
      id,
      {
        ...record,
        ...wrong,
        ...(table === 'dataSets' && {
          figures: figuresNaming(text, id.replace('-data', '')),
          besideId: 'beside',
        }),
      },
    ])
    return [table, Object.fromEntries(records)]
  })
  return Object.fromEntries(tables)
}

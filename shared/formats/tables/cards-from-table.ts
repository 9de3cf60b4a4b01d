import { newId } from '#shared/base/ids.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Command, NewCard, NewFields, RecordToInsert } from '#shared/document/commands/types.ts'
import { channelDotId, sentimentId } from '#shared/model/card.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { type Color, cardKindOf } from '#shared/model/vocabulary.ts'
import type { ImportedMap } from '../imported-map.ts'
import { withOrders } from '../with-orders.ts'
import type { PlannedStage, PlannedStep } from './cards-columns.ts'
import { fullestSheet, guessMapping } from './cards-guess.ts'
import type { PlannedLane } from './cards-lanes.ts'
import type { CardMapping } from './cards-mapping.ts'
import { amountOf, type CardPlan, planCards } from './cards-plan.ts'
import type { Sheet, Workbook } from './table.ts'

/** What a table brings: commands that put it on the map it is for, or records of a map of its own; and a report. */
export interface CardsFromTable {
  readonly plan: CardPlan
  /** To be carried out together, as one undo step; none without a map. */
  readonly commands: readonly Command[]
  /** Of a new map; none where there is one. */
  readonly records: readonly RecordToInsert[]
  readonly report: readonly string[]
}

/** Reads a table into cards, on a map or on a new one (`target: null`) of the given title. */
export function cardsFromTable(
  sheet: Sheet,
  mapping: CardMapping,
  target: MapView | null,
  title = '',
): CardsFromTable {
  const plan = planCards(sheet, mapping, target, newId)
  return {
    plan,
    commands: target ? commandsOf(plan, target) : [],
    records: target ? [] : recordsOf(plan, title),
    report: plan.report,
  }
}

/**
 * A new map from any table, read as it is most likely meant (`guessMapping`). Refuses what holds nothing to put on a map
 * (`empty`).
 */
export function cardsOfTable(workbook: Workbook, name: string): Result<ImportedMap> {
  const sheet = fullestSheet(workbook)
  const title = name.replace(/\.[^.]*$/, '')
  if (!sheet) return fail('empty', `“${name}” has no cell with anything in it.`)
  const { plan, records, report } = cardsFromTable(sheet, guessMapping(sheet, null), null, title)
  if (amountOf(plan) === 0) return fail('empty', `“${name}” holds nothing that could be put on a map.`)
  const others = workbook.filter((one) => one !== sheet && one.rows.some((row) => row.some(Boolean)))
  const left = others.map((one) => `The sheet “${one.name}” was left out: one sheet makes a map.`)
  return ok({ records, title, report: [...left, ...report] })
}

/** The commands that put a plan on its map: first what is to be there, then what stands in it. */
export function commandsOf(plan: CardPlan, target: MapView): readonly Command[] {
  return [
    ...plan.stages.flatMap((stage, index) => stageCommands(stage, index, target.map.id)),
    ...plan.lanes.flatMap((lane) => laneCommands(plan, target, lane)),
    ...(plan.cards.length > 0 ? [{ type: 'cards.add', cards: plan.cards, beforeId: null } as const] : []),
    ...plan.values.feelings.map((feeling): Command => ({ type: 'sentiment.set', ...feeling })),
    ...plan.values.dots.map((dot): Command => ({ type: 'channel.set', ...dot, on: true })),
  ]
}

/** Neighbouring stages are told apart by their colours. */
const STAGE_COLORS = ['blue', 'teal', 'green', 'orange', 'violet'] as const

const stageColor = (index: number): Color => STAGE_COLORS[index % STAGE_COLORS.length] ?? 'grey'

function stageCommands({ id, title, isNew, steps }: PlannedStage, index: number, mapId: string): Command[] {
  const [first, ...others] = steps
  const add = (step: PlannedStep): Command => ({
    type: 'step.add',
    id: step.id,
    stageId: id,
    beforeId: null,
    fields: { title: step.title },
  })
  if (!isNew || !first) return steps.filter((step) => step.isNew).map(add)
  const fields = { title, color: stageColor(index) }
  return [
    { type: 'stage.add', id, stepId: first.id, mapId, beforeId: null, fields },
    ...(first.title === ''
      ? []
      : [{ type: 'step.edit', id: first.id, changes: { title: first.title } } as const]),
    ...others.map(add),
  ]
}

function laneCommands(plan: CardPlan, target: MapView, lane: PlannedLane): Command[] {
  const wanted = channelsOf(plan, lane)
  if (lane.preset)
    return [
      {
        type: 'lane.add',
        id: lane.id,
        mapId: target.map.id,
        beforeId: null,
        fields: fieldsOfLane(lane, wanted),
      },
    ]
  const own = target.lanes.find(({ id }) => id === lane.id)?.channels ?? []
  const channels = [...new Set([...own, ...wanted])]
  return channels.length > own.length ? [{ type: 'lane.edit', id: lane.id, changes: { channels } }] : []
}

const channelsOf = ({ values }: CardPlan, lane: PlannedLane): string[] => [
  ...new Set(values.dots.filter(({ laneId }) => laneId === lane.id).map(({ channel }) => channel)),
]

function fieldsOfLane(
  { title, preset }: PlannedLane,
  channels: readonly string[],
): NewFields<'lanes', 'mapId'> {
  const { id: _id, ...fields } = { id: '', ...preset }
  return { ...fields, title, ...(channels.length > 0 ? { channels } : {}) }
}

/** The records of a map of its own. */
export function recordsOf(plan: CardPlan, title: string): readonly RecordToInsert[] {
  const mapId = newId()
  return [
    ...withOrders(plan.personas).map(
      ({ item, order }): RecordToInsert => ({
        table: 'personas',
        id: item.id,
        fields: { name: item.name, order },
      }),
    ),
    { table: 'maps', id: mapId, fields: { title, personaIds: plan.personas.map(({ id }) => id) } },
    ...withOrders(plan.stages).flatMap(({ item, order, index }): RecordToInsert[] => [
      {
        table: 'stages',
        id: item.id,
        fields: { mapId, order, title: item.title, color: stageColor(index) },
      },
      ...withOrders(item.steps).map(
        (step): RecordToInsert => ({
          table: 'steps',
          id: step.item.id,
          fields: { stageId: item.id, order: step.order, title: step.item.title },
        }),
      ),
    ]),
    ...withOrders(plan.lanes).map(
      ({ item, order }): RecordToInsert => ({
        table: 'lanes',
        id: item.id,
        fields: { mapId, order, ...fieldsOfLane(item, channelsOf(plan, item)) },
      }),
    ),
    ...cardRecords(plan),
    ...valueRecords(plan),
  ]
}

function cardRecords({ cards, lanes }: CardPlan): RecordToInsert[] {
  const kinds = new Map(lanes.map(({ id, kind }) => [id, cardKindOf(kind)]))
  const cells = Map.groupBy(cards, ({ laneId, stepId }) => `${laneId} ${stepId}`)
  return [...cells.values()].flatMap((cell: NewCard[]) =>
    withOrders(cell).map(
      ({ item: { id, laneId, stepId, fields }, order }): RecordToInsert => ({
        table: 'cards',
        id,
        fields: { ...fields, kind: kinds.get(laneId) ?? 'text', place: [laneId, stepId, order] },
      }),
    ),
  )
}

/** Feelings of nobody in particular are the first persona's, unless the table says theirs too. */
function valueRecords({ values, personas }: CardPlan): RecordToInsert[] {
  const feelings = values.feelings.map(({ laneId, stepId, personaId: named, amount }): RecordToInsert => {
    const personaId = named ?? personas[0]?.id ?? null
    return {
      table: 'cards',
      id: sentimentId(laneId, stepId, personaId),
      fields: { kind: 'sentiment', place: [laneId, stepId, 'V'], personaId, amount },
    }
  })
  const dots = values.dots.map(
    ({ laneId, stepId, channel }): RecordToInsert => ({
      table: 'cards',
      id: channelDotId(laneId, stepId, channel),
      fields: { kind: 'channel', place: [laneId, stepId, 'V'], channels: [channel] },
    }),
  )
  return [...new Map([...feelings, ...dots].map((record) => [record.id, record])).values()]
}

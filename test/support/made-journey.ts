import type { EventLog } from '#shared/analysis/journey/event-log.ts'
import { figuresFor } from '#shared/analysis/journey/figures.ts'
import type { FiguresRequest, MapPlace } from '#shared/analysis/journey/figures-request.ts'
import { LogBuilder } from '#shared/analysis/journey/log-builder.ts'
import { RISK_SETTINGS } from '#shared/analysis/journey/risk-settings.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { Readings, RoleOfColumn } from '#shared/formats/logs/reading.ts'
import type { DataSet, Match } from '#shared/model/data-set.ts'
import type { Figures } from '#shared/model/figures.ts'
import type { ProjectShape } from './builders.ts'
import { chanceOf } from './random.ts'

/** The states that the customers of {@link madeJourney} go through, and how likely each goes on to the next. */
const WAY = [
  ['visit', 0.8],
  ['product', 0.55],
  ['cart', 0.7],
  ['purchase', 0.4],
  ['review', 0],
] as const

/** States beside the way, met now and then. */
const BESIDE = ['search', 'support_ticket'] as const

const HOUR = 3_600_000
const DAY = 24 * HOUR

/**
 * A shop's customers over half a year, the same every time: they visit, look, fill a cart, buy and review; some search, some
 * ask for help. What they met it on is known, what led them there, what they paid, and whether they would recommend it.
 */
export function madeJourney(customers = 400): EventLog {
  const chance = chanceOf(7)
  const builder = new LogBuilder({
    columns: [
      { name: 'platform', role: 'segment', of: 'case', type: 'words' },
      { name: 'campaign', role: 'campaign', of: 'case', type: 'words' },
      { name: 'amount', role: 'value', of: 'event', type: 'numbers' },
      { name: 'spent', role: 'cost', of: 'event', type: 'numbers' },
      { name: 'nps', role: 'score', of: 'event', type: 'numbers', scale: { kind: 'nps', low: 0, high: 10 } },
    ],
  })
  for (let one = 0; one < customers; one++) {
    const platform = chance.pick(['desktop', 'mobile', 'mobile', 'tablet'])
    const caseId = `customer-${one}`
    let at = Date.UTC(2026, 0, 5) + chance.number() * 150 * DAY
    const add = (activity: string): void => {
      builder.add({ caseId, activity, at })
      builder.setWord(0, platform)
      builder.setWord(1, one % 3 === 0 ? 'Spring' : one % 3 === 1 ? 'Newsletter' : '')
      builder.setNumber(2, activity === 'purchase' ? 20 + chance.whole(200) : Number.NaN)
      builder.setNumber(3, activity === 'visit' ? 4 : Number.NaN)
      builder.setNumber(4, activity === 'review' ? chance.whole(11) : Number.NaN)
      at += (0.2 + chance.number() * 40) * HOUR
    }
    for (const [state, onward] of WAY) {
      add(state)
      if (chance.happens(0.25)) add(chance.pick(BESIDE))
      if (!chance.happens(platform === 'mobile' ? onward * 0.8 : onward)) break
      if (chance.happens(0.1)) add('visit')
    }
    if (chance.happens(0.3)) {
      at += (20 + chance.number() * 40) * DAY
      add('visit')
    }
  }
  return builder.build()
}

/** The figures of {@link madeJourney} for places of a map and what stands for them. */
export const madeFigures = (
  places: readonly MapPlace[],
  matches: readonly Match[],
  asked: Partial<FiguresRequest> = {},
): Figures =>
  figuresFor(madeJourney(), [{ read: 1012, used: 1000, leftOut: [{ reason: 'bad-time', rows: 12 }] }], {
    places,
    matches,
    goal: 'purchase',
    leastGroup: 5,
    segments: ['platform'],
    snapshots: 'month',
    zone: 'UTC',
    churnAfterDays: 30,
    now: Date.UTC(2026, 7, 15),
    ...asked,
  })

/** Five stages, of which the second has two steps; and what the states of {@link madeJourney} stand for on them. */
export const MADE_SHAPE = {
  stages: [1, 2, 1, 1, 1],
  lanes: ['cards', 'pains', 'metrics', 'sentiment'],
} as const satisfies ProjectShape

const MADE_MATCHES: readonly Match[] = [
  ['visit', 'stage1'],
  ['product', 'step2-1'],
  ['search', 'step2-2'],
  ['cart', 'stage3'],
  ['purchase', 'stage4'],
  ['review', 'stage5'],
]

/** What {@link madeCsv} is called. */
export const MADE_FILE = 'shop-events.csv'

const of = (column: string, role: RoleOfColumn['role'], of: RoleOfColumn['of']): RoleOfColumn => ({
  column,
  role,
  of,
})

const READINGS: Readings = {
  subject: 'customer',
  asked: { segments: ['platform'], snapshots: 'month', churnAfterDays: 30, risks: RISK_SETTINGS },
  files: [
    {
      name: MADE_FILE,
      reading: {
        format: 'delimited',
        delimiter: ',',
        encoding: 'utf-8',
        head: true,
        decimal: '.',
        shape: 'long',
        caseColumn: 'customer',
        match: 'exact',
        activityColumn: 'event',
        timeColumn: 'time',
        endColumn: null,
        lifecycleColumn: null,
        lifecycle: 'all',
        stateColumns: [],
        timeFormat: 'epoch-ms',
        zone: 'UTC',
        only: null,
        columns: [of('platform', 'segment', 'case'), of('campaign', 'campaign', 'case')],
        repeated: 'keep',
        preset: '',
      },
    },
  ],
}

/** {@link madeJourney} as a file: a row an event, with the platform and campaign of its customer. */
export function madeCsv(): string {
  const { cases, activities, firstOf, activityOf, at, columns } = madeJourney()
  const word = (name: string, caseAt: number): string => {
    const column = columns.get(name)
    return column?.type === 'words' ? (column.values[column.valueOf[caseAt] as number] as string) : ''
  }
  const rows = cases.flatMap((id, caseAt) =>
    Array.from({ length: (firstOf[caseAt + 1] as number) - (firstOf[caseAt] as number) }, (_, index) => {
      const event = (firstOf[caseAt] as number) + index
      const state = activities[activityOf[event] as number]
      return [id, state, Math.round(at[event] as number), word('platform', caseAt), word('campaign', caseAt)]
    }),
  )
  return [['customer', 'event', 'time', 'platform', 'campaign'], ...rows].map((row) => row.join()).join('\n')
}

/** Adds the numbers of {@link madeJourney} to a project of {@link MADE_SHAPE}, as a teammate without the files has them. */
export function addMadeData(fields: Partial<DataSet> = {}): Command {
  const places = MADE_SHAPE.stages.flatMap((steps, index) => {
    const stageId = `stage${index + 1}`
    const stepIds = Array.from({ length: steps }, (_, step) => `step${index + 1}-${step + 1}`)
    return [
      { id: stageId, kind: 'stage' as const, stageId, title: stageId },
      ...stepIds.map((id) => ({ id, kind: 'step' as const, stageId, title: id })),
    ]
  })
  return {
    type: 'data.add',
    id: 'data1',
    mapId: 'map1',
    fields: {
      title: 'Web shop, half a year',
      source: MADE_FILE,
      subject: 'customer',
      reading: JSON.stringify(READINGS),
      matches: [...MADE_MATCHES],
      goal: 'purchase',
      figures: JSON.stringify(madeFigures(places, MADE_MATCHES)),
      ...fields,
    },
  }
}

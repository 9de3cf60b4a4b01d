import { gradeOpportunity } from '#renderer/actions/insight-actions.ts'
import { copyMap } from '#renderer/actions/map-actions.ts'
import { compareMaps } from '#shared/analysis/compare.ts'
import { type GapKind, SEVERITY_LABELS } from '#shared/analysis/gap-rules.ts'
import { insightsOf } from '#shared/analysis/insights.ts'
import { explainPain, QUADRANT_WORDS } from '#shared/analysis/ranking.ts'
import { PATTERN_WORDS, type PatternKind } from '#shared/analysis/sentiment-patterns.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { LaneKind } from '#shared/model/vocabulary.ts'
import { mapTitled, snapshotOf } from '../support/acts.ts'
import { addCard, editCard, journey, on, type StepName } from '../support/base.ts'
import { holds, type InJson, type Line, never, reads, shape, words } from '../support/line.ts'

const section = 'What it sees in a map by itself'

const STEPS: readonly StepName[] = ['hear', 'compare', 'ride', 'mend', 'pay', 'part']

const seen = (snapshot: Snapshot, mapId: string): MapView => {
  const view = viewMap(snapshot, mapId)
  if (!view) throw new Error(`No map ${mapId}`)
  return view
}

const feel = (id: string, values: readonly number[], from = 0): Command[] =>
  values.map((amount, index) => ({
    type: 'sentiment.set',
    laneId: on(id, 'sentiment'),
    stepId: on(id, STEPS[from + index] ?? 'hear'),
    personaId: 'mira',
    amount,
  }))

/** The values of a line, as the file has them. */
const lineOf = (id: string, expected: readonly number[]): InJson =>
  reads(
    ({ maps }) =>
      maps
        .find((map) => map.id === id)
        ?.lanes.find(({ kind }) => kind === 'sentiment')
        ?.cells?.flatMap(({ cards }) => cards.map(({ amount }) => amount ?? 0)),
    expected,
  )

/** A line that begins without the pattern, has it once the next values are there, and keeps it when it goes on. */
function pattern(
  name: string,
  kind: PatternKind,
  start: readonly number[],
  end: readonly number[],
  more: number,
): Line {
  const id = `pattern-${kind}`
  const title = `A line with a ${kind}`
  return {
    section,
    name,
    map: title,
    given: [...journey(id, title, ['sentiment']), ...feel(id, start)],
    make: feel(id, end, start.length),
    change: feel(id, [more], start.length + end.length),
    json: lineOf(id, [...start, ...end, more]),
    drawn: words(PATTERN_WORDS[kind].label),
    tells: (snapshot, mapId) =>
      insightsOf(seen(snapshot, mapId))
        .patterns.filter((one) => one.kind === kind)
        .map(({ label, tip }) => `${label}: ${tip}`),
  }
}

const PATTERNS: readonly Line[] = [
  pattern('Sentiment pattern: peak', 'peak', [0, 2], [0], 0),
  pattern('Sentiment pattern: trough', 'trough', [1, -1], [1], 1),
  pattern('Sentiment pattern: rapid drop', 'drop', [2], [-1], -1),
  pattern('Sentiment pattern: sawtooth', 'sawtooth', [1, -1, 1], [-1, 1], 1),
]

interface GapCase {
  readonly name: string
  readonly kind: GapKind
  readonly lanes: readonly LaneKind[]
  readonly given?: readonly Command[]
  /** Opens the gap. */
  readonly make: readonly Command[]
  /** Says the same in other words; the gap stays. */
  readonly change: Command
  readonly json: InJson
  /** Whether what was made shows on the map, as any card does. */
  readonly drawn?: Line['drawn']
}

const gapId = (kind: GapKind): string => `gap-${kind}`

function gap({ name, kind, lanes, given = [], make, change, json, drawn }: GapCase): Line {
  const id = gapId(kind)
  const title = `Gap: ${kind}`
  return {
    section,
    name,
    map: title,
    given: [...journey(id, title, lanes), ...given],
    make,
    change: [change],
    json,
    drawn: drawn ?? never('advice to those who work on the map'),
    tells: (snapshot, mapId) =>
      insightsOf(seen(snapshot, mapId))
        .gaps.filter((one) => one.kind === kind)
        .map(({ severity, title: found }) => `${SEVERITY_LABELS[severity]}: ${found}`),
  }
}

/** A gap that one card opens. */
function gapOfCard(
  name: string,
  kind: GapKind,
  lanes: readonly LaneKind[],
  fields: Parameters<typeof editCard>[1],
  then: string,
): Line {
  const card = `card-${kind}`
  return gap({
    name,
    kind,
    lanes,
    make: [addCard(gapId(kind), lanes[0] ?? 'cards', 'ride', card, fields)],
    change: editCard(card, { text: then }),
    json: holds({ id: card, text: then }),
    drawn: words(then),
  })
}

const connector = (mapId: string, from: string, to: string): Command => ({
  type: 'connector.add',
  id: `${from}-${to}`,
  mapId,
  fields: { fromId: from, toId: to },
})

const manySteps = (count: number): Command[] =>
  Array.from({ length: count }, (_, at) => ({
    type: 'step.add',
    id: `wide-${at}`,
    stageId: on(gapId('too-many-steps'), 'after'),
    beforeId: null,
    fields: { title: `more ${at}` },
  }))

const branching = gapId('too-many-branches')

const GAPS: readonly Line[] = [
  gapOfCard(
    'Gap: a question that no touchpoint answers',
    'question-unanswered',
    ['cards', 'touchpoints'],
    { text: 'How much?' },
    'What does it cost?',
  ),
  gapOfCard(
    'Gap: a step that no touchpoint answers',
    'step-unanswered',
    ['cards', 'touchpoints'],
    { text: 'Rides' },
    'Rides through the rain',
  ),
  gapOfCard(
    'Gap: a missing touchpoint',
    'touchpoint-missing',
    ['touchpoints'],
    { text: 'Help', status: 'missing' },
    'Roadside help',
  ),
  gapOfCard(
    'Gap: a touchpoint without a channel',
    'touchpoint-without-channel',
    ['touchpoints'],
    { text: 'Poster' },
    'Poster at the stop',
  ),
  gapOfCard(
    'Gap: no lane of touchpoints',
    'no-touchpoint-lane',
    ['cards'],
    { text: 'Waits' },
    'Waits at the kerb',
  ),
  gapOfCard(
    'Gap: a pain without an opportunity',
    'pain-without-opportunity',
    ['pains', 'opportunities'],
    { text: 'Cold' },
    'Cold hands at five',
  ),
  gapOfCard(
    'Gap: no lane of opportunities',
    'no-opportunity-lane',
    ['pains'],
    { text: 'Dark' },
    'Dark cycle path',
  ),
  gapOfCard(
    'Gap: an opportunity without an owner',
    'opportunity-without-owner',
    ['opportunities'],
    { text: 'Gloves' },
    'Lend out gloves',
  ),
  gap({
    name: 'Gap: a stage without sentiment',
    kind: 'stage-without-sentiment',
    lanes: ['sentiment'],
    make: feel(gapId('stage-without-sentiment'), [1]),
    change: feel(gapId('stage-without-sentiment'), [2])[0] as Command,
    json: lineOf(gapId('stage-without-sentiment'), [2]),
    drawn: shape('the point; the gap itself is not drawn'),
  }),
  gapOfCard(
    'Gap: an empty sentiment line',
    'no-sentiment',
    ['cards', 'sentiment'],
    { text: 'Sings' },
    'Sings on the way down',
  ),
  gap({
    name: 'Gap: more than 20 steps',
    kind: 'too-many-steps',
    lanes: ['cards'],
    given: manySteps(14),
    make: [
      {
        type: 'step.add',
        id: 'twenty-first',
        stageId: on(gapId('too-many-steps'), 'after'),
        beforeId: null,
        fields: { title: 'one too many' },
      },
    ],
    change: { type: 'step.edit', id: 'twenty-first', changes: { title: 'the twenty-first' } },
    json: holds({ id: 'twenty-first', title: 'the twenty-first' }),
    drawn: words('the twenty-first'),
  }),
  gap({
    name: 'Gap: heaps of branches',
    kind: 'too-many-branches',
    lanes: ['cards'],
    given: [
      ...STEPS.map((step) => addCard(branching, 'cards', step, `fork-${step}`, { text: `At ${step}` })),
      connector(branching, 'fork-hear', 'fork-compare'),
      connector(branching, 'fork-compare', 'fork-ride'),
    ],
    make: [connector(branching, 'fork-ride', 'fork-mend')],
    change: { type: 'connector.edit', id: 'fork-ride-fork-mend', changes: { label: 'if it breaks' } },
    json: holds({ id: 'fork-ride-fork-mend', label: 'if it breaks' }),
    drawn: words('if it breaks'),
  }),
]

const RANKED = 'What to mend first'

const RANKINGS: readonly Line[] = [
  {
    section,
    name: 'Ranking of pains by impact × reach × votes',
    map: RANKED,
    given: [
      ...journey('ranked', RANKED, ['pains', 'opportunities']),
      addCard('ranked', 'pains', 'ride', 'pain-flat', { text: 'Flat tyre' }),
    ],
    make: [addCard('ranked', 'pains', 'pay', 'pain-fee', { text: 'Hidden fee', impact: 'abandons' })],
    change: [editCard('pain-fee', { reach: 60, votes: 4 })],
    json: holds({ id: 'pain-fee', impact: 'abandons', reach: 60, votes: 4 }),
    drawn: words('Hidden fee', '60 %'),
    tells: (snapshot, mapId) =>
      insightsOf(seen(snapshot, mapId))
        .pains.filter(({ card, rank }) => card.id === 'pain-fee' && rank === 1)
        .map(explainPain),
  },
  {
    section,
    name: 'Ranking of opportunities, a matrix of value against effort',
    map: RANKED,
    given: [
      addCard('ranked', 'opportunities', 'pay', 'chance-fee', {
        text: 'Show the fee',
        painIds: ['pain-fee'],
      }),
      addCard('ranked', 'opportunities', 'ride', 'chance-tube', {
        text: 'Puncture-proof tubes',
        value: 2,
        effort: 4,
      }),
    ],
    make: (project) => gradeOpportunity(project, 'chance-fee', { value: 5, effort: 1 }),
    change: (project) => gradeOpportunity(project, 'chance-fee', { value: 4, effort: 1.5 }),
    json: holds({ id: 'chance-fee', value: 4, effort: 1.5 }),
    drawn: words('Value 4 · Effort 1.5'),
    tells: (snapshot, mapId) =>
      insightsOf(seen(snapshot, mapId))
        .opportunities.ranked.filter(({ card }) => card.id === 'chance-fee')
        .map(({ rank, quadrant }) => `${rank}: ${QUADRANT_WORDS[quadrant].label}`),
  },
]

const CURRENT = 'As it is now'
const FUTURE = `${CURRENT} (future)`

/** What is different on the future map, by the titles of the steps. */
const differences = (snapshot: Snapshot): readonly string[] => {
  const [current, future] = [CURRENT, FUTURE].map((title) => mapTitled(snapshot, title)?.id)
  if (!current || !future) return []
  const { steps } = compareMaps(seen(snapshot, current), seen(snapshot, future))
  return steps.flatMap((step) => step.differences.map(({ kind }) => kind))
}

const COMPARED: readonly Line[] = [
  {
    section,
    name: 'Current against future: what changed step by step',
    map: FUTURE,
    given: async (project) => {
      project.session.run('Prepare', [
        ...journey('now', CURRENT, ['cards', 'sentiment']),
        ...feel('now', [0, -1, 1]),
        addCard('now', 'cards', 'pay', 'now-card', { text: 'Pays by letter' }),
      ])
      copyMap(project, 'now', 'future')
    },
    make: (project) => {
      const { cards, lanes, maps } = snapshotOf(project)
      const future = Object.values(maps).find(({ title }) => title === FUTURE)?.id
      const ids = Object.values(cards)
        .filter(({ text, place }) => text === 'Pays by letter' && lanes[place[0]]?.mapId === future)
        .map(({ id }) => id)
      project.session.run('Type', [{ type: 'cards.edit', ids, changes: { text: 'Pays by phone' } }])
    },
    change: (project) => {
      const { steps, stages, maps } = snapshotOf(project)
      const future = Object.values(maps).find(({ title }) => title === FUTURE)?.id
      const step = Object.values(steps).find(
        ({ title, stageId }) => title === 'part' && stages[stageId]?.mapId === future,
      )
      project.session.run('Rename', [{ type: 'step.edit', id: step?.id ?? '', changes: { title: 'stay' } }])
    },
    json: holds({ title: 'stay', counterpartId: on('now', 'part') }),
    drawn: words('Pays by phone', 'stay'),
    tells: differences,
  },
  {
    section,
    name: 'Current against future: two lines in one lane',
    map: CURRENT,
    make: [{ type: 'lane.edit', id: on('now', 'sentiment'), changes: { showCounterpart: true } }],
    change: (project) => {
      const { lanes, steps, maps, stages } = snapshotOf(project)
      const future = Object.values(maps).find(({ title }) => title === FUTURE)?.id ?? ''
      const lane = Object.values(lanes).find(({ mapId, kind }) => mapId === future && kind === 'sentiment')
      const step = Object.values(steps).find(
        ({ title, stageId }) => title === 'mend' && stages[stageId]?.mapId === future,
      )
      project.session.run('Set sentiment', [
        {
          type: 'sentiment.set',
          laneId: lane?.id ?? '',
          stepId: step?.id ?? '',
          personaId: 'mira',
          amount: 2,
        },
      ])
    },
    json: holds({ id: on('now', 'sentiment'), showCounterpart: true }),
    drawn: shape('the other map’s line, grey and broken'),
  },
]

export const INSIGHT_LINES: readonly Line[] = [...PATTERNS, ...GAPS, ...RANKINGS, ...COMPARED]

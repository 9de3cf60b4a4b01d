import type { Command } from '#shared/document/commands/types.ts'
import { journey, MAPS, on, type StepName } from '../support/base.ts'
import { holds, type InJson, type Line, reads, shape, words } from '../support/line.ts'

const section = 'Lane kinds'
const map = MAPS.lanes

const lane = on('lanes', 'sentiment')

const feeling = (step: StepName, personaId: string, amount: number | null, text?: string): Command => ({
  type: 'sentiment.set',
  laneId: lane,
  stepId: on('lanes', step),
  personaId,
  amount,
  ...(text === undefined ? {} : { text }),
})

/** The values at a step. */
const feels = (step: StepName, cards: readonly unknown[] | undefined): InJson =>
  reads(
    ({ maps }) =>
      maps
        .find(({ id }) => id === 'lanes')
        ?.lanes.find(({ kind }) => kind === 'sentiment')
        ?.cells?.find((cell) => cell.step === on('lanes', step))
        ?.cards.map(({ personaId, amount, text }) => ({ personaId, amount, ...(text && { text }) })),
    cards,
  )

const editLane = (changes: Extract<Command, { type: 'lane.edit' }>['changes']): Command => ({
  type: 'lane.edit',
  id: lane,
  changes,
})

const OWN_LEVELS = ['Sings', 'Smiles', 'Shrugs', 'Sighs', 'Swears'] as const

const FIVE = ['Anton', 'Berta', 'Cleo', 'Dunja', 'Edgar']

/** How one of five feels at the first step. */
const together = (personaId: string, at: number): Command => ({
  type: 'sentiment.set',
  laneId: on('five', 'sentiment'),
  stepId: on('five', 'hear'),
  personaId,
  amount: at - 2,
})

export const SENTIMENT_LINES: readonly Line[] = [
  {
    section,
    name: 'Sentiment: a curve per persona',
    map,
    given: [feeling('hear', 'mira', 0)],
    make: [feeling('compare', 'mira', 1)],
    change: [feeling('compare', 'jonas', -1)],
    json: feels('compare', [
      { personaId: 'jonas', amount: -1 },
      { personaId: 'mira', amount: 1 },
    ]),
    drawn: shape('a second line, with points of its own form'),
  },
  {
    section,
    name: 'Sentiment: up to five curves',
    map: 'Five of them',
    given: [
      ...journey('five', 'Five of them', ['sentiment']),
      ...FIVE.map((name): Command => ({ type: 'persona.add', id: name, mapId: null, fields: { name } })),
      { type: 'map.edit', id: 'five', changes: { personaIds: FIVE } },
      ...FIVE.slice(0, 3).map(together),
    ],
    make: [together('Dunja', 3)],
    change: [together('Edgar', 4)],
    json: reads(
      ({ maps }) =>
        maps
          .find(({ id }) => id === 'five')
          ?.lanes.flatMap(({ cells }) => cells?.flatMap(({ cards }) => cards.map(({ amount }) => amount))),
      [-2, -1, 0, 1, 2],
    ),
    drawn: shape('a line for each, told apart by form and colour, with their names'),
  },
  {
    section,
    name: 'Sentiment: words at a point',
    map,
    make: [feeling('ride', 'mira', 2, 'Flying')],
    change: [feeling('ride', 'mira', 1.5, 'Flying downhill')],
    json: feels('ride', [{ personaId: 'mira', amount: 1.5, text: 'Flying downhill' }]),
    drawn: words('Flying downhill'),
  },
  {
    section,
    name: 'Sentiment: take a point off the line',
    map,
    given: [feeling('pay', 'mira', 1), feeling('part', 'mira', -1)],
    make: [feeling('pay', 'mira', null)],
    change: [feeling('part', 'mira', null)],
    json: feels('part', undefined),
    drawn: shape('the line ends sooner'),
  },
  {
    section,
    name: 'Sentiment: faces at the levels',
    map,
    make: [editLane({ faces: true })],
    change: [editLane({ levels: OWN_LEVELS.toReversed() })],
    json: holds({ id: lane, faces: true }),
    drawn: shape('a face beside each level'),
  },
  {
    section,
    name: 'Sentiment: own words at the levels',
    map,
    given: [editLane({ levels: [] })],
    make: [editLane({ levels: OWN_LEVELS.toReversed() })],
    change: [editLane({ levels: OWN_LEVELS })],
    json: holds({ id: lane, levels: OWN_LEVELS }),
    drawn: words(...OWN_LEVELS),
  },
]

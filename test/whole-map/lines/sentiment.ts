import type { Command } from '#shared/document/commands/types.ts'
import type { LaneKind } from '#shared/model/vocabulary.ts'
import { MAPS, on, type StepName } from '../support/base.ts'
import { holds, type InJson, type Line, reads, shape, words } from '../support/line.ts'

const section = 'Lane kinds'
const map = MAPS.lanes

const setFeeling =
  (step: StepName, personaId: string, amount: number | null, text?: string) => (): readonly Command[] => [
    {
      type: 'sentiment.set',
      laneId: on('lanes', 'sentiment'),
      stepId: on('lanes', step),
      personaId,
      amount,
      ...(text === undefined ? {} : { text }),
    },
  ]

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

const editLane = (kind: LaneKind, changes: Extract<Command, { type: 'lane.edit' }>['changes']): Command => ({
  type: 'lane.edit',
  id: on('lanes', kind),
  changes,
})

const OWN_LEVELS = ['Sings', 'Smiles', 'Shrugs', 'Sighs', 'Swears'] as const

export const SENTIMENT_LINES: readonly Line[] = [
  {
    section,
    name: 'Sentiment: a curve per persona',
    map,
    given: setFeeling('hear', 'mira', 0)(),
    make: setFeeling('compare', 'mira', 1)(),
    change: setFeeling('compare', 'jonas', -1)(),
    json: feels('compare', [
      { personaId: 'jonas', amount: -1 },
      { personaId: 'mira', amount: 1 },
    ]),
    drawn: shape('a second line, with points of its own form'),
  },
  {
    section,
    name: 'Sentiment: words at a point',
    map,
    make: setFeeling('ride', 'mira', 2, 'Flying')(),
    change: setFeeling('ride', 'mira', 1.5, 'Flying downhill')(),
    json: feels('ride', [{ personaId: 'mira', amount: 1.5, text: 'Flying downhill' }]),
    drawn: words('Flying downhill'),
  },
  {
    section,
    name: 'Sentiment: take a point off the line',
    map,
    given: [...setFeeling('pay', 'mira', 1)(), ...setFeeling('part', 'mira', -1)()],
    make: setFeeling('pay', 'mira', null)(),
    change: setFeeling('part', 'mira', null)(),
    json: feels('part', undefined),
    drawn: shape('the line ends sooner'),
  },
  {
    section,
    name: 'Sentiment: faces at the levels',
    map,
    make: [editLane('sentiment', { faces: true })],
    change: [editLane('sentiment', { levels: OWN_LEVELS.toReversed() })],
    json: holds({ id: on('lanes', 'sentiment'), faces: true }),
    drawn: shape('a face beside each level'),
  },
  {
    section,
    name: 'Sentiment: own words at the levels',
    map,
    given: [editLane('sentiment', { levels: [] })],
    make: [editLane('sentiment', { levels: OWN_LEVELS.toReversed() })],
    change: [editLane('sentiment', { levels: OWN_LEVELS })],
    json: holds({ id: on('lanes', 'sentiment'), levels: OWN_LEVELS }),
    drawn: words(...OWN_LEVELS),
  },
]

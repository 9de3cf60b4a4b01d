import {
  addFilledLane,
  fillLane,
  setCampaignCost,
  showSlices,
  toggleDropLink,
  toggleNumbers,
} from '#renderer/actions/numbers-actions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { MapPlace } from '#shared/analysis/journey/figures-request.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { DataSet, Match } from '#shared/model/data-set.ts'
import { parseFigures } from '#shared/model/figures.ts'
import { madeFigures } from '#test/support/made-journey.ts'
import { snapshotOf, titled } from '../support/acts.ts'
import { addCard, journey, on, STAGES, type StepName } from '../support/base.ts'
import { holds, type Line, never, words } from '../support/line.ts'

const section = 'Numbers from journey data'

/** The state of the made data that each step stands for. */
const STATES: Readonly<Record<StepName, string>> = {
  hear: 'visit',
  compare: 'product',
  ride: 'cart',
  mend: 'support_ticket',
  pay: 'purchase',
  part: 'review',
}

type AddData = Extract<Command, { readonly type: 'data.add' }>

const dataOf = (id: string): string => `${id}-data`

/** Journey data of a made-up shop on a map of {@link journey}; its segments are platforms. */
function data(id: string, title: string, fields: Partial<DataSet> = {}): AddData {
  const places = STAGES.flatMap(([stage, ...steps]): MapPlace[] => {
    const stageId = on(id, stage)
    return [
      { id: stageId, kind: 'stage', stageId, title: stage },
      ...steps.map((step): MapPlace => ({ id: on(id, step), kind: 'step', stageId, title: step })),
    ]
  })
  const matches = STAGES.flatMap(([, ...steps]) => steps.map((step): Match => [STATES[step], on(id, step)]))
  // As they are read: what comes back from a file has its parts in this order.
  const figures = JSON.stringify(parseFigures(JSON.stringify(madeFigures(places, matches))))
  const about = { title, source: 'shop.csv', matches, goal: 'purchase', figures }
  return { type: 'data.add', id: dataOf(id), mapId: id, fields: { ...about, ...fields } }
}

const shown = (project: ProjectContext, id: string): DataSet => {
  const dataSet = snapshotOf(project).dataSets[dataOf(id)]
  if (!dataSet) throw new Error(`There is no data of ${id}`)
  return dataSet
}

/** Slices of the made data. */
const [MOBILE, DESKTOP, TABLET] = ['mobile', 'desktop', 'tablet'].map(
  (platform) => `segment:${JSON.stringify(['platform', platform])}`,
) as [string, string, string]

const slice = (project: ProjectContext, id: string, sliceId: string, besideId = ''): void =>
  showSlices(project, shown(project, id), { sliceId, besideId })

const LANE = 'Reached in order'

export const NUMBER_LINES: readonly Line[] = [
  {
    section,
    name: 'Journey data on a map',
    map: 'A shop in numbers',
    given: journey('shop', 'A shop in numbers', ['cards']),
    make: [data('shop', 'Web shop')],
    change: [{ type: 'data.edit', id: dataOf('shop'), changes: { title: 'Web shop in spring' } }],
    json: holds({ id: dataOf('shop'), title: 'Web shop in spring', source: 'shop.csv', goal: 'purchase' }),
    drawn: words('Web shop in spring', 'n = 400', 'Customers reached', '−51 %'),
  },
  {
    section,
    name: 'Whose numbers stand on the map',
    map: 'Shops by platform',
    given: [...journey('platforms', 'Shops by platform', ['cards']), data('platforms', 'Web shop')],
    make: (project) => slice(project, 'platforms', TABLET),
    change: (project) => slice(project, 'platforms', MOBILE),
    json: holds({ id: dataOf('platforms'), sliceId: MOBILE }),
    drawn: words('platform: mobile', 'n = 197'),
  },
  {
    section,
    name: 'Two groups beside each other',
    map: 'Shops by platform',
    make: (project) => slice(project, 'platforms', MOBILE, TABLET),
    change: (project) => slice(project, 'platforms', MOBILE, DESKTOP),
    json: holds({ id: dataOf('platforms'), besideId: DESKTOP }),
    drawn: words('platform: desktop', 'n = 113'),
  },
  {
    section,
    name: 'A lane that fills itself',
    map: 'A lane of data',
    given: [...journey('fed', 'A lane of data', ['cards']), data('fed', 'Web shop')],
    make: (project) => addFilledLane(project, shown(project, 'fed'), 'reached'),
    change: (project) =>
      fillLane(project, titled(snapshotOf(project).lanes, LANE), {
        measure: 'conversion',
        dataSet: shown(project, 'fed'),
      }),
    json: holds({ title: LANE, kind: 'metrics', measure: 'conversion', dataSetId: dataOf('fed') }),
    drawn: words(LANE, '51.4 %'),
  },
  {
    section,
    name: 'Survey scores on the sentiment line',
    map: 'What they say of a shop',
    given: journey('scores', 'What they say of a shop', ['sentiment']),
    make: [data('scores', 'Web shop')],
    change: (project) => slice(project, 'scores', MOBILE),
    json: holds({ id: dataOf('scores'), sliceId: MOBILE }),
    drawn: words('Survey scores', 'n = 8'),
  },
  {
    section,
    name: 'A drop and the pain points that explain it',
    map: 'Why they do not go on',
    given: [
      ...journey('drops', 'Why they do not go on', ['pains']),
      data('drops', 'Web shop'),
      addCard('drops', 'pains', 'compare', 'drops-dear', { text: 'Delivery is dear' }),
      addCard('drops', 'pains', 'ride', 'drops-slow', { text: 'Paying is slow' }),
    ],
    make: (project) => toggleDropLink(project, shown(project, 'drops'), on('drops', 'before'), 'drops-dear'),
    change: (project) =>
      toggleDropLink(project, shown(project, 'drops'), on('drops', 'during'), 'drops-slow'),
    json: holds({
      id: dataOf('drops'),
      dropLinks: [
        [on('drops', 'before'), 'drops-dear'],
        [on('drops', 'during'), 'drops-slow'],
      ],
    }),
    drawn: words('−51 % after before', '−47 % after during'),
  },
  {
    section,
    name: 'Several data sets of a map, one of them shown',
    map: 'Two years of a shop',
    given: [...journey('years', 'Two years of a shop', ['cards']), data('years', 'This year')],
    make: [{ ...data('years', 'The year before', { shown: false }), id: 'years-before' }],
    change: (project) => toggleNumbers(project, titled(snapshotOf(project).dataSets, 'The year before')),
    json: holds({ id: dataOf('years'), title: 'This year', shown: false }),
    drawn: words('The year before'),
  },
  {
    section,
    name: 'What a campaign cost',
    map: 'Campaigns of a shop',
    given: [...journey('campaigns', 'Campaigns of a shop', ['cards']), data('campaigns', 'Web shop')],
    make: (project) => setCampaignCost(project, shown(project, 'campaigns'), 'Spring', 900),
    change: (project) => setCampaignCost(project, shown(project, 'campaigns'), 'Newsletter', 120),
    json: holds({
      id: dataOf('campaigns'),
      campaignCosts: [
        ['Spring', 900],
        ['Newsletter', 120],
      ],
    }),
    drawn: never('what campaigns cost and bring is read in the panel'),
  },
]

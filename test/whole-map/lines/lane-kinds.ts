import { setBlueprintLine } from '#renderer/actions/lane-actions.ts'
import { addLane } from '#renderer/actions/structure-actions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { PROGRESS_WORDS } from '#shared/layout/card-words.ts'
import { lanePreset } from '#shared/model/lane-presets.ts'
import {
  BLUEPRINT_LINE_LABELS,
  BLUEPRINT_LINES,
  type BlueprintLine,
  type LaneKind,
  type OpportunityStatus,
} from '#shared/model/vocabulary.ts'
import { snapshotOf, titled } from '../support/acts.ts'
import { addCard, editCard, MAPS, PICTURE_REFS, type StepName } from '../support/base.ts'
import { type Drawn, holds, type Line, never, shape, words } from '../support/line.ts'

const section = 'Lane kinds'
const map = MAPS.lanes

/** A lane as the menu offers it, then the first card in it. */
function preset(name: string, id: string, text: string): Line {
  const { title, kind, role } = lanePreset(id)
  const own = `presets-${id}`
  return {
    section,
    name,
    map: 'Lanes on offer',
    make: (project) => addLane(project, lanePreset(id), null),
    change(project) {
      const laneId = titled(snapshotOf(project).lanes, title).id
      project.session.run('Type', [
        {
          type: 'cards.add',
          cards: [{ id: own, laneId, stepId: 'presets-hear', fields: { text } }],
          beforeId: null,
        },
      ])
    },
    json: holds({
      title,
      ...(kind === 'cards' ? {} : { kind }),
      ...(role ? { role } : {}),
      cells: [{ step: 'presets-hear', cards: [{ id: own, text }] }],
    }),
    drawn: words(text),
  }
}

const PRESETS: readonly Line[] = [
  preset('Actions (doing)', 'actions', 'Opens the app at the bus stop'),
  preset('Thoughts and questions', 'thoughts', 'What if it rains'),
  preset('Motivations and needs', 'needs', 'Wants her evenings back'),
  preset('Expectations', 'expectations', 'A bike at the door by Monday'),
  preset('Goals', 'goals', 'Reach the ward by six'),
  preset('Happy moments', 'happy-moments', 'The hill is suddenly flat'),
  preset('Tech limits', 'tech-limits', 'The lock needs a signal'),
  preset('Ideas', 'ideas', 'A trial without a card number'),
  preset('Our answer', 'answer', 'Bring it back within a week'),
  preset('Decisions', 'decisions', 'Bike or bus pass'),
  preset('Evidence and quotes', 'evidence', 'Nine of twelve said so'),
  preset('Customer actions', 'customer-actions', 'Scans the frame'),
  preset('Frontstage people', 'frontstage-people', 'Courier hands the bike over'),
  preset('Frontstage technology', 'frontstage-technology', 'Lock opens by itself'),
  preset('Backstage actions', 'backstage-actions', 'Workshop charges batteries'),
  preset('Support processes', 'support-processes', 'Insurer checks the claim'),
  preset('Policies', 'policies', 'No fees without notice'),
]

/** A field of a card in a lane of some kind. */
const card = (
  name: string,
  kind: LaneKind,
  step: StepName,
  make: Parameters<typeof editCard>[1],
  change: Parameters<typeof editCard>[1],
  drawn: Drawn,
): Line => {
  const id = `of-${name.toLowerCase().replace(/[^a-z]+/g, '-')}`
  return {
    section,
    name,
    map,
    given: [addCard('lanes', kind, step, id, {})],
    make: [editCard(id, make)],
    change: [editCard(id, change)],
    json: holds({ id, ...change }),
    drawn,
  }
}

const TOUCHPOINTS: readonly Line[] = [
  card(
    'Touchpoints',
    'touchpoints',
    'hear',
    { text: 'Poster' },
    { text: 'Poster on the tram' },
    words('Poster on the tram'),
  ),
  card(
    'A channel of one’s own',
    'touchpoints',
    'compare',
    { channels: ['pigeon'] },
    { channels: ['carrier pigeon'] },
    words('carrier pigeon'),
  ),
  card(
    'Touchpoint is missing',
    'touchpoints',
    'ride',
    { text: 'Help on the road', status: 'planned' },
    { status: 'missing' },
    words('Missing'),
  ),
  card(
    'Touchpoint is planned',
    'touchpoints',
    'mend',
    { text: 'Repair van', status: 'missing' },
    { status: 'planned' },
    words('Planned'),
  ),
]

const PAINS: readonly Line[] = [
  card(
    'Pain points: impact trivial',
    'pains',
    'hear',
    { text: 'Ad is loud', impact: 'abandons' },
    { impact: 'trivial' },
    words('Trivial'),
  ),
  {
    section,
    name: 'Pain points: impact needs a work-around',
    map,
    given: [addCard('lanes', 'pains', 'compare', 'rates', { impact: 'trivial' })],
    make: [editCard('rates', { text: 'Rates in footnotes' })],
    change: [editCard('rates', { impact: 'workaround' })],
    // What is usual is left out of the file.
    json: holds({ id: 'rates', text: 'Rates in footnotes', impact: undefined }),
    drawn: words('Needs a work-around'),
  },
  card(
    'Pain points: impact abandons',
    'pains',
    'pay',
    { text: 'Deposit', impact: 'trivial' },
    { impact: 'abandons' },
    words('Abandons'),
  ),
  card('Pain points: reach', 'pains', 'ride', { reach: 20 }, { reach: 37 }, words('37 %')),
  card('Pain points: votes', 'pains', 'mend', { votes: 2 }, { votes: 17 }, words('17')),
]

/** How far an opportunity is: said once it is more than an idea. */
const progress = (status: Exclude<OpportunityStatus, 'idea'>): Line =>
  card(
    `Opportunities: status ${PROGRESS_WORDS[status]}`,
    'opportunities',
    'mend',
    { text: 'Repair van' },
    { progress: status },
    words(PROGRESS_WORDS[status]),
  )

const OPPORTUNITIES: readonly Line[] = [
  card(
    'Opportunities',
    'opportunities',
    'hear',
    { text: 'Say it' },
    { text: 'Say the deposit up front' },
    words('Say the deposit up front'),
  ),
  card(
    'Opportunities: linked to the pains they answer',
    'opportunities',
    'hear',
    { painIds: ['of-pain-points-reach'] },
    { painIds: ['of-pain-points-reach', 'of-pain-points-votes'] },
    never('told in the ranking and in the details; a connector draws it'),
  ),
  card('Opportunities: value', 'opportunities', 'compare', { value: 3 }, { value: 4.5 }, words('Value 4.5')),
  card(
    'Opportunities: effort',
    'opportunities',
    'compare',
    { effort: 1 },
    { effort: 2.5 },
    words('Effort 2.5'),
  ),
  card(
    'Opportunities: owner',
    'opportunities',
    'ride',
    { owner: 'Kim' },
    { owner: 'Kim from billing' },
    words('Kim from billing'),
  ),
  card(
    'Opportunities: date',
    'opportunities',
    'ride',
    { due: '2027-03-01' },
    { due: '2027-03-09' },
    words('9 Mar 2027'),
  ),
  ...(['planned', 'doing', 'done', 'dropped'] as const).map(progress),
  card(
    'Opportunities: checked for feasible',
    'opportunities',
    'pay',
    { feasible: 'yes' },
    { feasible: 'no' },
    shape('the mark F'),
  ),
  card(
    'Opportunities: checked for viable',
    'opportunities',
    'pay',
    { viable: 'no' },
    { viable: 'yes' },
    shape('the mark V'),
  ),
  card(
    'Opportunities: checked for desirable',
    'opportunities',
    'pay',
    { desirable: 'no' },
    { desirable: 'yes' },
    shape('the mark D'),
  ),
]

const METRICS: readonly Line[] = [
  card(
    'Metrics: a number',
    'metrics',
    'hear',
    { text: 'Visits', amount: 999 },
    { text: 'Visits a week', amount: 1234 },
    words('1,234', 'Visits a week'),
  ),
  card(
    'Metrics: unit',
    'metrics',
    'compare',
    { amount: 41, unit: 'min' },
    { unit: 'minutes' },
    words('41 minutes'),
  ),
  card(
    'Metrics: target',
    'metrics',
    'ride',
    { amount: 61, target: 70 },
    { target: 72, better: 'higher' },
    words('of 72, missed'),
  ),
  card(
    'Metrics: which way is good',
    'metrics',
    'mend',
    { amount: 8, series: [3], better: 'lower' },
    { better: 'higher' },
    words('better'),
  ),
  card(
    'Metrics: trend',
    'metrics',
    'pay',
    { amount: 5, series: [2, 3] },
    { series: [2, 3, 4] },
    words('+25 %'),
  ),
  card(
    'Metrics: formula',
    'metrics',
    'part',
    { formula: '6 * 7' },
    { formula: '[Lane of metrics] / 2 + 6 * 9' },
    words('= Lane of metrics ÷ 2 + 6 × 9'),
  ),
]

const IMAGES: readonly Line[] = [
  card(
    'Images: a picture per step',
    'images',
    'hear',
    { image: PICTURE_REFS[0] ?? '', imageRatio: 4 / 3 },
    { image: PICTURE_REFS[1] ?? '', imageRatio: 0.75 },
    shape('the picture itself'),
  ),
  card(
    'Images: words below a picture',
    'images',
    'compare',
    { image: PICTURE_REFS[0] ?? '', text: 'Shed' },
    { text: 'Bike shed in the rain' },
    words('Bike shed in the rain'),
  ),
]

const blueprint = (line: BlueprintLine, at: number): Line => {
  const id = `blueprint-${line}`
  const lineBelow = (wanted: BlueprintLine | null) => (project: ProjectContext) =>
    setBlueprintLine(project, id, wanted)
  return {
    section,
    name: BLUEPRINT_LINE_LABELS[line],
    map,
    given: [
      {
        type: 'lane.add',
        id,
        mapId: 'lanes',
        beforeId: null,
        fields: { kind: 'roles', title: `Above line ${at}`, role: 'backstage' },
      },
    ],
    make: lineBelow(BLUEPRINT_LINES[(at + 1) % BLUEPRINT_LINES.length] ?? null),
    change: lineBelow(line),
    json: holds({ id, lineBelow: line }),
    drawn: words(BLUEPRINT_LINE_LABELS[line]),
  }
}

const ROLES_AND_OWNERS: readonly Line[] = [
  card(
    'Roles and systems',
    'roles',
    'hear',
    { text: 'Answers' },
    { text: 'Answers within a minute' },
    words('Answers within a minute'),
  ),
  card(
    'Roles and systems: who acts',
    'roles',
    'compare',
    { owner: 'Hotline' },
    { owner: 'Night hotline' },
    words('Night hotline'),
  ),
  ...BLUEPRINT_LINES.map(blueprint),
  card('Owners', 'owners', 'hear', { text: 'Noor' }, { text: 'Noor Haddad' }, words('Noor Haddad', 'NH')),
]

export const LANE_KIND_LINES: readonly Line[] = [
  {
    section,
    name: 'Cards',
    map: 'Lanes on offer',
    given: [
      { type: 'map.add', id: 'presets', fields: { title: 'Lanes on offer' } },
      {
        type: 'stage.add',
        id: 'presets-before',
        stepId: 'presets-hear',
        mapId: 'presets',
        beforeId: null,
        fields: {},
      },
    ],
    make: (project) => addLane(project, lanePreset('cards'), null),
    change: (project) =>
      project.session.run('Rename', [
        {
          type: 'lane.edit',
          id: titled(snapshotOf(project).lanes, 'New lane').id,
          changes: { title: 'Weather' },
        },
      ]),
    json: holds({ title: 'Weather' }),
    drawn: words('Weather'),
  },
  ...PRESETS,
  ...TOUCHPOINTS,
  ...PAINS,
  ...OPPORTUNITIES,
  ...METRICS,
  ...IMAGES,
  ...ROLES_AND_OWNERS,
]

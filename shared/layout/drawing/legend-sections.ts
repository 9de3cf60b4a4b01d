import type { Card } from '#shared/model/card.ts'
import type { MapView } from '#shared/model/map-view.ts'
import {
  CHANNELS,
  type Color,
  EVIDENCE_LEVELS,
  holdsCards,
  IMPACT_LABELS,
  IMPACTS,
  type LaneKind,
  ROLE_LABELS,
  ROLES,
  TOUCHPOINT_STATUSES,
} from '#shared/model/vocabulary.ts'
import { EVIDENCE_WORDS } from '../card-words.ts'
import type { LegendSection } from '../legend-layout.ts'
import {
  channelIcon,
  DURATION_ICON,
  LINK_ICON,
  LOCK_ICON,
  MOMENT_ICON,
  PEOPLE_ICON,
  roleIcon,
} from './icons.ts'
import { type Drawn, type Entry, type LegendSubject, occurring, onlyIf } from './legend-entries.ts'
import { connectorEntries, levelEntries, lineEntries } from './legend-lines.ts'
import { computedEntries, dataEntries, targetEntries } from './legend-numbers.ts'
import {
  checkSign,
  clusterSign,
  colorSign,
  dotSign,
  fadedSign,
  iconSign,
  impactSign,
  type LegendSign,
  statusSign,
  votesSign,
  wordSign,
} from './legend-signs.ts'

/** What occurs on this map and nothing else, in the order in which one meets it. */
export function legendSections(subject: LegendSubject): readonly LegendSection<LegendSign>[] {
  const drawn: Drawn = {
    ...subject,
    cards: subject.layout.cards.map(({ card }) => card),
    colorOf: colorsOf(subject.view),
  }
  return [
    { title: 'Colours', entries: colorEntries(drawn) },
    { title: 'Stages and steps', entries: stepEntries(drawn) },
    { title: 'Who or what acts', entries: roleEntries(drawn) },
    { title: 'Touchpoints', entries: touchpointEntries(drawn) },
    { title: 'Channels', entries: channelEntries(drawn) },
    { title: 'Sentiment', entries: levelEntries(drawn) },
    { title: 'Sentiment lines', entries: lineEntries(drawn) },
    { title: 'Pain points', entries: painEntries(drawn) },
    { title: 'Opportunities', entries: checkEntries(drawn) },
    { title: 'Numbers', entries: [...targetEntries(drawn), ...computedEntries(drawn)] },
    { title: 'Journey data', entries: dataEntries(drawn) },
    { title: 'On cards', entries: cardEntries(drawn) },
    { title: 'Lines', entries: connectorEntries(drawn) },
  ].filter(({ entries }) => entries.length > 0)
}

function colorsOf({ lanes }: MapView): (card: Card) => Color {
  const ofLane = new Map(lanes.map(({ id, color }) => [id, color]))
  return (card) => card.color ?? ofLane.get(card.place[0]) ?? 'grey'
}

/** Numbers stand on the band itself, pictures on white. */
const WITHOUT_PAPER: readonly LaneKind[] = ['metrics', 'images']

/** What stands in a lane has the lane's colour, unless it was given one of its own. */
function colorEntries({ view, cards, theme, colorOf }: Drawn): readonly Entry[] {
  const lanes = view.lanes.filter(({ kind }) => holdsCards(kind) && !WITHOUT_PAPER.includes(kind))
  const ofLanes = [...Map.groupBy(lanes, ({ color }) => color)].map(
    ([color, alike]): Entry => ({
      sign: colorSign(color, theme),
      words:
        alike
          .map(({ title }) => title.trim())
          .filter(Boolean)
          .join(', ') || 'Lane without a title',
    }),
  )
  const known = new Set(lanes.map(({ color }) => color))
  const others = Map.groupBy(
    cards.filter((card) => !known.has(colorOf(card)) && card.kind !== 'metric' && card.kind !== 'image'),
    colorOf,
  )
  return [
    ...ofLanes,
    ...[...others].map(
      ([color, alike]): Entry => ({ sign: colorSign(color, theme), words: sharedTag(alike) }),
    ),
  ]
}

/** A colour given by hand means what its cards have in common, where they say so. */
function sharedTag(cards: readonly Card[]): string {
  const shared = cards[0]?.tags.find((tag) => cards.every(({ tags }) => tags.includes(tag)))
  return shared === undefined ? 'Set apart by its own colour' : `#${shared}`
}

const stepEntries = ({ view, layout }: Drawn): readonly Entry[] => [
  ...onlyIf(layout.kind === 'journey' && view.steps.some(({ moment }) => moment), {
    sign: iconSign(MOMENT_ICON, (theme) => theme.tones.yellow.strong),
    words: 'A moment that matters',
  }),
  ...onlyIf(
    [...layout.steps, ...layout.stages].some(({ duration }) => duration !== null),
    { sign: iconSign(DURATION_ICON), words: 'How long it takes' },
  ),
]

const roleEntries = ({ view }: Drawn): readonly Entry[] => [
  ...occurring(
    ROLES,
    (role) => view.lanes.some((lane) => lane.role === role),
    (role) => ({ sign: iconSign(roleIcon(role)), words: ROLE_LABELS[role] }),
  ),
  ...onlyIf(
    view.lanes.some(({ locked }) => locked),
    { sign: iconSign(LOCK_ICON), words: 'Locked' },
  ),
]

const STATUS_MEANINGS = {
  existing: 'Existing',
  missing: 'Missing: a gap',
  planned: 'Planned',
} as const

function touchpointEntries({ cards, colorOf }: Drawn): readonly Entry[] {
  const points = cards.filter(({ kind }) => kind === 'touchpoint')
  const [first] = points
  if (!first || points.every(({ status }) => status === 'existing')) return []
  return occurring(
    TOUCHPOINT_STATUSES,
    (status) => points.some((card) => card.status === status),
    (status) => ({ sign: statusSign(status, colorOf(first)), words: STATUS_MEANINGS[status] }),
  )
}

function channelEntries({ view, cards, layout }: Drawn): readonly Entry[] {
  const used = new Set([
    ...cards.flatMap(({ kind, channels }) => (kind === 'touchpoint' ? channels : [])),
    ...layout.matrices.flatMap(({ rows }) => rows.map(({ channel }) => channel)),
  ])
  const known: ReadonlySet<string> = new Set(CHANNELS)
  const [matrix] = layout.matrices.filter(({ dots }) => dots.length > 0)
  const color = view.lanes.find(({ id }) => id === matrix?.laneId)?.color ?? 'grey'
  return [
    ...occurring(
      CHANNELS,
      (channel) => used.has(channel),
      (channel) => ({ sign: iconSign(channelIcon(channel)), words: channel }),
    ),
    ...onlyIf(
      [...used].some((channel) => !known.has(channel)),
      {
        sign: iconSign(channelIcon('')),
        words: 'another channel, named beside it',
      },
    ),
    ...onlyIf(matrix !== undefined, { sign: dotSign(color), words: 'The way through the channels' }),
  ]
}

function painEntries({ cards }: Drawn): readonly Entry[] {
  const pains = cards.filter(({ kind }) => kind === 'pain')
  return [
    ...occurring(
      IMPACTS,
      (impact) => pains.some((card) => card.impact === impact),
      (impact) => ({ sign: impactSign(impact), words: IMPACT_LABELS[impact] }),
    ),
    ...onlyIf(
      pains.some(({ reach }) => reach !== null),
      {
        sign: iconSign(PEOPLE_ICON, (theme) => theme.tones.red.strong),
        words: 'Share of customers who meet it',
      },
    ),
  ]
}

function checkEntries({ cards, colorOf }: Drawn): readonly Entry[] {
  const checked = cards.filter(
    ({ kind, feasible, viable, desirable }) =>
      kind === 'opportunity' && [feasible, viable, desirable].some((answer) => answer !== null),
  )
  const [first] = checked
  if (!first) return []
  const color = colorOf(first)
  const answers = new Set(checked.flatMap(({ feasible, viable, desirable }) => [feasible, viable, desirable]))
  return [
    { sign: wordSign('F  V  D'), words: 'Feasible, viable, desirable' },
    ...onlyIf(answers.has('yes'), { sign: checkSign('F', 'yes', color), words: 'Yes' }),
    ...onlyIf(answers.has('no'), { sign: checkSign('F', 'no', color), words: 'No' }),
    ...onlyIf(answers.has(null), { sign: checkSign('F', null, color), words: 'Not checked yet' }),
  ]
}

const EVIDENCE_MEANINGS = {
  assumed: '',
  partly: 'Some of it is backed by research',
  researched: 'Backed by research',
} as const

/** What any card may carry. How well it is backed stands on those of more than assumptions. */
function cardEntries({ cards, layout, colorOf, isFaded }: Drawn): readonly Entry[] {
  const voted = cards.find(({ votes }) => votes > 0)
  const [cluster] = layout.clusters
  return [
    ...(voted ? [{ sign: votesSign(colorOf(voted)), words: 'A vote' }] : []),
    ...occurring(
      EVIDENCE_LEVELS,
      (level) => level !== 'assumed' && cards.some(({ evidence }) => evidence === level),
      (level) => ({ sign: wordSign(EVIDENCE_WORDS[level]), words: EVIDENCE_MEANINGS[level] }),
    ),
    ...(cluster ? [{ sign: clusterSign(cluster.group.color), words: 'Cards that belong together' }] : []),
    ...onlyIf(
      cards.some(({ linkedMapId }) => linkedMapId !== null),
      { sign: iconSign(LINK_ICON, (theme) => theme.accent), words: 'Told in detail in another map' },
    ),
    ...onlyIf(isFaded, { sign: fadedSign(), words: 'Not what is being looked for' }),
  ]
}

import type { LogSummary, ReadState } from '#renderer/session/journey/engine-types.ts'
import type { MapPlace } from '#shared/analysis/journey/figures-request.ts'
import { RISK_SETTINGS } from '#shared/analysis/journey/risk-settings.ts'
import { matchesAfter, suggestMatches } from '#shared/analysis/journey/suggest-matches.ts'
import type { Asked } from '#shared/formats/logs/reading.ts'
import { type DataSet, LEAST_GROUP, type Match, type Measure } from '#shared/model/data-set.ts'

/** What the person says of where the numbers stand, before anything is done. */
export interface PlaceDraft extends Omit<Asked, 'segments'> {
  readonly segments: readonly string[]
  readonly title: string
  /** The stages that are there, or new ones made from states: on the shown map while it is empty, else on a map of its own. */
  readonly onto: 'map' | 'new'
  /** Places by state. */
  readonly matches: ReadonlyMap<string, string>
  /** States in the order in which they become stages. */
  readonly stages: readonly string[]
  /** The state to be reached; empty: the last one that is matched. */
  readonly goal: string
  readonly leastGroup: number
  readonly lanes: readonly Measure[]
  /** Whether the files are kept on this machine. */
  readonly keeps: boolean
}

/** As many stages as a map that one can take in has; and as many segments as one can compare. */
const USUAL = { stages: 8, leastStages: 3, columns: 2, values: 12 } as const

/** What is proposed for new data: what fits by name, and what most people would choose. */
export function draftFor(title: string, summary: LogSummary, places: readonly MapPlace[]): PlaceDraft {
  const suggested = suggestMatches(summary.states, places)
  return {
    title,
    onto: fitsMap(suggested, summary, places) ? 'map' : 'new',
    matches: new Map(suggested),
    stages: statesInOrder(summary),
    goal: '',
    leastGroup: LEAST_GROUP.usual,
    lanes: ['reached', 'conversion', 'time-median'],
    keeps: true,
    segments: usualSegments(summary),
    snapshots: usualSnapshots(summary),
    churnAfterDays: 30,
    risks: RISK_SETTINGS,
  }
}

/** Whether the data is about this map: half of its stages have a state, or half of the states a place. A word in common is chance. */
function fitsMap(suggested: readonly Match[], { states }: LogSummary, places: readonly MapPlace[]): boolean {
  const stageOf = new Map(places.map(({ id, stageId }) => [id, stageId]))
  const matched = new Set(suggested.map(([, placeId]) => stageOf.get(placeId)))
  const stages = new Set(stageOf.values())
  return suggested.length > 0 && (matched.size * 2 >= stages.size || suggested.length * 2 >= states.length)
}

/** What a data set says by now, for newer files of it. States that are new may fit by name. */
export function draftOf(
  dataSet: DataSet,
  asked: Asked,
  summary: LogSummary,
  places: readonly MapPlace[],
): PlaceDraft {
  const usual = draftFor(dataSet.title, summary, places)
  return {
    ...usual,
    ...asked,
    onto: 'map',
    matches: new Map(matchesAfter(dataSet.matches, places)),
    goal: dataSet.goal,
    leastGroup: dataSet.leastGroup,
    lanes: [],
  }
}

/** A draft for a log that was read again in another way; `null` where states of it are not there any more. */
export function draftAfter(draft: PlaceDraft, { states, columns }: LogSummary): PlaceDraft | null {
  const names = new Set(states.map(({ name }) => name))
  const known = new Set(columns.map(({ name }) => name))
  if (![...draft.matches.keys(), ...draft.stages].every((state) => names.has(state))) return null
  return {
    ...draft,
    goal: names.has(draft.goal) ? draft.goal : '',
    segments: draft.segments.filter((name) => known.has(name)),
  }
}

/** What journeys usually lead to, in names that states are compared with. */
const ENDS: readonly MapPlace[] = ['Purchase', 'Closed won', 'Subscription', 'Solved'].map((title) => ({
  id: title,
  kind: 'stage',
  stageId: title,
  title,
}))

/**
 * The states that most customers have, and what it all leads to, as customers come by them on average. Whoever comes far comes
 * by all of these: a state that fewer have met than a later one is a detour, and as a stage it would break the chain.
 */
function statesInOrder({ states }: LogSummary): readonly string[] {
  const byCustomers = states.toSorted((one, other) => other.customers - one.customers)
  const ends = new Set(suggestMatches(states, ENDS).map(([state]) => state))
  const inOrder = states.toSorted((one, other) => one.position - other.position)
  // What all else comes after is a beginning, whatever it is called; where all come at once, nobody can tell.
  const [first, latest] = [inOrder[0]?.position, inOrder.at(-1)?.position]
  const isEnd = ({ name, position }: ReadState): boolean =>
    ends.has(name) && (position !== first || first === latest)
  const end = inOrder.findLast(isEnd)
  const last = end ? inOrder.indexOf(end) : inOrder.length - 1
  const onTheWay = inOrder.filter(
    ({ customers }, at) =>
      inOrder.slice(at + 1, last + 1).every((later) => later.customers <= customers) &&
      (!end || at <= last || customers <= end.customers),
  )
  const usual = new Set(onTheWay.length >= USUAL.leastStages ? onTheWay : states)
  const most = new Set(
    byCustomers.filter((state) => state !== end && usual.has(state)).slice(0, USUAL.stages - (end ? 1 : 0)),
  )
  return inOrder.filter((state) => state === end || most.has(state)).map(({ name }) => name)
}

function usualSegments({ columns }: LogSummary): readonly string[] {
  const few = segmentColumns(columns).filter(({ different }) => different > 1 && different <= USUAL.values)
  return few
    .filter(({ role }) => role === 'segment' || role === 'persona')
    .slice(0, USUAL.columns)
    .map(({ name }) => name)
}

/** Columns that customers can be told apart by. */
export const segmentColumns = (columns: LogSummary['columns']): LogSummary['columns'] =>
  columns.filter(({ different }) => different > 0)

const DAY = 86_400_000

/** So often that a reader sees a course, and not more often than it is worth. */
function usualSnapshots({ from, asOf }: LogSummary): Asked['snapshots'] {
  const days = (Date.parse(asOf) - Date.parse(from)) / DAY
  if (!(days >= 2)) return 'none'
  if (days <= 45) return 'day'
  return days <= 400 ? 'week' : 'month'
}

/**
 * The state that counts as the goal as things stand: of those in the last stage that has any, the one that customers come to
 * last. Empty where nothing is matched.
 */
export function goalOf(draft: PlaceDraft, places: readonly MapPlace[], { states }: LogSummary): string {
  if (draft.goal !== '') return draft.goal
  if (draft.onto === 'new') return draft.stages.at(-1) ?? ''
  const stageOf = new Map(places.map(({ id, stageId }) => [id, stageId]))
  const stages = new Set([...draft.matches.values()].map((placeId) => stageOf.get(placeId)))
  const last = places.findLast(({ id }) => stages.has(id))
  const there = states.filter(({ name }) => {
    const placeId = draft.matches.get(name)
    return placeId !== undefined && stageOf.get(placeId) === last?.id
  })
  return (
    there.reduce<ReadState | null>(
      (best, state) => (best && best.position >= state.position ? best : state),
      null,
    )?.name ?? ''
  )
}

/** What still keeps the numbers from the map, a sentence; `null`: nothing. */
export function lackOfDraft(draft: PlaceDraft): string | null {
  if (draft.onto === 'new') return draft.stages.length > 0 ? null : 'Choose the states that become stages.'
  return draft.matches.size > 0 ? null : 'Match at least one state to a stage or a step.'
}

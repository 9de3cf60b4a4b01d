import { quoted } from '#shared/base/quote.ts'
import { type CaseColumn, caseColumns, varyingWithin } from './guess-cases.ts'
import { isScoreHead } from './guess-columns.ts'
import type { Profile } from './guess-values.ts'
import { foldHead, isStaff, sureOf } from './guess-words.ts'
import { isPhaseWord } from './phases.ts'
import type { LogReading } from './reading.ts'

/** A table of which something is to be guessed. */
export interface GuessedTable {
  /** The file’s name, without folders and endings. */
  readonly title: string
  readonly profiles: readonly Profile[]
  /** Whether the names are headings of the file. */
  readonly named: boolean
}

/** What a guess or a preset says of how rows tell of events. */
export type Shaping = Pick<
  LogReading,
  | 'shape'
  | 'caseColumn'
  | 'activityColumn'
  | 'activityName'
  | 'timeColumn'
  | 'endColumn'
  | 'lifecycleColumn'
  | 'stateColumns'
>

/** How rows tell of events, with sentences that say why, and others that say what is open. */
export interface GuessedShape {
  readonly shaping: Shaping
  readonly why: readonly string[]
  readonly ambiguous: readonly string[]
}

/** How the rows of a table most likely tell of events. */
export function guessShape(table: GuessedTable): GuessedShape {
  const { profiles, named } = table
  const times = profiles.filter(
    ({ kind, technical, name }) => kind === 'time' && !technical && !NO_EVENT.test(foldHead(name)),
  )
  const cases = caseColumns(profiles, named)
  const chosen = chooseCase(cases, profiles)
  const activity = chosen ? activityOf(profiles, chosen.profile) : null
  const states = statesOf(profiles, times, chosen, activity)
  const isWide = states.length > 0
  // A row of a wide table is one order, one deal: its own id before the customer's, who may have several.
  const own = isWide ? cases.find(({ unique, sure }) => unique && sure >= OWN) : undefined
  const rowCase = own ?? chosen
  const caseProfile = rowCase?.profile ?? profiles.find(({ kind }) => kind !== 'empty' && kind !== 'time')
  const base = { ...NO_SHAPE, caseColumn: caseProfile?.name ?? profiles[0]?.name ?? 'Column 1' }
  const shaping: Shaping = isWide
    ? { ...base, shape: 'wide', stateColumns: states.map(({ name }) => name).slice(0, MOST_STATES) }
    : { ...base, ...eventsOf(table, activity, times) }
  return {
    shaping,
    why: [...(caseProfile ? [whyCase(caseProfile, cases)] : []), ...whyShape(shaping)],
    ambiguous: [
      ...(named && (rowCase?.sure ?? 0) < SURE ? [unsureCase(base.caseColumn)] : []),
      ...(caseProfile ? missingIds(caseProfile) : []),
    ],
  }
}

/** Most columns of states that a reading keeps. */
export const MOST_STATES = 200

/** What a shaping has that holds nothing yet. */
export const NO_SHAPE: Omit<Shaping, 'shape' | 'caseColumn' | 'activityName'> = {
  activityColumn: null,
  timeColumn: null,
  endColumn: null,
  lifecycleColumn: null,
  stateColumns: [],
}

const unsureCase = (column: string): string =>
  `No heading says surely which column names the customer; ${quoted(column)} was taken.`

function missingIds({ name, filled, cells }: Profile): string[] {
  const share = Math.round((1 - filled.length / Math.max(1, cells.length)) * 100)
  return share < 1 ? [] : [`${quoted(name)} is empty in about ${share} % of the rows; these cannot be used.`]
}

/** From here on a heading tells the id of what a row is, not just its number. */
const OWN = 70

/** From here on a heading tells a customer, and not just any id. */
const SURE = 45

/** The column that names who it is about; ids that are another in every row only where nothing else would make a log. */
function chooseCase(cases: readonly CaseColumn[], profiles: readonly Profile[]): CaseColumn | null {
  const [best = null] = cases
  if (!best?.unique) return best
  const repeating = cases.find(
    ({ unique, sure, profile }) => !unique && sure >= 50 && varying(activityOf(profiles, profile), profile),
  )
  return repeating ?? best
}

const varying = (activity: Profile | null, cases: Profile): boolean =>
  activity !== null && varyingWithin(activity, cases) > 0.3

/** The columns of a wide table that hold the dates of states; none where rows are events. */
function statesOf(
  profiles: readonly Profile[],
  times: readonly Profile[],
  chosen: CaseColumn | null,
  activity: Profile | null,
): readonly Profile[] {
  const states = times.filter(({ name }) => !NO_STATE.test(foldHead(name)))
  const isRowACase = chosen !== null && chosen.profile.counts.size === chosen.profile.filled.length
  if (activity) return isRowACase && states.length >= 3 ? states : []
  // Surveys note when somebody began to answer, and when they were done.
  const isSurvey = profiles.some(isScore) && intervalOf(times) !== null
  return states.length >= 2 && !isSurvey ? states : []
}

/** How rows that are events tell of them. */
function eventsOf(
  { title, profiles }: GuessedTable,
  activity: Profile | null,
  times: readonly Profile[],
): Omit<Shaping, 'caseColumn' | 'stateColumns'> {
  if (times.length === 0) return { ...NO_SHAPE, shape: 'cases' }
  const pair = intervalOf(times)
  if (pair && activity)
    return {
      ...{ ...NO_SHAPE, shape: 'interval', activityColumn: activity.name },
      ...{ timeColumn: pair[0].name, endColumn: pair[1].name },
    }
  const lifecycle = profiles.find((profile) => profile !== activity && isLifecycle(profile))
  return {
    ...NO_SHAPE,
    ...(activity
      ? { activityColumn: activity.name }
      : { activityName: profiles.some(isScore) ? 'Survey answered' : title }),
    ...{ shape: 'long', timeColumn: bestTime(times).name, lifecycleColumn: lifecycle?.name ?? null },
  }
}

const isScore = ({ name, range }: Profile): boolean => range !== null && isScoreHead(name)

/** Days on which nothing happened on a customer's way: plans, and what is known of a person. */
const NO_EVENT =
  /(?:^|_)(?:due|deadline|fallig|birth|birthday|birthdate|dob|geburtstag|geburtsdatum|naissance)(?:_|$)/

/** Days that a tool notes, and no state that anybody comes into. */
const NO_STATE = /(?:^|_)(?:updated|modified|changed|synced|geandert|last_seen|last_viewed|viewed)(?:_|$)/

/** Whether a column says of each row whether something starts or is complete; all starts may come before all ends. */
function isLifecycle({ counts, technical, name }: Profile): boolean {
  if (technical || counts.size < (sureOf('activity', name) > 0 ? 2 : 1) || counts.size > 12) return false
  return [...counts.keys()].every(isPhaseWord)
}

/** The column whose words are the states: by its heading, and because its words change within a case. */
function activityOf(profiles: readonly Profile[], cases: Profile): Profile | null {
  const likely = profiles
    .filter((profile) => profile !== cases && mayBeActivity(profile))
    .map((profile) => ({ profile, score: activityScore(profile, cases) }))
    .filter(({ score }) => score >= 40)
    .sort((a, b) => b.score - a.score)
    .map(({ profile }) => profile)
  return likely.find((profile) => !isLifecycle(profile)) ?? likely[0] ?? null
}

function mayBeActivity({ kind, technical, name }: Profile): boolean {
  if (technical || isStaff(name) || kind === 'empty' || kind === 'time' || kind === 'time-of-day')
    return false
  return kind === 'words' || sureOf('activity', name) >= (kind === 'number' ? 85 : 45)
}

function activityScore(profile: Profile, cases: Profile): number {
  const { name, counts, filled } = profile
  const sure = sureOf('activity', name)
  const differs = varyingWithin(profile, cases)
  const hasSeveral = cases.counts.size < cases.filled.length
  const lengths = filled.reduce((sum, cell) => sum + cell.length, 0) / filled.length
  const isProse = lengths > 60 || (filled.length >= 20 && counts.size > filled.length * 0.6)
  const isYesNo = counts.size <= 2 && [...counts.keys()].every((word) => YES_NO.test(word))
  const within = hasSeveral ? (differs > 0.3 ? 20 + 25 * differs : -40) : 0
  return sure + within - (isProse ? 50 : 0) - (isYesNo ? 100 : 0)
}

const YES_NO = /^(?:true|false|yes|no|y|n|ja|nein|oui|non|0|1)$/i

/** Start and end: two columns whose headings say so, of which the second is hardly ever before the first. */
function intervalOf(times: readonly Profile[]): readonly [Profile, Profile] | null {
  let best: readonly [Profile, Profile] | null = null
  let most = 100
  for (const start of times) {
    const begins = Math.max(sureOf('start', start.name), sureOf('time', start.name) - 50)
    for (const end of times) {
      const sure = begins + sureOf('end', end.name)
      if (start === end || begins <= 0 || sure <= most) continue
      best = [start, end]
      most = sure
    }
  }
  return best
}

function bestTime(times: readonly Profile[]): Profile {
  const sure = ({ name, filled, cells }: Profile): number =>
    sureOf('time', name) + (20 * filled.length) / Math.max(1, cells.length)
  return times.reduce((a, b) => (sure(b) > sure(a) ? b : a))
}

function whyCase(chosen: Profile, cases: readonly CaseColumn[]): string {
  const { name, counts, filled } = chosen
  const finer = cases.find(({ profile }) => profile !== chosen && profile.counts.size > counts.size)
  const beside =
    finer && finer.sure >= 35 ? `; ${quoted(finer.profile.name)} tells apart what is finer than that` : ''
  return counts.size < filled.length
    ? `${quoted(name)} says who each row is about: its ids come back in several rows${beside}.`
    : `${quoted(name)} says who each row is about: it is another in every row.`
}

function whyShape(shaping: Shaping): string[] {
  const { shape, activityColumn, timeColumn, endColumn, lifecycleColumn, stateColumns } = shaping
  const states = activityColumn === null ? [] : [`The states are the words in ${quoted(activityColumn)}.`]
  if (shape === 'cases')
    return ['No column holds times, so each row is what is known of somebody, and no event.']
  if (shape === 'wide')
    return [`Each row holds the times of all states, each in a column of its own: ${list(stateColumns)}.`]
  const times =
    endColumn === null
      ? `Each row is an event; it happened at ${quoted(timeColumn ?? '')}.`
      : `Each row lasts from ${quoted(timeColumn ?? '')} to ${quoted(endColumn)}; far ends such as 9999-12-31 mean that it still goes on.`
  const phases =
    lifecycleColumn === null
      ? []
      : [`${quoted(lifecycleColumn)} says which rows are starts and which are ends.`]
  return [times, ...states, ...phases]
}

const list = (names: readonly string[]): string =>
  names.length > 6
    ? `${names.slice(0, 5).map(quoted).join(', ')} and ${names.length - 5} more`
    : names.map(quoted).join(', ')

import { counted } from '#shared/base/counted.ts'
import { foldName } from '#shared/base/fold.ts'
import { quoted } from '#shared/base/quote.ts'
import { idAs } from './case-ids.ts'
import { type Duplicates, idsWrittenApart } from './guess-duplicates.ts'
import { sureOf } from './guess-words.ts'
import type { Inspection } from './inspect-log.ts'
import type { LogReading } from './reading.ts'

/** How ids of two files are compared. */
type Match = LogReading['match']

/** How two files are joined: by which column of each, and how their ids are compared. */
export interface JoinProposal {
  readonly column: string
  readonly otherColumn: string
  readonly match: Match
  /** How many of the ids of the other file’s sample the first one’s has too, from 0 to 1. */
  readonly overlap: number
  /** Ids of both samples that differ only in how they are written. */
  readonly duplicates: Duplicates
  /** How each of the two is read when they are joined. */
  readonly readings: readonly [LogReading, LogReading]
  /** A sentence: why these columns. */
  readonly why: string
}

const MATCHES: readonly Match[] = ['exact', 'email', 'folded']

/** From the strictest to the loosest: `email` compares as `folded` does whatever holds no address. */
const STRICTEST_FIRST: readonly Match[] = ['exact', 'folded', 'email']

/** How all files of one log compare ids, lest somebody whose id two of them compare differently counts twice: the loosest way. */
export const loosestMatch = (matches: readonly Match[]): Match =>
  matches.reduce(
    (loosest, match) => (STRICTEST_FIRST.indexOf(match) > STRICTEST_FIRST.indexOf(loosest) ? match : loosest),
    'exact',
  )

/**
 * Which columns of two files hold the same customers’ ids, judged by their headings and by how many ids of their samples are
 * the same; `null` where nothing says so. The loosest comparison is only proposed where it finds more than a stricter one.
 */
export function proposeJoin(one: Inspection, other: Inspection): JoinProposal | null {
  const left = one.reading.caseColumn
  const proposals = candidates(other).flatMap((column) => {
    const proposal = joinBy(one, left, other, column)
    return proposal ? [proposal] : []
  })
  const rightCase = other.reading.caseColumn
  const reversed = candidates(one)
    .filter((column) => column !== left)
    .flatMap((column) => joinBy(one, column, other, rightCase) ?? [])
  return [...proposals, ...reversed].reduce<Rated | null>(
    (best, proposal) => (proposal.rating > (best?.rating ?? 0) ? proposal : best),
    null,
  )
}

/** Several files as one log. */
export interface JoinedFiles {
  /** One for each file, in their order: as it was guessed, or as it is read beside the others. */
  readonly readings: readonly LogReading[]
  /** How each file is joined to the one with the events; `null` for that one, and for those that share nothing with it. */
  readonly joins: readonly (JoinProposal | null)[]
  /** Sentences about files that share no ids with the others. */
  readonly ambiguous: readonly string[]
}

/** How several files are best read as one log: each is joined to the first that tells of events most fully. */
export function joinFiles(files: readonly Inspection[]): JoinedFiles {
  const main = files.reduce<Inspection | undefined>(
    (best, file) => (eventfulness(file) > (best ? eventfulness(best) : 0) ? file : best),
    undefined,
  )
  let mainReading = main?.reading
  const joins = files.map((file) => {
    if (!main || file === main || file.lookup !== null) return null
    const join = proposeJoin(main, file)
    // The log has one column of ids: what another file needs instead is only chosen where none was needed before.
    const isFree = mainReading === main.reading
    if (!join || (!isFree && join.column !== mainReading?.caseColumn)) return null
    mainReading = join.readings[0]
    return join
  })
  const match = loosestMatch(joins.flatMap((join) => join?.match ?? []))
  const apart = files.filter((file, at) => main && file !== main && file.lookup === null && !joins[at])
  return {
    joins,
    readings: files.map((file, at) => {
      const joined = file === main && mainReading !== main.reading ? mainReading : joins[at]?.readings[1]
      return joined ? { ...joined, match } : file.reading
    }),
    ambiguous: apart.map(
      ({ name }) =>
        `${quoted(name)} shares no ids with ${quoted(main?.name ?? '')} in the rows looked at, so its customers count as others.`,
    ),
  }
}

/** What says how things stand now tells less than a history, and what is known of customers nothing of events. */
function eventfulness({ reading, preset, lookup }: Inspection): number {
  if (lookup !== null || reading.shape === 'cases') return 0
  return preset?.missing ? 1 : 2
}

interface Rated extends JoinProposal {
  readonly rating: number
}

const candidates = ({ columns, reading }: Inspection): string[] =>
  columns
    .filter(({ name, kind }) => name === reading.caseColumn || kind === 'id' || kind === 'words')
    .map(({ name }) => name)

/** How many ids columns must share that are called otherwise: fewer where both names are those of customers. */
const LEAST_OVERLAP = { related: 0.1, strange: 0.3 }

function joinBy(one: Inspection, left: string, other: Inspection, right: string): Rated | null {
  const ids = [idsIn(one, left), idsIn(other, right)] as const
  if (ids[0].length < 1 || ids[1].length < 1) return null
  const [match, overlap] = bestMatch(ids[0], ids[1])
  const alike = isOneTool(one, left, other, right) ? 1 : likeness(left, right)
  // A column of few words, as a country, is shared by everybody without naming anybody.
  const isTelling = ids[1].length >= 3 && sureOf('case', right) + sureOf('case', left) > 0
  const least = alike > 0 ? LEAST_OVERLAP.related : LEAST_OVERLAP.strange
  // Of large files that belong together the rows looked at may share nothing by chance.
  if (alike < 1 && (!isTelling || overlap < least)) return null
  const rating = overlap * 2 + alike + (sureOf('case', left) + sureOf('case', right)) / 400
  return {
    column: left,
    otherColumn: right,
    match,
    overlap,
    readings: [joinedAs(one, left, match), joinedAs(other, right, match)],
    duplicates: idsWrittenApart([...ids[0], ...ids[1]]),
    why: whyJoin(one, left, other, right, overlap, ids[1].length),
    rating,
  }
}

/** One tool's tables of the same things, of which one says what the other lacks, are made to be joined. */
const isOneTool = (one: Inspection, left: string, other: Inspection, right: string): boolean =>
  one.preset !== null &&
  one.preset.tool === other.preset?.tool &&
  one.preset.subject === other.preset.subject &&
  (one.preset.missing ?? other.preset.missing) !== undefined &&
  left === one.reading.caseColumn &&
  right === other.reading.caseColumn

function joinedAs({ reading, preset }: Inspection, caseColumn: string, match: Match): LogReading {
  const joined = { ...reading, caseColumn, match }
  // Beside a log, what only says how things stand now is what is known of each case, and no event.
  return preset?.missing && reading.shape === 'long' ? readAsCases(joined) : joined
}

/** The same file read for what it says of each case, not as events: its states, too, part cases into segments. */
function readAsCases({ activityName: _, ...reading }: LogReading): LogReading {
  const { activityColumn, columns } = reading
  const state: LogReading['columns'] =
    activityColumn === null ? [] : [{ column: activityColumn, role: 'segment', of: 'case' }]
  return {
    ...reading,
    shape: 'cases',
    activityColumn: null,
    timeColumn: null,
    endColumn: null,
    lifecycleColumn: null,
    stateColumns: [],
    columns: [...state, ...columns.map((column) => ({ ...column, of: 'case' as const }))],
  }
}

/** Different ids in a column, as far as the file was looked at. */
const idsIn = ({ columns }: Inspection, name: string): readonly string[] =>
  columns.find((column) => column.name === name)?.values ?? []

function bestMatch(left: readonly string[], right: readonly string[]): readonly [Match, number] {
  return MATCHES.map((match) => [match, overlapOf(left, right, match)] as const).reduce((a, b) =>
    b[1] > a[1] ? b : a,
  )
}

function overlapOf(left: readonly string[], right: readonly string[], match: Match): number {
  const read = idAs(match)
  const known = new Set(left.map(read))
  const theirs = [...new Set(right.map(read))]
  return theirs.filter((id) => known.has(id)).length / Math.max(1, theirs.length)
}

/** How far two headings say the same: `user_id` and `User ID` 1, `user_id` and `customer` less. */
function likeness(left: string, right: string): number {
  const [one, other] = [foldName(left), foldName(right)].map((name) => name.replace(/[^\p{L}\p{N}]/gu, ''))
  if (one === other) return sureOf('case', left) >= 45 ? 1 : 0.5
  return sureOf('case', left) >= 75 && sureOf('case', right) >= 75 ? 0.25 : 0
}

function whyJoin(
  one: Inspection,
  left: string,
  other: Inspection,
  right: string,
  overlap: number,
  ids: number,
): string {
  const columns = `${quoted(left)} of ${quoted(one.name)} and ${quoted(right)} of ${quoted(other.name)}`
  return overlap > 0
    ? `${columns} share ${counted(Math.round(overlap * ids), 'id')} of ${counted(ids, 'id')} looked at.`
    : `${columns} belong together by their headings, though the rows looked at share no id.`
}

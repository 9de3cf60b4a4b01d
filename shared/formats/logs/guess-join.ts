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

interface Rated extends JoinProposal {
  readonly rating: number
}

const candidates = ({ columns, reading }: Inspection): string[] =>
  columns
    .filter(({ name, kind }) => name === reading.caseColumn || (kind !== 'time' && kind !== 'empty'))
    .map(({ name }) => name)

/** Headings that are alike are proposed with some ids in common, or with none where a sample is only a small part of a file. */
const LEAST_OVERLAP = 0.1

function joinBy(one: Inspection, left: string, other: Inspection, right: string): Rated | null {
  const ids = [idsIn(one, left), idsIn(other, right)] as const
  if (ids[0].length < 1 || ids[1].length < 1) return null
  const [match, overlap] = bestMatch(ids[0], ids[1])
  const alike = likeness(left, right)
  const isTelling = ids[1].length >= 3 && sureOf('case', right) + sureOf('case', left) > 0
  if (overlap < LEAST_OVERLAP && alike < 1) return null
  // A column of few words, as a country, is shared by everybody without naming anybody.
  if (alike < 1 && !isTelling) return null
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

function joinedAs({ reading, preset }: Inspection, caseColumn: string, match: Match): LogReading {
  const joined = { ...reading, caseColumn, match }
  // Beside a log, what only says how things stand now is what is known of each case, and no event.
  return preset?.missing && reading.shape === 'long' ? readAsCases(joined) : joined
}

/** The same file read for what it says of each case, not as events: its states, too, part cases into segments. */
export function readAsCases({ activityName: _, ...reading }: LogReading): LogReading {
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
    : `${columns} are called the same, though the rows looked at share no id.`
}

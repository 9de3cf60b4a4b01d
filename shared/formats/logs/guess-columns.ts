import type { ColumnRole } from '#shared/analysis/journey/event-log.ts'
import { varyingWithin } from './guess-cases.ts'
import type { Profile } from './guess-values.ts'
import { foldHead, isStaff } from './guess-words.ts'
import type { RoleOfColumn } from './reading.ts'

const NPS =
  /(?:^|_)(?:nps|net_promoter|netpromoter|recommend\w*|likelihood|weiterempfehlung\w*|recommandation)(?:_|$)/
const CSAT =
  /(?:^|_)(?:csat|satisfaction|satisfied|stars|sterne|zufriedenheit|rating|bewertung|evaluation|note_client)(?:_|$)/
const CES = /(?:^|_)(?:ces|effort|ease|easiness|customer_effort|aufwandswert|kundenaufwand)(?:_|$)/
const SCORE = /(?:^|_)(?:score|sentiment|punkte|punktzahl|grade|mark)(?:_|$)/
/** Headings of what stands beside an answer, and of scores that no customer gave. */
const NO_ANSWER =
  /(?:^|_)(?:group|category|comment|text|reason|offered|gruppe|kommentar|credit|lead|risk|behaviou?r\w*|urgency|priority|propensity|bonitat)(?:_|$)/

/** Whether a heading names answers of a survey. */
export const isScoreHead = (head: string): boolean => {
  const folded = foldHead(head)
  return !NO_ANSWER.test(folded) && [NPS, CSAT, CES, SCORE].some((words) => words.test(folded))
}

/** Headings of money and of words, and the role they have. */
const ROLES: readonly (readonly [ColumnRole, RegExp])[] = [
  ['cost', /(?:^|_)(?:costs?|spend|spent|expenses?|kosten|ausgaben|cout|couts|depense|cpc|ad_cost)(?:_|$)/],
  [
    'value',
    /(?:^|_)(?:value|amount|revenue|price|total|sales|mrr|arr|betrag|umsatz|erlos|preis|summe|warenwert|montant|prix|chiffre|valeur|ltv|basket_value|order_value|gross|net)(?:_|$)/,
  ],
  ['campaign', /(?:^|_)(?:campaign|campaigns|campaign_name|utm_campaign|kampagne|campagne|promotion)(?:_|$)/],
  ['persona', /(?:^|_)personas?(?:_|$)/],
  ['channel', /(?:^|_)(?:channel|channels|medium|utm_medium|kanal|kanale|canal|touchpoint_channel)(?:_|$)/],
  ['channel', /(?:^|_)(?:utm_source|traffic_source|lead_source|original_source|source|quelle)(?:_|$)/],
]

/** Roles of which there is one: several columns of money would be added up twice. */
const ONCE: ReadonlySet<ColumnRole> = new Set(['value', 'cost', 'campaign', 'persona', 'channel'])

/** Most columns of segments that are proposed; a reader may choose others. */
const MOST_SEGMENTS = 12

/** A column of words with so many different ones may part customers into segments. */
const SEGMENTS = { least: 2, most: 30 }

/** What the columns mean that are neither case, state nor time. `taken` are those that are. */
export function guessColumns(
  profiles: readonly Profile[],
  taken: ReadonlySet<string>,
  caseColumn: string,
): RoleOfColumn[] {
  const cases = profiles.find(({ name }) => name === caseColumn)
  const free = profiles.filter(
    ({ name, technical, kind }) => !taken.has(name) && !technical && kind !== 'empty' && kind !== 'time',
  )
  const roles: RoleOfColumn[] = []
  const used = new Set<ColumnRole>()
  for (const profile of free) {
    const role = telling(profile)
    if (role === null || (ONCE.has(role.role) && used.has(role.role))) continue
    used.add(role.role)
    roles.push({ ...role, of: role.role === 'score' ? 'event' : ownerOf(profile, cases) })
  }
  const told = new Set(roles.map(({ column }) => column))
  const segments = free
    .filter((profile) => !told.has(profile.name) && isSegment(profile))
    .slice(0, MOST_SEGMENTS)
    .map((profile): RoleOfColumn => ({ column: profile.name, role: 'segment', of: ownerOf(profile, cases) }))
  return [...roles, ...segments]
}

/** Whether a column says the same in all rows of a case. */
const ownerOf = (profile: Profile, cases: Profile | undefined): RoleOfColumn['of'] =>
  cases && varyingWithin(profile, cases, true) <= 0.02 ? 'case' : 'event'

function telling(profile: Profile): Omit<RoleOfColumn, 'of'> | null {
  const { name, kind, range } = profile
  const folded = foldHead(name)
  if (range && kind === 'number') {
    const score = scoreOf(folded, range)
    if (score) return { column: name, role: 'score', score }
  }
  const role = ROLES.find(([, words]) => words.test(folded))?.[0]
  if (role === undefined) return null
  const isMoney = role === 'cost' || role === 'value'
  if (isMoney) return kind === 'number' ? { column: name, role } : null
  return kind === 'words' || kind === 'id' ? { column: name, role } : null
}

/** A score by its heading, where its numbers lie on the scale that such scores have. */
function scoreOf(folded: string, { low, high }: NonNullable<Profile['range']>): RoleOfColumn['score'] | null {
  const lies = (least: number, most: number): boolean => low >= least && high <= most
  if (NO_ANSWER.test(folded)) return null
  if (NPS.test(folded) && lies(0, 10)) return { kind: 'nps', low: 0, high: 10 }
  if (CES.test(folded) && lies(1, 7)) return { kind: 'ces', low: 1, high: 7 }
  if (CSAT.test(folded) && lies(1, 5)) return { kind: 'csat', low: 1, high: 5 }
  if (![NPS, CSAT, CES, SCORE].some((words) => words.test(folded))) return null
  const scale = SCALES.find(([least, most]) => lies(least, most))
  return scale ? { kind: 'mean', low: scale[0], high: scale[1] } : null
}

/** Scales that surveys use, the narrowest first. */
const SCALES: readonly (readonly [low: number, high: number])[] = [
  [-1, 1],
  [1, 5],
  [1, 7],
  [0, 10],
  [0, 100],
]

function isSegment({ name, kind, counts, filled, cells }: Profile): boolean {
  if (kind !== 'words' || isStaff(name) || filled.length < cells.length * 0.1) return false
  const isCoarse = counts.size <= Math.max(3, filled.length / 3)
  const isShort = [...counts.keys()].every((word) => word.length <= 60)
  return counts.size >= SEGMENTS.least && counts.size <= SEGMENTS.most && isCoarse && isShort
}

/** The scale on which answers lie, for a column that is known to hold some: by what asks for them, else by their range. */
export function scaleOf(
  asked: string,
  range: NonNullable<Profile['range']>,
): NonNullable<RoleOfColumn['score']> {
  const scale = SCALES.find(([low, high]) => range.low >= low && range.high <= high)
  return (
    scoreOf(foldHead(asked), range) ?? {
      kind: 'mean',
      low: scale?.[0] ?? range.low,
      high: scale?.[1] ?? range.high,
    }
  )
}

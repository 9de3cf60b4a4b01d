import { SEVERITIES, SEVERITY_LABELS } from '#shared/analysis/gap-rules.ts'
import { shortDay } from '#shared/base/short-day.ts'
import { OPPORTUNITY_STATUS_LABELS } from '#shared/model/vocabulary.ts'
import type { MapSummary, SummaryOpportunity } from './summarise.ts'
import { withoutPartakers } from './workshop.ts'

/** An entry of a list: what it is, and what there is to say of it. */
export interface Item {
  readonly lead: string
  readonly detail: string
}

/** Part of a section; all texts are plain, whoever writes them down escapes them. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly string[]
      /** As long as the columns; the first cell names its row. */
      readonly rows: readonly (readonly string[])[]
    }

/** The parts of a summary, in the order in which it is read. */
export const SUMMARY_PARTS = [
  'outcomes',
  'personas',
  'numbers',
  'pains',
  'opportunities',
  'actions',
  'moments',
  'patterns',
  'gaps',
  'vote',
  'parked',
  'agenda',
  'people',
] as const
export type SummaryPart = (typeof SUMMARY_PARTS)[number]
export const SUMMARY_PART_TITLES: Readonly<Record<SummaryPart, string>> = {
  outcomes: 'Top three outcomes',
  personas: 'Who travels',
  numbers: 'Numbers',
  pains: 'Worst pain points',
  opportunities: 'Opportunities',
  actions: 'Action plan',
  moments: 'Moments that matter',
  patterns: 'Patterns in the sentiment',
  gaps: 'Gaps',
  vote: 'What the vote came to',
  parked: 'Parking lot',
  agenda: 'What was done',
  people: 'Who took part',
}

/** A heading and what stands under it. */
export interface Section {
  readonly part: SummaryPart
  readonly title: string
  readonly blocks: readonly Block[]
}

/** A summary, or some parts of it, in the order in which it is read: the same for Markdown and HTML. */
export function sectionsOf(summary: MapSummary, parts: readonly SummaryPart[] = SUMMARY_PARTS): Section[] {
  const sections: Section[] = [
    section(
      'outcomes',
      list(
        summary.outcomes.map(({ text, why }) => item(text, why)),
        true,
      ),
    ),
    section('personas', list(summary.personas.map(personaItem))),
    section('numbers', ...numberBlocks(summary)),
    section('pains', ...painBlocks(summary)),
    section('opportunities', opportunityTable(summary.opportunities)),
    section('actions', actionTable(summary.actions) ?? paragraph('Nothing is planned or under way yet.')),
    section('moments', list(summary.moments.map(momentItem))),
    section(
      'patterns',
      list(summary.patterns.map(({ label, where, tip }) => item(`${label}: ${where}`, tip))),
    ),
    section('gaps', ...gapBlocks(summary)),
    section('vote', ...voteBlocks(summary)),
    section('parked', list(summary.parked.map((text) => item(text)))),
    section('agenda', agendaTable(summary)),
    section('people', ...peopleBlocks(summary)),
  ]
  return sections.filter(({ part, blocks }) => blocks.length > 0 && parts.includes(part))
}

const section = (part: SummaryPart, ...blocks: readonly (Block | null)[]): Section => ({
  part,
  title: SUMMARY_PART_TITLES[part],
  blocks: blocks.filter((block) => block !== null),
})

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

const item = (lead: string, detail = ''): Item => ({ lead, detail })

const list = (items: readonly Item[], ordered = false): Block | null =>
  items.length === 0 ? null : { kind: 'list', ordered, items }

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): Block | null =>
  rows.length === 0 ? null : { kind: 'table', columns, rows }

function personaItem({ name, role, motto, quote, about, goals }: MapSummary['personas'][number]): Item {
  const who = [name.trim() || 'Without a name', role.trim()].filter((part) => part !== '').join(', ')
  const said = [motto, quote].map((text) => text.trim()).filter((text) => text !== '')
  return item(
    who,
    [...said.map((text) => `“${text}”`), about.trim(), goals.trim()].filter((text) => text !== '').join(' '),
  )
}

/** What is known of each place, under a sentence that says what was counted. */
function numberBlocks({ numbers }: MapSummary): (Block | null)[] {
  if (!numbers || numbers.rows.length === 0) return []
  const { about, counted, besideWhom, rows } = numbers
  const isCompared = besideWhom !== ''
  const isExplained = rows.some(({ explainedBy }) => explainedBy.length > 0)
  const columns = [
    ...['Place', counted, 'Drop-off before it'],
    ...(isCompared ? [`${counted}, ${besideWhom}`, `Drop-off, ${besideWhom}`] : []),
    'Came back to it',
    ...(isExplained ? ['Explained by'] : []),
  ]
  const cells = rows.map(({ place, reached, drop, isWorst, returned, explainedBy, beside }) => [
    ...[place, reached, drop === '' ? '—' : `${drop}${isWorst ? ', the worst' : ''}`],
    ...(isCompared ? [beside?.reached ?? '—', beside?.drop || '—'] : []),
    returned,
    ...(isExplained ? [explainedBy.join('; ') || '—'] : []),
  ])
  return [paragraph(`${about}.`), table(columns, cells)]
}

function painBlocks({ pains, painCount }: MapSummary): (Block | null)[] {
  const rest = painCount - pains.length
  return [
    table(
      ['Pain point', 'Step', 'Rank', 'How bad'],
      pains.map(({ text, step, rank, explained, score }) => [
        text,
        step,
        String(rank),
        `${explained} = ${Math.round(score * 100) / 100}`,
      ]),
    ),
    rest > 0 ? paragraph(`And ${rest} more on the map.`) : null,
  ]
}

const opportunityTable = (opportunities: readonly SummaryOpportunity[]): Block | null =>
  table(
    ['Opportunity', 'Answers', 'Owner', 'Due', 'Status', 'Value and effort'],
    opportunities.map(({ text, answers, owner, due, status, grades, quadrant }) => [
      text,
      answers.join('; ') || '—',
      owner || 'Nobody yet',
      dayInWords(due),
      OPPORTUNITY_STATUS_LABELS[status],
      grades ? `${grades.value} / ${grades.effort}, ${quadrant.toLowerCase()}` : '—',
    ]),
  )

const actionTable = (actions: readonly SummaryOpportunity[]): Block | null =>
  table(
    ['What', 'Who', 'By when', 'Status'],
    actions.map(({ text, owner, due, status }) => [
      text,
      owner || 'Nobody yet',
      dayInWords(due),
      OPPORTUNITY_STATUS_LABELS[status],
    ]),
  )

function momentItem({ step, stage, feelings }: MapSummary['moments'][number]): Item {
  const felt = feelings.map(({ persona, words }) => (persona === '' ? words : `${persona}: ${words}`))
  return item(stage === '' ? step : `${step} (${stage})`, felt.join('; '))
}

function gapBlocks({ gaps }: MapSummary): (Block | null)[] {
  if (gaps.length === 0) return []
  const counts = SEVERITIES.flatMap((severity) => {
    const count = gaps.filter((gap) => gap.severity === severity).length
    return count === 0 ? [] : [`${SEVERITY_LABELS[severity]}: ${count}`]
  })
  return [paragraph(`${counts.join(' · ')}.`), list(gaps.map(({ title, why }) => item(title, why)))]
}

function voteBlocks({ workshop }: MapSummary): (Block | null)[] {
  if (!workshop?.vote || workshop.vote.cards.length === 0) return []
  const { title, voters, cards } = workshop.vote
  const asked = [title, `${voters} ${voters === 1 ? 'person' : 'people'} voted`]
  return [
    paragraph(`${asked.filter((part) => part !== '').join(': ')}.`),
    table(
      ['Card', 'Dots'],
      cards.map(({ text, dots }) => [text, String(dots)]),
    ),
  ]
}

const agendaTable = ({ workshop }: MapSummary): Block | null =>
  table(
    ['Item', 'Planned', 'Done'],
    (workshop?.agenda ?? []).map(({ title, minutes, done }) => [
      title.trim() || 'Untitled item',
      minutes === 0 ? '—' : `${minutes} min`,
      done ? 'Yes' : 'No',
    ]),
  )

/** By role where there was a workshop; then those who wrote at other times. */
function peopleBlocks({ workshop, people }: MapSummary): (Block | null)[] {
  const partakers = workshop?.partakers ?? []
  const others = withoutPartakers(people, partakers)
  const lead = partakers.length === 0 ? '' : 'Also wrote: '
  return [
    list(partakers.map(({ role, names }) => item(role, names.join(', ')))),
    others.length === 0 ? null : paragraph(`${lead}${others.join(', ')}.`),
  ]
}

const dayInWords = (day: string | null): string => (day === null ? '—' : shortDay(day))

import { OPPORTUNITY_STATUS_LABELS } from '#shared/model/vocabulary.ts'
import type { MapSummary, SummaryOpportunity } from './summarise.ts'

const COLUMNS = [
  'What',
  'Owner',
  'Due',
  'Status',
  'Value',
  'Effort',
  'Stage',
  'Step',
  'Answers',
  'Map',
] as const

/**
 * What is to be done after a workshop, as CSV for spreadsheets and task lists (UTF-8 with a mark, commas, CRLF): what is
 * planned or under way by date, then the other open opportunities, the best first.
 */
export function writeFollowUpCsv(summary: MapSummary): string {
  const open = summary.opportunities.filter(({ status }) => status === 'idea')
  const rows = [...summary.actions, ...open].map((one) => rowOf(one, summary.title))
  return `\uFEFF${[COLUMNS, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`
}

const rowOf = (one: SummaryOpportunity, title: string): string[] => [
  one.text,
  one.owner,
  one.due ?? '',
  OPPORTUNITY_STATUS_LABELS[one.status],
  String(one.grades?.value ?? ''),
  String(one.grades?.effort ?? ''),
  one.stage,
  one.step,
  one.answers.join('; '),
  title,
]

/** What a spreadsheet would take for a formula, behind whatever blanks. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/

/** A text that begins like a formula gets an apostrophe, which spreadsheets do not show: it stays a text. */
function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

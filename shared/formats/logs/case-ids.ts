import { foldName } from '#shared/base/fold.ts'
import type { LogReading } from './reading.ts'

/** What programs write where there is nothing: pandas, R, databases, web analytics. */
const NOTHING: ReadonlySet<string> = new Set([
  '',
  'null',
  '(null)',
  '<null>',
  '\\n',
  'nan',
  'na',
  'n/a',
  '#n/a',
  '<na>',
  'none',
  'nil',
  'undefined',
  '(not set)',
  '-',
  '–',
  '—',
])

/** Whether a cell that should hold an id, a time or a number says in some program's way that there is none. */
export const saysNothing = (cell: string): boolean =>
  cell.length < 10 && NOTHING.has(cell.trim().toLowerCase())

/** What may as well be the name of a state: the discount, the campaign or the reason that is none. */
const MAY_BE_STATES: ReadonlySet<string> = new Set(['none', 'nil', 'undefined', '(not set)'])

/** The same for a cell that should hold a state. */
export const saysNoState = (cell: string): boolean =>
  saysNothing(cell) && !MAY_BE_STATES.has(cell.trim().toLowerCase())

/** How an id is written where files are joined by it; empty for none. */
export function idAs(match: LogReading['match']): (cell: string) => string {
  const read = READERS[match]
  return (cell) => (saysNothing(cell) ? '' : read(cell))
}

const READERS: Readonly<Record<LogReading['match'], (cell: string) => string>> = {
  exact: (cell) => cell.trim(),
  folded: foldName,
  email: emailOf,
}

const LONGEST = 500

/** `Ann <Ann@Example.COM>`, `mailto:ann@example.com`: the address, lower case. What has none is compared as a name is. */
function emailOf(cell: string): string {
  // Looking for it in a page of text would take a page's square of steps.
  const address = cell.length > LONGEST ? undefined : /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/.exec(cell)?.[0]
  return address === undefined ? foldName(cell) : address.toLowerCase()
}

import { Unreadable } from './unreadable.ts'

/** No program writes more; a table that has them is made to keep a reader busy. */
const MOST_COLUMNS = 5000

/** Throws `Unreadable` (`no-table`) where a table has more columns than any journey data. */
export function refuseTooWide(file: string, columns: number): void {
  if (columns > MOST_COLUMNS)
    throw new Unreadable(
      'no-table',
      `“${file}” has more than ${MOST_COLUMNS.toLocaleString('en')} columns, as no journey data has. It was not read.`,
    )
}

/**
 * The names by which a reading knows the columns of a table, from its first row: trimmed, each of them once. What has no
 * name is called by its place, `Column 3`; what repeats an earlier name is told apart by a number, `Amount (2)`.
 */
export function columnNames(firstRow: readonly string[], head: boolean): string[] {
  const taken = new Set<string>()
  const turns = new Map<string, number>()
  return firstRow.map((cell, at) => {
    const said = head ? cell.replace(/\s+/g, ' ').trim().slice(0, LONGEST) : ''
    const name = free(said === '' ? `Column ${at + 1}` : said, taken, turns)
    taken.add(name)
    return name
  })
}

/** Leaves room for the number of a repeated name within what a reading keeps. */
const LONGEST = 480

/** `turns` remembers by which number a name was told apart last: a hundred thousand columns may share one. */
function free(name: string, taken: ReadonlySet<string>, turns: Map<string, number>): string {
  let candidate = name
  let turn = turns.get(name) ?? 1
  while (taken.has(candidate)) candidate = `${name} (${++turn})`
  turns.set(name, turn)
  return candidate
}

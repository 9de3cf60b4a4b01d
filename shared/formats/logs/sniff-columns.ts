/**
 * The names by which a reading knows the columns of a table, from its first row: trimmed, each of them once. What has no
 * name is called by its place, `Column 3`; what repeats an earlier name is told apart by a number, `Amount (2)`.
 */
export function columnNames(firstRow: readonly string[], head: boolean): string[] {
  const taken = new Set<string>()
  return firstRow.map((cell, at) => {
    const said = head ? cell.replace(/\s+/g, ' ').trim().slice(0, LONGEST) : ''
    const name = free(said === '' ? `Column ${at + 1}` : said, taken)
    taken.add(name)
    return name
  })
}

/** Leaves room for the number of a repeated name within what a reading keeps. */
const LONGEST = 480

function free(name: string, taken: ReadonlySet<string>): string {
  let candidate = name
  for (let turn = 2; taken.has(candidate); turn++) candidate = `${name} (${turn})`
  return candidate
}

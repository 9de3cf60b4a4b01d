/** Lines of tab-separated cells. A cell in quotes may hold tabs, lines and doubled quotes, as spreadsheets write them. */
export function tableOf(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n')
  const rows: string[][] = [[]]
  for (let at = 0; at <= source.length; ) {
    const { words, end } = cellFrom(source, at)
    rows.at(-1)?.push(words.trim())
    if (source[end] === '\n') rows.push([])
    at = end + 1
  }
  const filled = rows.filter((row) => row.some((words) => words !== ''))
  return withoutMarks(filled).map((row) => row.map(stripBullet))
}

function cellFrom(source: string, start: number): { readonly words: string; readonly end: number } {
  const quoted = quotedFrom(source, start)
  if (quoted !== null) return { words: quoted.replaceAll('""', '"'), end: start + quoted.length + 2 }
  let end = start
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end++
  return { words: source.slice(start, end), end }
}

/**
 * What stands between quotes that spreadsheets put around a whole cell, because it holds a tab, a line break or a quote,
 * which then is doubled. Other quotes belong to the text, so that a lone one swallows nothing.
 */
function quotedFrom(source: string, start: number): string | null {
  if (source[start] !== '"') return null
  let end = source.indexOf('"', start + 1)
  while (end >= 0 && source[end + 1] === '"') end = source.indexOf('"', end + 2)
  const after = source[end + 1]
  if (end < 0 || (after !== undefined && after !== '\t' && after !== '\n')) return null
  const quoted = source.slice(start + 1, end)
  return /[\t\n"]/.test(quoted) ? quoted : null
}

const MARK = String.raw`(?:[-*•–◦▪·]|\d{1,3}[.)])`
const ONLY_MARK = new RegExp(`^${MARK}$`)
const LEADING_MARK = new RegExp(`^${MARK}\\s+`)

/** Lists from documents and chats come with their bullets and numbers. */
const stripBullet = (words: string): string => words.replace(LEADING_MARK, '')

/** Word processors put a tab behind the mark of every line: that is a list, not a table with a column of marks. */
const withoutMarks = (rows: string[][]): string[][] =>
  rows.every((row) => row.length > 1 && ONLY_MARK.test(row[0] as string))
    ? rows.map((row) => row.slice(1))
    : rows

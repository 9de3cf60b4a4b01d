/** Two blanks between columns. */
const GAP = '  '
/** Longest cell of the first column. */
const MOST = 40

/**
 * A table in plain text: the first column to the left, numbers to the right. What is wider than `width` stands below in a table
 * of its own, which begins with the first column again.
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const cells = [head, ...rows].map(([first = '', ...others]) => [shortened(first), ...others])
  const widths = head.map((_, at) => Math.max(...cells.map((row) => widthOf(row[at] ?? ''))))
  const padded = (cell: string, at: number): string => {
    const blanks = ' '.repeat(Math.max(0, (widths[at] ?? 0) - widthOf(cell)))
    return at === 0 ? cell + blanks : blanks + cell
  }
  const line = (row: readonly string[], columns: readonly number[]): string =>
    columns
      .map((at) => padded(row[at] ?? '', at))
      .join(GAP)
      .trimEnd()
  return columnsBelowEachOther(widths, width).flatMap((columns, part) => [
    ...(part > 0 ? [''] : []),
    ...cells.map((row) => line(row, columns)),
  ])
}

/** Which columns stand beside each other: the first one always, and as many others as there is room for, one at least. */
function columnsBelowEachOther([first = 0, ...others]: readonly number[], width: number): number[][] {
  let part = [0]
  const parts = [part]
  let used = first
  for (const [index, own] of others.entries()) {
    if (part.length > 1 && used + GAP.length + own > width) {
      part = [0]
      parts.push(part)
      used = first
    }
    part.push(index + 1)
    used += GAP.length + own
  }
  return parts
}

const shortened = (text: string): string => {
  const letters = [...text]
  return letters.length > MOST ? `${letters.slice(0, MOST - 1).join('')}…` : text
}

const widthOf = (text: string): number => [...text].length

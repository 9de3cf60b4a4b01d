/** Two blanks between columns. */
const GAP = '  '
/** Longest cell of the first column. */
const MOST = 40

/** A table in plain text: the first column to the left, numbers to the right. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const cells = [head, ...rows].map(([first = '', ...others]) => [shortened(first), ...others])
  const widths = head.map((_, at) => Math.max(...cells.map((row) => widthOf(row[at] ?? ''))))
  return cells.map((row) =>
    row
      .map((cell, at) => {
        const blanks = ' '.repeat(Math.max(0, (widths[at] ?? 0) - widthOf(cell)))
        return at === 0 ? cell + blanks : blanks + cell
      })
      .join(GAP)
      .trimEnd(),
  )
}

const shortened = (text: string): string => {
  const letters = [...text]
  return letters.length > MOST ? `${letters.slice(0, MOST - 1).join('')}…` : text
}

const widthOf = (text: string): number => [...text].length

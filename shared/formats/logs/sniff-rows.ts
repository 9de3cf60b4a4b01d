import { TextScanner } from './scan-text.ts'

/**
 * The rows at the beginning of a text of separated values, at most `most`, cut as they will be when the file is read. Of a
 * text that goes on (`whole` is false) the last row, which may be torn, is left out.
 */
export function splitRows(text: string, delimiter: string, most: number, whole: boolean): string[][] {
  const rows: string[][] = []
  const scanner = new TextScanner(delimiter, {
    // Whatever is no head is looked at in full: here every row is.
    head(cells) {
      if (rows.length < most) rows.push([...cells])
      return null
    },
    take: () => undefined,
  })
  scanner.push(text)
  if (whole) scanner.end()
  return rows
}

/** How many cells most rows have, and how many rows that are; rows without anything in them do not count. */
export function commonestWidth(rows: readonly (readonly string[])[]): { width: number; share: number } {
  const widths = rows.filter((row) => row.some((cell) => cell.trim() !== '')).map((row) => row.length)
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [width, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0] as const)
  return { width, share: widths.length === 0 ? 0 : most / widths.length }
}

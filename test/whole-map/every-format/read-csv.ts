/**
 * Reads CSV to the letter of RFC 4180 (with another separator where one is named), and throws at all that it does not
 * allow: quotes within a field without quotes, fields that never end, rows of different lengths, other ends of lines.
 */
export function readCsv(bytes: Uint8Array, separator: string): readonly (readonly string[])[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n)`, 'y')
  const rows: string[][] = [[]]
  while (field.lastIndex < text.length) {
    const found = field.exec(text)
    if (!found) throw new Error(`Not a field in row ${rows.length}`)
    const [, quoted, plain = '', after] = found
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (after !== separator) rows.push([])
  }
  if (rows.pop()?.length !== 0) throw new Error('The last line has no end')
  const widths = new Set(rows.map((row) => row.length))
  if (widths.size !== 1) throw new Error(`Rows of ${[...widths].join(', ')} fields`)
  return rows
}

/** Fields that a spreadsheet program would compute. */
export const formulasIn = (rows: readonly (readonly string[])[]): string[] =>
  rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-\d+(?:[.,]\d+)?$/.test(cell))

/** A field as people meant it: without the apostrophe that keeps a text from being a formula. */
export const meant = (cell: string): string => cell.replace(/^'(?='*[=+\-@\t\r\n|＝＋－＠])/, '')

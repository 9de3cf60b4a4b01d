import { assertNever } from '#shared/base/result.ts'
import type { FileRows } from './file-rows.ts'
import type { LogSource } from './log-source.ts'
import { openPieces } from './open-text.ts'
import type { LogReading } from './reading.ts'
import type { Between } from './scan-row.ts'
import { TextScanner } from './scan-text.ts'

/** Hands every row of a file to its taker. Throws `Unreadable`. */
export async function walkFile(
  source: LogSource,
  reading: LogReading,
  rows: FileRows,
  between: Between,
): Promise<void> {
  switch (reading.format) {
    case 'delimited':
      return walkText(source, reading, rows, between)
    case 'workbook': {
      const { walkWorkbook } = await import('./workbook-rows.ts')
      return walkWorkbook(source, reading, rows, between)
    }
    case 'xes': {
      const { walkXes } = await import('./xes-rows.ts')
      return walkXes(source, rows, between)
    }
    default:
      return assertNever(reading.format)
  }
}

async function walkText(
  source: LogSource,
  { delimiter, encoding }: LogReading,
  rows: FileRows,
  between: Between,
): Promise<void> {
  const scanner = new TextScanner(delimiter, rows)
  let read = 0
  const count = (bytes: number): void => {
    read = bytes
  }
  for await (const { text, bytes } of openPieces(source, encoding, count)) {
    scanner.push(text, bytes)
    between(read)
  }
  scanner.end()
  rows.wanted.close()
}

import type { FileRows } from './file-rows.ts'
import type { LogSource } from './log-source.ts'
import { openBytes, openText } from './open-text.ts'
import type { LogEncoding } from './reading.ts'
import { beginningOfRow } from './row-report.ts'
import { type Between, hashOf } from './scan-row.ts'
import { refuseTooWide } from './sniff-columns.ts'
import { Unreadable } from './unreadable.ts'
import { XesScanner } from './xes-scanner.ts'

/** The beginning of a XES log as a table: all attributes seen so far are columns, those of traces as `case:…`. */
export interface XesSample {
  /** The first row is the head. */
  readonly rows: readonly (readonly string[])[]
  /** Whether these are all events there are. */
  readonly whole: boolean
}

/** The first events of a XES log as a table. Throws `Unreadable`. */
export async function sampleXes(source: LogSource, most: number): Promise<XesSample> {
  const columns = new Map<string, number>()
  const events: string[][] = []
  const scanner = new XesScanner(source.name, ({ names, values }) => {
    if (events.length > most) return
    const event: string[] = []
    names.forEach((name, at) => {
      const column = columns.get(name) ?? columns.size
      columns.set(name, column)
      event[column] = values[at] as string
    })
    refuseTooWide(source.name, columns.size)
    events.push(event)
  })
  for await (const text of openText(source, await encodingOf(source))) {
    scanner.push(text)
    if (events.length > most) break
  }
  const whole = events.length <= most
  if (whole) scanner.end()
  const head = [...columns.keys()]
  const rows = events.slice(0, most).map((event) => head.map((_, at) => event[at] ?? ''))
  return { rows: [head, ...rows], whole }
}

/** Hands the events of a XES log to their taker as rows of a table. Throws `Unreadable`. */
export async function walkXes(source: LogSource, taker: FileRows, between: Between): Promise<void> {
  const { slots, row } = taker.wanted.byName()
  const hashes = new Map<string, number>()
  const scanner = new XesScanner(source.name, ({ names, values, line }) => {
    row.start(line)
    row.clear()
    for (let at = 0; at < names.length; at++) {
      const name = names[at] as string
      let hash = hashes.get(name)
      if (hash === undefined) {
        hash = hashOf(name)
        hashes.set(name, hash)
      }
      row.set(slots.get(name) ?? -1, hash, values[at] as string)
    }
    row.whole = beginningOfRow(values)
    row.begin = 0
    row.end = row.whole.length
    taker.take(row)
  })
  let read = 0
  const count = (bytes: number): void => {
    read = bytes
  }
  for await (const text of openText(source, await encodingOf(source), count)) {
    scanner.push(text)
    between(read)
  }
  scanner.end()
}

/** How a file of XML says that it is written; UTF-8 where it does not. */
async function encodingOf(source: LogSource): Promise<LogEncoding> {
  for await (const head of openBytes(source)) {
    const start = new TextDecoder().decode(head.subarray(0, 200))
    const told = /encoding\s*=\s*["']([\w-]+)["']/.exec(start)?.[1]?.toLowerCase() ?? ''
    return /^(?:windows-1252|cp1252|iso-8859-1|latin-?1)$/.test(told) ? 'windows-1252' : 'utf-8'
  }
  throw new Unreadable('empty', `“${source.name}” is empty.`)
}

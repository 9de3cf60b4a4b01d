import { expect } from 'vitest'
import { type Asked, type Inspection, inspectLog } from '#shared/formats/logs/inspect-log.ts'
import type { LogSource } from '#shared/formats/logs/log-source.ts'

/** A file in memory that comes in small pieces, as files do. */
export function fileOf(content: string | Uint8Array, name = 'export.csv', piece = 1000): LogSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    name,
    size: bytes.length,
    open: async function* () {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
    },
  }
}

export async function inspected(source: LogSource, asked?: Asked): Promise<Inspection> {
  const result = await inspectLog(source, asked)
  if (!result.ok) expect.fail(result.error.message)
  return result.value
}

/** A table as a text: a head, and as many rows as asked for. */
export function tableOf(
  head: readonly string[],
  rows: number,
  row: (at: number) => readonly (string | number)[],
  sign = ',',
): string {
  const lines = Array.from({ length: rows }, (_, at) => row(at).join(sign))
  return [...(head.length > 0 ? [head.join(sign)] : []), ...lines].join('\n')
}

/** The meaning of the columns as one line, to compare at a glance: `plan:segment/case`. */
export const rolesOf = ({ reading }: Inspection): string =>
  reading.columns
    .map(({ column, role, of, score }) => `${column}:${role}/${of}${score ? ` ${score.kind}` : ''}`)
    .join(', ')

/** A number in two digits. */
export const two = (number: number): string => String(number).padStart(2, '0')
const STATES = ['visit', 'cart', 'pay', 'return'] as const
export const stateOf = (at: number): string => STATES[at % 4] as string

/** A log of 30 customers with ten events each. */
export const log = (
  stamp: (at: number) => string,
  sign = ',',
  head = ['user_id', 'event', 'timestamp'],
): string =>
  tableOf(head, 300, (at) => [`u${1000 + (at % 30)}`, stateOf(Math.floor(at / 30)), stamp(at)], sign)

/** A moment in March 2024 without a zone. */
export const iso = (at: number): string => `2024-03-${two((at % 28) + 1)} 10:${two(at % 60)}:00`

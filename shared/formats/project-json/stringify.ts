import type { ProjectJson } from './types.ts'

/** A record longer than this, in UTF-16 units, gets a line for each of its fields. */
const LONGEST_LINE = 160

/**
 * Project JSON as text that people read and compare: two blanks of indentation, and a record that holds no others on a
 * line of its own. Ends with a line break.
 */
export const stringifyProjectJson = (json: ProjectJson): string => `${print(json, '')}\n`

function print(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const flat = holdsOthers(value) ? undefined : printFlat(value)
  if (flat !== undefined && flat.length <= LONGEST_LINE) return flat
  const inner = `${indent}  `
  const lines = Array.isArray(value)
    ? value.map((item) => `${inner}${print(item, inner)}`)
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, inner)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join(',\n')}\n${indent}${close}`
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Whether there are records inside; lists of words and numbers are none. */
function holdsOthers(value: object): boolean {
  if (Array.isArray(value)) return value.some(isNested)
  return Object.values(value).some((item) => isNested(item) && (!Array.isArray(item) || item.some(isNested)))
}

function printFlat(value: unknown): string {
  if (!isNested(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(printFlat).join(', ')}]`
  const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${printFlat(item)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

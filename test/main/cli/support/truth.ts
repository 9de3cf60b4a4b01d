import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { root } from './program.ts'

/** Real logs and what a correct analysis finds in them. They are no part of the project, so they may not be here. */
const folder = resolve(root, '../shared/data')

export const hasTruth: boolean = existsSync(resolve(folder, 'truth/ecom.json'))
export const logFile = (name: string): string => resolve(folder, 'logs', name)

// biome-ignore lint/suspicious/noExplicitAny: read from JSON, and compared member by member.
export type Told = any

export const truthOf = (name: string): Told =>
  JSON.parse(readFileSync(resolve(folder, `truth/${name}.json`), 'utf8'))

/** Where figures differ from the truth, a line each. The truth is rounded to six decimals. */
export function differences(found: Told, truth: Told, path = ''): string[] {
  if (typeof truth === 'number' && typeof found === 'number')
    return Math.abs(found - truth) <= 1e-6 ? [] : [`${path}: ${found}, not ${truth}`]
  if (truth === null || found === null || typeof truth !== 'object' || typeof found !== 'object')
    return found === truth ? [] : [`${path}: ${found}, not ${truth}`]
  const keys = new Set([...Object.keys(truth), ...Object.keys(found)])
  return [...keys].flatMap((key) => differences(found[key], truth[key], `${path}/${key}`))
}

/** The members that the truth has, of what was found. */
export const asToldIn = (truth: Told, found: Told): Told =>
  Object.fromEntries(Object.keys(truth).map((key) => [key, found[key]]))

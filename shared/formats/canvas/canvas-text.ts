import type { Entry } from '../project-json/read-fields.ts'
import { OWN_KEY } from './own-key.ts'

const RESERVED = new Set(['nodes', 'edges', OWN_KEY])

/** A canvas as text, as Obsidian writes it: a node or an edge a line, so that versions of a file can be compared. */
export function stringifyCanvas(nodes: readonly Entry[], edges: readonly Entry[], keys: Entry): string {
  const others = Object.entries(keys)
    .filter(([key]) => !RESERVED.has(key))
    .map(([key, value]) => `\t${JSON.stringify(key)}:${JSON.stringify(value)}`)
  return `{\n${[list('nodes', nodes), list('edges', edges), ...others].join(',\n')}\n}\n`
}

const list = (name: string, entries: readonly Entry[]): string =>
  entries.length === 0
    ? `\t"${name}":[]`
    : `\t"${name}":[\n${entries.map((entry) => `\t\t${JSON.stringify(entry)}`).join(',\n')}\n\t]`

/** What JSON Canvas 1.0 (2024-03-11) says a canvas is, to the letter; keys that it does not name may stand anywhere. */

type Entry = Readonly<Record<string, unknown>>
type Check = (value: unknown) => boolean

const text: Check = (value) => typeof value === 'string'
const integer: Check = (value) => Number.isSafeInteger(value)
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value)
const color: Check = (value) =>
  typeof value === 'string' && (/^[1-6]$/.test(value) || /^#[0-9A-Fa-f]{6}$/.test(value))
const subpath: Check = (value) => typeof value === 'string' && value.startsWith('#')
const side = oneOf('top', 'right', 'bottom', 'left')
const end = oneOf('none', 'arrow')

interface Shape {
  readonly required: Readonly<Record<string, Check>>
  readonly optional: Readonly<Record<string, Check>>
}

const NODE = { id: text, x: integer, y: integer, width: integer, height: integer }
const NODES: Readonly<Record<string, Shape>> = {
  text: { required: { ...NODE, text }, optional: { color } },
  file: { required: { ...NODE, file: text }, optional: { color, subpath } },
  link: { required: { ...NODE, url: text }, optional: { color } },
  group: {
    required: NODE,
    optional: { color, label: text, background: text, backgroundStyle: oneOf('cover', 'ratio', 'repeat') },
  },
}
const EDGE: Shape = {
  required: { id: text, fromNode: text, toNode: text },
  optional: { fromSide: side, toSide: side, fromEnd: end, toEnd: end, color, label: text },
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function problemsOf(what: string, entry: Entry, { required, optional }: Shape): string[] {
  return [
    ...Object.entries(required).flatMap(([key, check]) => (check(entry[key]) ? [] : [`${what}: ${key}`])),
    ...Object.entries(optional).flatMap(([key, check]) =>
      entry[key] === undefined || check(entry[key]) ? [] : [`${what}: ${key}`],
    ),
  ]
}

function doubles(what: string, entries: readonly unknown[]): string[] {
  const ids = entries.map((entry) => (isEntry(entry) ? entry.id : undefined))
  return ids.length === new Set(ids).size ? [] : [`${what}: an id twice`]
}

/** Everything in which a text is no JSON Canvas 1.0; edges must lead to nodes that are there. */
export function canvasProblems(json: string): readonly string[] {
  const canvas: unknown = JSON.parse(json)
  if (!isEntry(canvas)) return ['not an object']
  const { nodes = [], edges = [] } = canvas
  if (!Array.isArray(nodes) || !Array.isArray(edges)) return ['nodes and edges are no lists']
  const ids = new Set(nodes.map((node) => (isEntry(node) ? node.id : undefined)))
  return [
    ...nodes.flatMap((node: unknown, index) => {
      if (!isEntry(node)) return [`node ${index}: not an object`]
      const shape = NODES[String(node.type)]
      return shape ? problemsOf(`node ${index}`, node, shape) : [`node ${index}: type`]
    }),
    ...edges.flatMap((edge: unknown, index) => {
      if (!isEntry(edge)) return [`edge ${index}: not an object`]
      const loose = ids.has(edge.fromNode) && ids.has(edge.toNode) ? [] : [`edge ${index}: leads nowhere`]
      return [...problemsOf(`edge ${index}`, edge, EDGE), ...loose]
    }),
    ...doubles('nodes', nodes),
    ...doubles('edges', edges),
  ]
}

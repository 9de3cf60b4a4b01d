import type { Rect } from '#shared/base/geometry.ts'
import { parseJson } from '#shared/base/json.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { boardRect, MAX_BOARD_PARTS } from '../board/board.ts'
import { type Entry, isEntry } from '../project-json/read-fields.ts'
import type { Report } from '../report.ts'
import { OWN_KEY, type OwnKey, readOwnKey } from './own-key.ts'

/** A node of a canvas, with what can be relied on. */
export interface CanvasNode {
  /** As edges name it; empty where there is none. */
  readonly id: string
  readonly type: string
  readonly rect: Rect
  readonly keys: Entry
  readonly own: OwnKey | undefined
}

/** An edge of a canvas. */
export interface CanvasEdge {
  readonly id: string
  readonly fromNode: string
  readonly toNode: string
  readonly label: string
  readonly keys: Entry
  readonly own: OwnKey | undefined
}

/** A JSON Canvas. */
export interface Canvas {
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly CanvasEdge[]
  /** What the file says beside its nodes and edges. */
  readonly keys: Entry
}

/** What a node measures where it does not say so: Obsidian's own. */
const USUAL_SIZE = { width: 250, height: 60 }

/** Whether a JSON value looks like a JSON Canvas, whatever its file is called. */
export function looksLikeCanvas(value: unknown): boolean {
  if (!isEntry(value)) return false
  const { nodes, edges } = value
  if (!Array.isArray(nodes))
    return Array.isArray(edges) && edges.some((edge) => isEntry(edge) && 'fromNode' in edge)
  if (nodes.length === 0) return edges === undefined || (Array.isArray(edges) && edges.length === 0)
  return nodes.some((node) => isEntry(node) && NODE_TYPES.has(node.type) && typeof node.x === 'number')
}

const NODE_TYPES = new Set<unknown>(['text', 'file', 'link', 'group'])

/**
 * Reads a JSON Canvas. Takes any text; what cannot be read in it is counted in the report. Refuses (`unreadable`) what is no
 * JSON object and (`too-large`) more nodes and edges than anybody can find their way on.
 */
export function readCanvas(text: string, report: Report): Result<Canvas> {
  const value = parsed(text)
  if (!isEntry(value))
    return fail('unreadable', 'This file is no JSON Canvas that can be read: it is cut off or damaged.')
  const { nodes: _nodes, edges: _edges, [OWN_KEY]: _own, ...keys } = value
  const nodes = entriesOf(value.nodes)
  const edges = entriesOf(value.edges)
  if (nodes.length + edges.length > MAX_BOARD_PARTS)
    return fail(
      'too-large',
      `This canvas has more than ${MAX_BOARD_PARTS.toLocaleString('en')} nodes and edges. Nothing was read.`,
    )
  const readNodes = nodes.flatMap(readNode)
  const readEdges = edges.flatMap(readEdge)
  tellUnread(nodes.length - readNodes.length, 'node', 'nodes', report)
  tellUnread(edges.length - readEdges.length, 'edge', 'edges', report)
  return ok({ nodes: readNodes, edges: readEdges, keys })
}

function parsed(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

const entriesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function tellUnread(count: number, one: string, many: string, report: Report): void {
  if (count > 0)
    report.add(
      `${count.toLocaleString('en')} ${count === 1 ? `${one} was` : `${many} were`} unreadable and left out.`,
    )
}

function readNode(value: unknown): CanvasNode[] {
  if (!isEntry(value) || typeof value.type !== 'string') return []
  const { id, type, x, y, width, height } = value
  const rect = boardRect({ x, y, width, height }, USUAL_SIZE)
  if (!rect) return []
  return [{ id: textOr(id), type, rect, keys: value, own: readOwnKey(value[OWN_KEY]) }]
}

function readEdge(value: unknown): CanvasEdge[] {
  if (!isEntry(value)) return []
  const { id, fromNode, toNode, label } = value
  if (typeof fromNode !== 'string' || typeof toNode !== 'string') return []
  return [
    { id: textOr(id), fromNode, toNode, label: textOr(label), keys: value, own: readOwnKey(value[OWN_KEY]) },
  ]
}

const textOr = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Keys of a node or edge that the format itself knows, and ours. */
const KNOWN = new Set([
  ...['id', 'type', 'x', 'y', 'width', 'height', 'color', 'text', 'file', 'subpath', 'url', 'label'],
  ...[
    'background',
    'backgroundStyle',
    'fromNode',
    'toNode',
    'fromSide',
    'toSide',
    'fromEnd',
    'toEnd',
    OWN_KEY,
  ],
])

/** The keys of a node or edge that the format does not know. */
export const unknownKeys = (keys: Entry): Entry =>
  Object.fromEntries(Object.entries(keys).filter(([key]) => !KNOWN.has(key)))

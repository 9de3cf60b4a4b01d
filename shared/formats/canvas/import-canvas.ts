import { ok, type Result } from '#shared/base/result.ts'
import type { Board, BoardArrow, BoardFrame, BoardText } from '../board/board.ts'
import { mapOfBoard } from '../board/map-of-board.ts'
import type { ImportedMap } from '../imported-map.ts'
import { createReport, type Report } from '../report.ts'
import { colorOfCanvas } from './canvas-colors.ts'
import { type Canvas, type CanvasEdge, type CanvasNode, readCanvas } from './canvas-file.ts'
import { wordsOfKept } from './canvas-words.ts'
import { isBackward } from './edge-writing.ts'
import { keptOfEdge } from './import-edges.ts'
import { importOwn, isOwnCanvas } from './import-own.ts'
import { withKept } from './kept.ts'
import { keptOfNode } from './own-nodes.ts'

/**
 * Reads a JSON Canvas into a map: one that Throughline wrote back into its records, with what was changed in it since; any
 * other by where things lie, see `mapOfBoard`. What a map has no place for is kept and written back by `exportCanvas`.
 * Where it has no title the map takes `name`. Takes any text and never throws; refuses (`unreadable`, `too-large`) with a
 * sentence.
 */
export function importCanvas(text: string, name = ''): Result<ImportedMap> {
  const report = createReport()
  const canvas = readCanvas(text, report)
  if (!canvas.ok) return canvas
  return ok(
    isOwnCanvas(canvas.value) ? importOwn(canvas.value, report) : importForeign(canvas.value, name, report),
  )
}

function importForeign(canvas: Canvas, name: string, report: Report): ImportedMap {
  let left = 0
  const keep = (foreign: Parameters<typeof withKept>[1]): string =>
    withKept('', foreign, (count) => {
      left += count
    })
  const named = firstOfEach(canvas.nodes)
  const board: Board = {
    ...{ title: '', foreign: '' },
    frames: canvas.nodes.filter(({ type }) => type === 'group').map((node) => frameOf(node, keep)),
    texts: canvas.nodes.flatMap((node, index) => textOf(node, index, named, keep)),
    arrows: canvas.edges.map((edge) => arrowOf(edge, named, keep)),
  }
  const edges = new Map(board.arrows.map((arrow, index) => [arrow, canvas.edges[index] as CanvasEdge]))
  const kept = (unheld: readonly BoardArrow[]): string =>
    keep({
      ...canvas.keys,
      ...(unheld.length > 0 && { edges: unheld.map((arrow) => edges.get(arrow)?.keys) }),
    })
  tellBrought(canvas.nodes, report)
  const map = mapOfBoard(board, { report, name, foreign: kept })
  if (left === 0) return map
  const what = left === 1 ? 'One key' : `${left} keys`
  return { ...map, report: [...map.report, `${what} of the canvas had too long a value to be kept.`] }
}

type Keep = (kept: Parameters<typeof withKept>[1]) => string

/** The nodes that edges lead to, by their ids: of several with one id the first. */
function firstOfEach(nodes: readonly CanvasNode[]): ReadonlyMap<string, number> {
  const named = new Map<string, number>()
  nodes.forEach(({ id }, index) => {
    if (id !== '' && !named.has(id)) named.set(id, index)
  })
  return named
}

const frameOf = (node: CanvasNode, keep: Keep): BoardFrame => ({
  rect: node.rect,
  title: wordsOfKept({ label: node.keys.label, type: 'group' }),
  color: colorOfCanvas(node.keys.color),
  foreign: keep(framed(node)),
})

/** A stage is a group in any case, as large as its stage. */
function framed(node: CanvasNode): Parameters<Keep>[0] {
  const { type: _, label: __, width: ___, height: ____, ...kept } = keptOfNode(node)
  return kept
}

/** A text, a file, a link, or whatever else a program put there, by its words. Empty texts say nothing. */
function textOf(
  node: CanvasNode,
  index: number,
  named: ReadonlyMap<string, number>,
  keep: Keep,
): BoardText[] {
  const { type, keys, rect } = node
  if (type === 'group') return []
  const text = wordsOfKept({ ...keys, type })
  if (text.trim() === '') return []
  const isFirst = named.get(node.id) === index
  return [
    {
      id: String(index),
      ...{ rect, text, frame: null, color: colorOfCanvas(keys.color) },
      isSticky: type !== 'text' || !isHeading(String(keys.text)),
      foreign: keep(isFirst ? keptOfNode(node) : keptOfNode({ ...node, id: '' })),
    },
  ]
}

/** A single line that is a heading or all bold. */
const isHeading = (markdown: string): boolean =>
  /^\s*(?:#{1,6}[ \t]+[^\n]+|\*\*[^*\n]+\*\*|__[^_\n]+__)\s*$/.test(markdown)

function arrowOf(edge: CanvasEdge, named: ReadonlyMap<string, number>, keep: Keep): BoardArrow {
  const ends = [edge.fromNode, edge.toNode].map((id) => named.get(id)?.toString() ?? null)
  const [fromId = null, toId = null] = isBackward(edge.keys) ? ends.toReversed() : ends
  return { fromId, toId, label: edge.label, foreign: keep(keptOfEdge(edge, false)) }
}

function tellBrought(nodes: readonly CanvasNode[], report: Report): void {
  const count = nodes.filter(({ type }) => type === 'file' || type === 'link').length
  if (count > 0)
    report.add(
      `${count} ${count === 1 ? 'file or link' : 'files and links'} came as text with the name; an export to JSON Canvas makes ${count === 1 ? 'it' : 'them'} again what they were.`,
    )
}

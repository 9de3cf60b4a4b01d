import { type Rect, union } from '#shared/base/geometry.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { Board } from '../board/board.ts'
import { mapOfBoard } from '../board/map-of-board.ts'
import type { ImportedMap } from '../imported-map.ts'
import { createReport, type Report } from '../report.ts'
import { boardOfScene, type SceneBoard } from './board-of-scene.ts'
import { type ExcalidrawFile, readExcalidraw, type SceneElement } from './excalidraw-file.ts'

/**
 * Reads an Excalidraw board (`.excalidraw`) or library (`.excalidrawlib`, versions 1 and 2) into a map: texts, notes, frames
 * and arrows by where they lie, see `mapOfBoard`; pictures and drawings are told in the report. Where it has no title the map takes `name`. Takes any text and
 * never throws; refuses (`unreadable`, `too-large`) with a sentence.
 */
export function importExcalidraw(text: string, name = ''): Result<ImportedMap> {
  const report = createReport()
  const file = readExcalidraw(text, report)
  if (!file.ok) return file
  const scene = boardOfScene(
    file.value.isLibrary ? inARow(file.value) : (file.value.items[0]?.elements ?? []),
  )
  const board: Board = { ...scene.board, title: file.value.name }
  tellLeftOut(scene.left, report)
  return ok(mapOfBoard(board, { report, name }))
}

/** Room between two items of a library. */
const GAP = 120

/** The items of a library side by side, each under its name: every one has coordinates of its own. */
function inARow({ items }: ExcalidrawFile): readonly SceneElement[] {
  let x = 0
  return items.flatMap(({ name, elements }, index) => {
    const [first, ...others] = elements.map(({ rect }) => rect)
    if (!first) return []
    const around = others.reduce(union, first)
    const by = { x: x - around.x, y: -around.y }
    x += around.width + GAP
    const placed = elements.map((element) => moved(element, by, index))
    return name === '' ? placed : [titleOf(name, { ...around, x: x - around.width - GAP, y: 0 }), ...placed]
  })
}

/** An item's own ids and frames, so that two items that share some stay apart. */
function moved(
  { id, keys, rect, ...element }: SceneElement,
  by: { x: number; y: number },
  index: number,
): SceneElement {
  const named = (value: unknown): unknown => (typeof value === 'string' ? `${index} ${value}` : value)
  const bound = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'elementId' in value
      ? { ...value, elementId: named(value.elementId) }
      : value
  return {
    ...element,
    id: id === '' ? '' : `${index} ${id}`,
    rect: { ...rect, x: rect.x + by.x, y: rect.y + by.y },
    keys: {
      ...keys,
      containerId: named(keys.containerId),
      frameId: named(keys.frameId),
      startBinding: bound(keys.startBinding),
      endBinding: bound(keys.endBinding),
    },
  }
}

function titleOf(name: string, { x, width }: Rect): SceneElement {
  const rect = { x, y: -60, width, height: 30 }
  return { id: '', type: 'text', rect, keys: { type: 'text', text: name } }
}

/** What of a scene a map has no place for. */
function tellLeftOut(left: SceneBoard['left'], report: Report): void {
  for (const [what, count] of left) {
    const [one, many] = NOUNS[what]
    report.add(
      `${count.toLocaleString('en')} ${count === 1 ? `${one} was` : `${many} were`} left out: a map has no place for ${many}.`,
    )
  }
}

const NOUNS = {
  picture: ['picture', 'pictures from boards'],
  drawing: ['freehand drawing', 'freehand drawings'],
  line: ['line', 'lines that join nothing'],
  shape: ['shape without words', 'shapes without words'],
  page: ['embedded page', 'embedded pages'],
  other: ['element of an unknown kind', 'elements of unknown kinds'],
} as const satisfies Record<
  SceneBoard['left'] extends ReadonlyMap<infer K extends string, number> ? K : never,
  readonly [string, string]
>

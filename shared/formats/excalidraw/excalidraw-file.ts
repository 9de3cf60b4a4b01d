import type { Rect } from '#shared/base/geometry.ts'
import { parseJson } from '#shared/base/json.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { boardRect, MAX_BOARD_PARTS } from '../board/board.ts'
import { type Entry, isEntry } from '../project-json/read-fields.ts'
import type { Report } from '../report.ts'

/** An element of a scene that is there and has a place. */
export interface SceneElement {
  /** May be empty, and used twice. */
  readonly id: string
  readonly type: string
  readonly rect: Rect
  readonly keys: Entry
}

/** One item of a library, with coordinates of its own. */
export interface LibraryItem {
  readonly name: string
  readonly elements: readonly SceneElement[]
}

/** An Excalidraw file: a scene, or a library of small ones. */
export interface ExcalidrawFile {
  /** May be empty. */
  readonly name: string
  /** One for a scene. */
  readonly items: readonly LibraryItem[]
  readonly isLibrary: boolean
}

const SCENES: ReadonlySet<unknown> = new Set(['excalidraw', 'excalidraw/clipboard'])
const LIBRARY = 'excalidrawlib'

/** Whether a JSON value is an Excalidraw scene or library, whatever its file is called. */
export const looksLikeExcalidraw = (value: unknown): boolean =>
  isEntry(value) && (SCENES.has(value.type) || value.type === LIBRARY)

/**
 * Reads a scene or a library of version 1 or 2, without what was deleted. Takes any text; what cannot be read in it is
 * counted in the report. Refuses (`unreadable`) what is neither and (`too-large`) more elements than anybody can find their
 * way on.
 */
export function readExcalidraw(text: string, report: Report): Result<ExcalidrawFile> {
  const value = parsed(text)
  if (!isEntry(value) || !looksLikeExcalidraw(value))
    return fail('unreadable', 'This file is no Excalidraw board that can be read: it is cut off or damaged.')
  const isLibrary = value.type === LIBRARY
  const parts = isLibrary ? libraryItems(value) : [{ name: '', elements: listOf(value.elements) }]
  const count = parts.reduce((sum, { elements }) => sum + elements.length, 0)
  if (count > MAX_BOARD_PARTS)
    return fail(
      'too-large',
      `This board has more than ${MAX_BOARD_PARTS.toLocaleString('en')} elements. Nothing was read.`,
    )
  let unread = 0
  const items = parts.map(({ name, elements }) => ({
    name,
    elements: elements.flatMap((element) => {
      const read = readElement(element)
      if (read === 'unreadable') unread++
      return typeof read === 'string' ? [] : [read]
    }),
  }))
  if (unread > 0)
    report.add(
      `${unread.toLocaleString('en')} ${unread === 1 ? 'element was' : 'elements were'} unreadable and left out.`,
    )
  const { appState } = value
  const name = isEntry(appState) && typeof appState.name === 'string' ? appState.name.trim() : ''
  return ok({ name, items, isLibrary })
}

function parsed(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Version 1 has lists of elements under `library`, version 2 items with names under `libraryItems`. */
function libraryItems({ library, libraryItems }: Entry) {
  return [...listOf(libraryItems), ...listOf(library)].map((item) => {
    if (!isEntry(item)) return { name: '', elements: listOf(item) }
    return { name: typeof item.name === 'string' ? item.name.trim() : '', elements: listOf(item.elements) }
  })
}

function readElement(value: unknown): SceneElement | 'deleted' | 'unreadable' {
  if (!isEntry(value) || typeof value.type !== 'string') return 'unreadable'
  const { id, type, x, y, width, height, isDeleted } = value
  if (isDeleted === true || type === 'selection') return 'deleted'
  const rect = boardRect({ x, y, width: absolute(width), height: absolute(height) }, { width: 0, height: 0 })
  if (!rect) return 'unreadable'
  return { id: typeof id === 'string' ? id : '', type, rect, keys: value }
}

/** Lines that lead to the left or upwards have had negative sizes. */
const absolute = (size: unknown): unknown => (typeof size === 'number' ? Math.abs(size) : size)

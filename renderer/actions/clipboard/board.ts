import * as v from 'valibot'
import { inReadingOrder, type Placed } from './reading-order.ts'

/** Kinds of data under which boards put their elements on the clipboard, and plain text, where they stand too. */
const TYPES = ['application/vnd.excalidraw.clipboard+json', 'obsidian/canvas', 'text/plain'] as const

const place = {
  x: v.fallback(v.number(), 0),
  y: v.fallback(v.number(), 0),
  height: v.fallback(v.number(), 0),
}

const element = v.object({
  ...place,
  id: v.optional(v.string()),
  type: v.string(),
  isDeleted: v.optional(v.boolean()),
  containerId: v.nullish(v.string()),
  text: v.optional(v.string()),
  originalText: v.optional(v.string()),
})

const node = v.object({
  ...place,
  text: v.optional(v.string()),
  url: v.optional(v.string()),
  file: v.optional(v.string()),
})

/**
 * What stands on the elements that were copied on an Excalidraw board or a JSON Canvas, in reading order; `null` where there
 * are none on the clipboard.
 */
export function textsOfBoard(data: Pick<DataTransfer, 'getData'>): string[] | null {
  for (const type of TYPES) {
    const notes = notesIn(data.getData(type))
    if (notes) return inReadingOrder(notes).map(({ text }) => text)
  }
  return null
}

function notesIn(text: string): readonly Placed[] | null {
  const board = text.trimStart().startsWith('{') ? parse(text) : null
  if (!board) return null
  const isExcalidraw = board.type === 'excalidraw/clipboard' || board.type === 'excalidraw'
  const notes = isExcalidraw ? notesOfElements(listed(board.elements)) : notesOfNodes(board)
  return notes && notes.length > 0 ? notes : null
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** What is right in a list from elsewhere. */
const valid = <Schema extends v.GenericSchema>(schema: Schema, list: readonly unknown[]) =>
  list.flatMap((one): v.InferOutput<Schema>[] => {
    const parsed = v.safeParse(schema, one)
    return parsed.success ? [parsed.output] : []
  })

/** A text within a shape stands where the shape does. */
function notesOfElements(list: readonly unknown[]): Placed[] {
  const elements = valid(element, list).filter(({ isDeleted }) => isDeleted !== true)
  const byId = new Map(elements.map((one) => [one.id, one]))
  return elements.flatMap((one): Placed[] => {
    const text = (one.originalText ?? one.text ?? '').trim()
    const { x, y, height } = byId.get(one.containerId ?? undefined) ?? one
    return one.type === 'text' && text !== '' ? [{ text, x, y, height }] : []
  })
}

/** A JSON Canvas is told by its nodes that stand somewhere; other programs have nodes too. */
function notesOfNodes({ nodes }: Readonly<Record<string, unknown>>): Placed[] | null {
  const all = listed(nodes)
  const areCanvas = all.every((one) => typeof one === 'object' && one !== null && 'x' in one && 'y' in one)
  if (all.length === 0 || !areCanvas) return null
  return valid(node, all).flatMap(({ text, url, file, ...at }): Placed[] => {
    const words = (text ?? url ?? file ?? '').trim()
    return words === '' ? [] : [{ text: words, ...at }]
  })
}

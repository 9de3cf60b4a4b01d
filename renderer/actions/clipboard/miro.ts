import * as v from 'valibot'
import { inReadingOrder, type Placed } from './reading-order.ts'

/**
 * Miro puts nothing readable on the clipboard but its own format: an attribute with JSON behind base64, every byte shifted
 * by the same number. The number is not promised, and there are only 256 of them, so each is tried.
 */
const MARKED = /^<--\(miro-data-v1\)([A-Za-z0-9+/=_-]*)/

const textual = v.object({
  widgetData: v.object({
    type: v.picklist(['sticker', 'shape', 'text', 'card']),
    json: v.object({
      text: v.optional(v.string()),
      title: v.optional(v.string()),
      _position: v.optional(
        v.nullable(v.object({ offsetPx: v.optional(v.object({ x: v.number(), y: v.number() })) })),
      ),
      size: v.optional(v.nullable(v.object({ height: v.optional(v.number()) }))),
    }),
  }),
})
type Widget = v.InferOutput<typeof textual>['widgetData']['json']

/**
 * What stands on the stickies, shapes and texts of a selection copied in Miro, as HTML each and in reading order; `null`
 * where the page does not come from there or its format has changed.
 */
export function notesOfMiro(body: HTMLElement): string[] | null {
  const data = body.querySelector<HTMLElement>('[data-meta]')?.dataset.meta ?? ''
  const encoded = MARKED.exec(data)?.[1]
  const board = encoded === undefined ? null : decode(encoded)
  const objects = (board as { data?: { objects?: unknown } } | null)?.data?.objects
  if (!Array.isArray(objects)) return null
  const widgets = objects.flatMap((object): Widget[] => {
    const parsed = v.safeParse(textual, object)
    return parsed.success ? [parsed.output.widgetData.json] : []
  })
  return inReadingOrder(widgets.map(placed)).map(({ text }) => text)
}

function decode(encoded: string): unknown {
  const bytes = bytesOf(encoded)
  if (!bytes || bytes.length === 0) return null
  // The first byte is the brace of an object, so it tells the shift; another version may begin otherwise.
  const shift = ('{'.charCodeAt(0) - (bytes[0] ?? 0) + 256) % 256
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.map((byte) => (byte + shift) % 256))
    return JSON.parse(text)
  } catch {
    return null
  }
}

function bytesOf(encoded: string): Uint8Array | null {
  try {
    const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''))
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}

const USUAL_HEIGHT = 200

function placed({ text, title, _position, size }: Widget): Placed {
  const { x, y } = _position?.offsetPx ?? { x: 0, y: 0 }
  return { text: text ?? title ?? '', x, y, height: size?.height ?? USUAL_HEIGHT }
}

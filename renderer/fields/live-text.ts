import { textDifference } from '#shared/document/document.ts'

/**
 * Where a place in a text is after the text has changed: a caret keeps its letters around it. What comes in exactly at
 * the place goes behind it; a place inside a stretch that was replaced goes to that stretch's beginning.
 */
export function placeAfterChange(place: number, before: string, after: string): number {
  const { start, removed, inserted } = textDifference(before, after)
  if (place <= start) return place
  return place >= start + removed ? place + inserted.length - removed : start
}

/**
 * What a person typed, put onto a text that others changed meanwhile. `base` is the text both set out from, `local`
 * what stands in the field, `current` what the document says by now.
 */
export function rebaseTyping(base: string, local: string, current: string): string {
  if (base === current) return local
  const { start, removed, inserted } = textDifference(base, local)
  const from = placeAfterChange(start, base, current)
  const to = Math.max(from, placeAfterChange(start + removed, base, current))
  return current.slice(0, from) + inserted + current.slice(to)
}

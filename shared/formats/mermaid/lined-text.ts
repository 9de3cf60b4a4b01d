/** A text that still knows, after parts of it were cut out, which line each of its characters came from. */
export interface LinedText {
  readonly text: string
  /** For every UTF-16 unit of `text`, its line in the original; counts from 1. */
  readonly lines: Uint32Array
}

/** A part of a text, from `start` up to but not including `end`, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Numbers the lines of `text` (line breaks: `\n` only). */
export function numberLines(text: string): LinedText {
  const lines = new Uint32Array(text.length)
  let line = 1
  for (let at = 0; at < text.length; at++) {
    lines[at] = line
    if (text[at] === '\n') line++
  }
  return { text, lines }
}

/** `source` without `spans`, which are in order and do not overlap. */
export function cutSpans(source: LinedText, spans: readonly Span[]): LinedText {
  if (spans.length === 0) return source
  const removed = spans.reduce((sum, { start, end }) => sum + end - start, 0)
  const lines = new Uint32Array(source.lines.length - removed)
  const parts: string[] = []
  let length = 0
  const keep = (start: number, end: number): void => {
    parts.push(source.text.slice(start, end))
    lines.set(source.lines.subarray(start, end), length)
    length += end - start
  }
  let from = 0
  for (const { start, end } of spans) {
    keep(from, start)
    from = end
  }
  keep(from, source.text.length)
  return { text: parts.join(''), lines }
}

/** A text with a sign put in at a place of it, or behind it with a space between where there was no place. */
export function insertedAt(text: string, place: number | null, sign: string): string {
  if (place === null) return text === '' || /\s$/.test(text) ? text + sign : `${text} ${sign}`
  const at = Math.min(place, text.length)
  return text.slice(0, at) + sign + text.slice(at)
}

/**
 * How well something fits what was typed, 0 (not at all) to 1. Every word typed must begin or stand within a word of the
 * title or of what is known besides; the title counts for more, and the more so the earlier it fits.
 */
export function matchScore(typed: string, title: string, besides: readonly string[]): number {
  const words = normal(typed).split(/\s+/).filter(Boolean)
  const name = normal(title)
  const rest = normal(besides.join(' '))
  let score = 1
  for (const word of words) {
    const fit = fitIn(name, word) || 0.3 * fitIn(rest, word)
    if (fit === 0) return 0
    score *= fit
  }
  return score
}

function fitIn(text: string, word: string): number {
  const at = text.indexOf(word)
  if (at < 0) return 0
  if (at === 0) return 1
  return text.includes(` ${word}`) ? 0.8 : 0.4
}

/** Small letters without accents, signs as gaps: so that "cafe" finds "Café" and "zoom 100" finds "Zoom to 100 %". */
const normal = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
    .trim()

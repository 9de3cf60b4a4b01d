import { isExtender, isPictograph, isRegionalIndicator } from './characters.ts'

/**
 * Visible characters (grapheme clusters), after Unicode's annex 29 with fixed tables. `Intl.Segmenter` is not used: its
 * answers differ between the Unicode versions of browsers and Node, and layout must be the same everywhere.
 */

const ZERO_WIDTH_JOINER = 0x200d

const lengthOf = (codePoint: number): number => (codePoint > 0xffff ? 2 : 1)

/** Hangul syllables and the letters they are made of (conjoining jamo). */
const isLeadingJamo = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) || (code >= 0xa960 && code <= 0xa97c)
const isVowelJamo = (code: number): boolean =>
  (code >= 0x1160 && code <= 0x11a7) || (code >= 0xd7b0 && code <= 0xd7c6)
const isFinalJamo = (code: number): boolean =>
  (code >= 0x11a8 && code <= 0x11ff) || (code >= 0xd7cb && code <= 0xd7fb)
const isSyllable = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3
const isOpenSyllable = (code: number): boolean => isSyllable(code) && (code - 0xac00) % 28 === 0

function jamoJoin(before: number, after: number): boolean {
  if (isLeadingJamo(before)) return isLeadingJamo(after) || isVowelJamo(after) || isSyllable(after)
  if (isVowelJamo(before) || isOpenSyllable(before)) return isVowelJamo(after) || isFinalJamo(after)
  return (isSyllable(before) || isFinalJamo(before)) && isFinalJamo(after)
}

/** Signs that bind the next consonant of their script into one conjunct (virama, coeng). */
const CONJUNCT_LINKERS = [0x094d, 0x09cd, 0x0acd, 0x0b4d, 0x0c4d, 0x0d4d, 0x1039, 0x17d2]

const isIndicLetter = (code: number): boolean =>
  (code >= 0x0904 && code <= 0x0d7f) || (code >= 0x1000 && code <= 0x17b3)

/** The end (exclusive) of the visible character that begins at `start`; `start` must lie inside `text`. */
export function graphemeEnd(text: string, start: number): number {
  const base = text.codePointAt(start) as number
  let end = start + lengthOf(base)
  let last = base
  if (isRegionalIndicator(base) && isRegionalIndicator(text.codePointAt(end) ?? 0)) end += 2
  let linked = false
  while (end < text.length) {
    const next = text.codePointAt(end) as number
    const joins =
      isExtender(next) ||
      next === ZERO_WIDTH_JOINER ||
      (last === ZERO_WIDTH_JOINER && isPictograph(base) && isPictograph(next)) ||
      (linked && isIndicLetter(next)) ||
      jamoJoin(last, next)
    if (!joins) break
    linked = CONJUNCT_LINKERS.includes(next) || (linked && (isExtender(next) || next === ZERO_WIDTH_JOINER))
    last = next
    end += lengthOf(next)
  }
  return end
}

import { astralAdvance, emojiAdvance, FLAGS, Flag, isPictograph, isRegionalIndicator } from './characters.ts'
import type { FontFace } from './font-faces.ts'
import { advanceTable, UNITS_PER_EM } from './font-metrics.ts'
import { graphemeEnd } from './graphemes.ts'

const EMOJI_VARIATION = 0xfe0f
const KEYCAP = 0x20e3

/** A digit, # or * that is drawn as a key: 1️⃣. */
function isKeycap(text: string, start: number): boolean {
  const second = text.charCodeAt(start + 1)
  return (second === EMOJI_VARIATION || second === KEYCAP) && '0123456789#*'.includes(text.charAt(start))
}

/** The advance of the visible character `text[start, end)` in thousandths of an em. */
export function graphemeAdvance(text: string, start: number, end: number, advances: Uint16Array): number {
  const base = text.codePointAt(start) as number
  const isSequence = start + (base > 0xffff ? 2 : 1) < end
  if (isSequence && (isPictograph(base) || isRegionalIndicator(base) || isKeycap(text, start))) {
    return emojiAdvance(UNITS_PER_EM)
  }
  let advance = 0
  for (let index = start; index < end; index++) {
    const codePoint = text.codePointAt(index) as number
    if (codePoint > 0xffff) index++
    advance += codePoint > 0xffff ? astralAdvance(codePoint, UNITS_PER_EM) : (advances[codePoint] as number)
  }
  return advance
}

/** Whether the code unit at `index` is a visible character by itself, as all of Latin, Greek and Cyrillic is. */
export function standsAlone(text: string, index: number): boolean {
  const own = FLAGS[text.charCodeAt(index)] as number
  const next = index + 1 < text.length ? (FLAGS[text.charCodeAt(index + 1)] as number) : 0
  return ((own | next) & Flag.joins) === 0
}

/**
 * The width of `text` on one line in px: the sum of its characters' advances, exact but for kerning and ligatures,
 * which only narrow running text (a test holds this within 1 % against Chromium). Characters that no built-in face has
 * count as: CJK, kana, Hangul and full-width forms 1 em; an emoji, pictograph, flag or keycap 1.375 em, however long
 * its sequence; combining marks, controls, newlines and joiners 0; a tab one space; others a generous average of
 * their script.
 */
export function measureText(text: string, face: FontFace, sizePx: number): number {
  const advances = advanceTable(face)
  let units = 0
  for (let index = 0; index < text.length; ) {
    if (standsAlone(text, index)) {
      units += advances[text.charCodeAt(index)] as number
      index++
    } else {
      const end = graphemeEnd(text, index)
      units += graphemeAdvance(text, index, end, advances)
      index = end
    }
  }
  return (units * sizePx) / UNITS_PER_EM
}

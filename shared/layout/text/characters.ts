import { decodeRanges, inRanges } from './code-point-ranges.ts'
import { NONSPACING_MARKS, PICTOGRAPHS, SPACING_MARKS } from './unicode.generated.ts'

/**
 * What the built-in fonts cannot say about characters: how wide they are in a font of the machine, and where lines may
 * break around them. Widths are on the generous side: a line that comes out short is better than one that overflows.
 */

/** How a character takes part in line breaking; flags of one byte. */
export const Flag = {
  /** A line may begin with it, even without a space before (CJK, emoji, Thai, …). */
  breakBefore: 1,
  /** A line may end with it, even without a space after (the same, and dashes). */
  breakAfter: 2,
  /** A line never begins with it, except after a space: closing punctuation, small kana, no-break space. */
  neverFirst: 4,
  /** A line never ends with it: opening punctuation, no-break space. */
  neverLast: 8,
  /** A breaking space: hangs over the end of the line and is dropped there. */
  space: 16,
  /** A dash or slash: breaks after it only between words (neither in "-5" nor in "1/2"). */
  dash: 32,
  /** It may join with its neighbours into one visible character; `graphemeEnd` decides. */
  joins: 64,
  newline: 128,
} as const

const BREAKS_AROUND = Flag.breakBefore | Flag.breakAfter

type Range = readonly [first: number, last: number]

/** Drawn one em wide: East Asian Wide and Fullwidth. */
const WIDE: readonly Range[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x20000, 0x3fffd],
]

/** Scripts written without spaces. Southeast Asian ones would need a dictionary; they break between visible characters. */
const UNSPACED: readonly Range[] = [
  ...WIDE,
  [0x0e01, 0x0e4e],
  [0x0e81, 0x0ece],
  [0x1000, 0x103f],
  [0x1780, 0x17d3],
  [0xff61, 0xff9f],
]

/** Widths in em of what the built-in faces lack, by block; later rows win. */
const BLOCK_WIDTHS: readonly (readonly [...Range, em: number])[] = [
  [0x0000, 0xffff, 0.65],
  [0x0590, 0x08ff, 0.6], // Hebrew, Arabic, Syriac, Thaana
  [0x0900, 0x0b7f, 0.7], // Devanagari to Oriya
  [0x0b80, 0x0dff, 0.9], // Tamil to Sinhala
  [0x0e00, 0x0fff, 0.65], // Thai, Lao, Tibetan
  [0x1000, 0x109f, 0.9], // Myanmar
  [0x10a0, 0x10ff, 0.7], // Georgian
  [0x1100, 0x11ff, 0], // conjoining jamo: vowels and finals join the initial's em (below, as WIDE)
  [0x1200, 0x139f, 0.85], // Ethiopic
  [0x1780, 0x17ff, 0.8], // Khmer
  [0x2000, 0x206f, 0.65], // general punctuation
  [0x2010, 0x2011, 0.4],
  [0x2014, 0x2015, 1],
  [0x2100, 0x21ff, 1], // letterlike, number forms, arrows
  [0x2200, 0x22ff, 0.85], // operators
  [0x2300, 0x2bff, 1], // technical signs, shapes, dingbats, arrows
  [0xd7b0, 0xd7ff, 0],
  [0xe000, 0xf8ff, 1],
  [0xff61, 0xffdc, 0.5], // half-width forms
  [0xfb50, 0xfdff, 0.8], // Arabic ligatures
]

/** Pictographs, flags, keycaps. Machines differ in which they draw in colour; colour fonts range from 1.2 to this. */
const EMOJI_EM = 1.375
/** Vowel signs that stand beside their letter (Devanagari, Tamil, …). */
const SPACING_MARK_EM = 0.45
/** Ancient scripts, mathematical letters and other rarities beyond the Basic Multilingual Plane. */
const ASTRAL_EM = 0.85

/** Spaces of fixed width in em, as HarfBuzz makes them where a font has only the plain one. */
export const SYNTHESISED_SPACES: readonly (readonly [codePoint: number, em: number])[] = [
  [0x2000, 1 / 2],
  [0x2001, 1],
  [0x2002, 1 / 2],
  [0x2003, 1],
  [0x2004, 1 / 3],
  [0x2005, 1 / 4],
  [0x2006, 1 / 6],
  [0x2009, 1 / 5],
  [0x200a, 1 / 10],
  [0x202f, 1 / 5],
  [0x205f, 4 / 18],
  [0x3000, 1],
]

const nonspacingMarks = decodeRanges(NONSPACING_MARKS)
const spacingMarks = decodeRanges(SPACING_MARKS)
const pictographs = decodeRanges(PICTOGRAPHS)

/** Controls and default-ignorable characters; other than marks these may have a width in a font, but are not drawn. */
const INVISIBLE = decodeRanges(
  '0-8 a-1f 7f-9f ad 34f 61c 17b4-17b5 180b-180f 200b-200f 2028-202e 2060-206f 3164 fe00-fe0f feff ffa0 fff0-fff8 fffe-ffff e0000-e0fff',
)

/** Whether a character takes no room of its own: controls, joiners, combining marks, … */
export function isInvisible(codePoint: number): boolean {
  return inRanges(INVISIBLE, codePoint) || inRanges(nonspacingMarks, codePoint)
}

/** Whether it is a pictograph in Unicode's wide sense: emoji, but also ©, ™, ✔ and ☀, which are emoji only on request. */
export function isPictograph(codePoint: number): boolean {
  return inRanges(pictographs, codePoint)
}

/** Regional indicators: two make a flag. */
export function isRegionalIndicator(codePoint: number): boolean {
  return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff
}

/** Joining characters that are not marks: the zero-width non-joiner, Thai and Lao AM, half-width voicing marks. */
const JOINING_LETTERS = '\u200c\u0e33\u0eb3\uff9e\uff9f'

/** Joins the character before it: marks, vowel signs, variation selectors, skin tones, tags and a few letters. */
export function isExtender(codePoint: number): boolean {
  if (codePoint < 0x300) return false
  return (
    inRanges(nonspacingMarks, codePoint) ||
    inRanges(spacingMarks, codePoint) ||
    (codePoint <= 0xffff && JOINING_LETTERS.includes(String.fromCharCode(codePoint))) ||
    (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) ||
    (codePoint >= 0xe0020 && codePoint <= 0xe007f)
  )
}

function fill(table: Uint8Array | Uint16Array, ranges: readonly number[], value: number): void {
  for (let range = 0; range < ranges.length; range += 2) {
    table.fill(value, ranges[range] as number, (ranges[range + 1] as number) + 1)
  }
}

/** Advances of all code units of the Basic Multilingual Plane where no built-in face has the character. */
export function defaultAdvances(unitsPerEm: number): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (const [first, last, em] of BLOCK_WIDTHS) table.fill(em * unitsPerEm, first, last + 1)
  fill(table, WIDE.flat(), unitsPerEm)
  fill(table, pictographs, EMOJI_EM * unitsPerEm)
  fill(table, spacingMarks, SPACING_MARK_EM * unitsPerEm)
  fill(table, nonspacingMarks, 0)
  fill(table, INVISIBLE, 0)
  return table
}

/** The advance of emoji, flags and keycaps. */
export function emojiAdvance(unitsPerEm: number): number {
  return EMOJI_EM * unitsPerEm
}

/** The advance of a code point from U+10000 on; no built-in face has any. */
export function astralAdvance(codePoint: number, unitsPerEm: number): number {
  if (isPictograph(codePoint) || isRegionalIndicator(codePoint)) return EMOJI_EM * unitsPerEm
  if (isInvisible(codePoint)) return 0
  return unitsPerEm * (WIDE.some(([first, last]) => codePoint >= first && codePoint <= last) ? 1 : ASTRAL_EM)
}

const SPACES = '\t \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000'
const NEWLINES = '\n\r\u2028\u2029'
const DASHES = '-/\u2010\u2013\u2014'
const GLUE = '\u00a0\u2007\u2011\u202f\u2060\ufeff"\'«»‹›'
const CLOSING = ')]}!?,.:;%…’”‰′″‼⁇⁈⁉'
const OPENING = '([{‘“‚„¿¡'
const CJK_CLOSING =
  '、。〉》」』】〕〗〙〛〞〟・ー々〻ゝゞヽヾ゛゜〜ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ！％），．：；？］｝～｠｡｣､･ｧｨｩｪｫｬｭｮｯｰะาำๅๆฯະາຳໆຯ'
const CJK_OPENING = '〈《「『【〔〖〘〚〝（［｛｟｢￥เแโใไເແໂໃໄ'

function buildFlags(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const mark = (characters: string, flags: number): void => {
    for (let index = 0; index < characters.length; index++) table[characters.charCodeAt(index)] = flags
  }
  for (const [first, last] of UNSPACED) table.fill(BREAKS_AROUND, first, last + 1)
  table.fill(BREAKS_AROUND | Flag.joins, 0x1100, 0x1200)
  table.fill(BREAKS_AROUND | Flag.joins, 0xa960, 0xa97d)
  table.fill(BREAKS_AROUND | Flag.joins, 0xd7b0, 0xd7fc)
  for (let codePoint = 0x2300; codePoint < 0x3000; codePoint++) {
    if (isPictograph(codePoint)) table[codePoint] = BREAKS_AROUND
  }
  mark(SPACES, Flag.space)
  mark(NEWLINES, Flag.newline)
  mark(DASHES, Flag.dash | Flag.breakAfter | Flag.neverFirst)
  mark(GLUE, Flag.neverFirst | Flag.neverLast)
  mark(CLOSING, Flag.neverFirst)
  mark(OPENING, Flag.neverLast)
  mark(CJK_CLOSING, Flag.neverFirst | Flag.breakAfter)
  mark(CJK_OPENING, Flag.neverLast | Flag.breakBefore)
  mark('\u00ad\u200b', Flag.neverFirst | Flag.breakAfter)
  fill(table, nonspacingMarks, Flag.joins)
  fill(table, spacingMarks, Flag.joins)
  mark(`${JOINING_LETTERS}\u200d`, Flag.joins)
  table.fill(Flag.joins, 0xd800, 0xe000)
  return table
}

/** Flags of all code units of the Basic Multilingual Plane; surrogates only carry `joins`, see `graphemeFlags`. */
export const FLAGS: Uint8Array = buildFlags()

/** Flags of one visible character that starts with `codePoint` and consists of more than one code unit. */
export function graphemeFlags(codePoint: number): number {
  if (codePoint > 0xffff) {
    const breaks = isPictograph(codePoint) || isRegionalIndicator(codePoint) || codePoint >= 0x16fe0
    return breaks && codePoint < 0xe0000 ? BREAKS_AROUND : 0
  }
  // A mark on a space makes the space something to see, which must not be dropped.
  return (FLAGS[codePoint] as number) & ~Flag.space
}

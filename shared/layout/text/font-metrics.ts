import { defaultAdvances, isInvisible, SYNTHESISED_SPACES } from './characters.ts'
import { type CodePointRanges, decodeRanges, inRanges } from './code-point-ranges.ts'
import { FONT_FACES, type FontFace } from './font-faces.ts'
import { ADVANCE_DIGITS, ENCODED_FONT_METRICS, type EncodedFontMetrics } from './font-metrics.generated.ts'

/** Advances are whole thousandths of an em, so that sums are exact and the same on every machine. */
export const UNITS_PER_EM = 1000

/** A face's vertical metrics as fractions of the font size; all are positive distances from the baseline. */
export interface VerticalMetrics {
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
}

/** The vertical metrics of `face`. */
export function verticalMetrics(face: FontFace): VerticalMetrics {
  const { unitsPerEm, ascent, descent, capHeight } = ENCODED_FONT_METRICS[face]
  return { ascent: ascent / unitsPerEm, descent: descent / unitsPerEm, capHeight: capHeight / unitsPerEm }
}

/**
 * Where the baseline lies in a line box, in px below the box's upper edge: half of the leading above the ascent, as
 * CSS does it. SVG text needs it for `y`.
 */
export function baselineOffset(face: FontFace, sizePx: number, lineHeightPx: number): number {
  const { ascent, descent } = verticalMetrics(face)
  return (lineHeightPx + (ascent - descent) * sizePx) / 2
}

const coverages = new Map<FontFace, CodePointRanges>()

/** Whether the files of `face` itself, without its substitute, hold a glyph for `codePoint`. */
export function faceCovers(face: FontFace, codePoint: number): boolean {
  let coverage = coverages.get(face)
  if (coverage === undefined) {
    coverage = decodeRanges(ENCODED_FONT_METRICS[face].coverage)
    coverages.set(face, coverage)
  }
  return inRanges(coverage, codePoint)
}

function decodeAdvances(metrics: EncodedFontMetrics, into: Uint16Array): void {
  const ranges = decodeRanges(metrics.coverage)
  let position = 0
  const nextDigit = (): number => ADVANCE_DIGITS.indexOf(metrics.advances.charAt(position++))
  for (let range = 0; range < ranges.length; range += 2) {
    const last = ranges[range + 1] as number
    for (let codePoint = ranges[range] as number; codePoint <= last; codePoint++) {
      const advance = nextDigit() * ADVANCE_DIGITS.length + nextDigit()
      into[codePoint] = isInvisible(codePoint) ? 0 : (advance * UNITS_PER_EM) / metrics.unitsPerEm
    }
  }
}

/** HarfBuzz draws these from the plain space when a font lacks them; a tab is drawn as one space. */
function addSynthesisedSpaces(face: FontFace, advances: Uint16Array): void {
  for (const [codePoint, em] of SYNTHESISED_SPACES) {
    if (!faceCovers(face, codePoint)) advances[codePoint] = em * UNITS_PER_EM
  }
  advances[0x09] = advances[0x20] as number
  advances[0x2007] = advances[0x30] as number
  advances[0x2008] = advances[0x2e] as number
}

const tables = new Map<FontFace, Uint16Array>()

/**
 * The advance of every UTF-16 code unit of the Basic Multilingual Plane in thousandths of an em: the face's own, else
 * its substitute's, else the documented width of the character's class (characters.ts). Built once per face, 128 kB.
 */
export function advanceTable(face: FontFace): Uint16Array {
  const known = tables.get(face)
  if (known !== undefined) return known
  const { substitute } = FONT_FACES[face]
  const table =
    substitute === undefined ? defaultAdvances(UNITS_PER_EM) : Uint16Array.from(advanceTable(substitute))
  decodeAdvances(ENCODED_FONT_METRICS[face], table)
  addSynthesisedSpaces(face, table)
  tables.set(face, table)
  return table
}

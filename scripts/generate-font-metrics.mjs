/**
 * Writes the tables that let `shared/layout/text` measure text without a font engine: the advance widths of the
 * built-in faces, and the Unicode properties that decide what joins into one visible character.
 *
 *   node scripts/generate-font-metrics.mjs           writes both files
 *   node scripts/generate-font-metrics.mjs --check   exits 1 when a committed file is not what would be written
 *
 * Run it after updating the font packages or Node (whose Unicode version the second table takes over).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import * as fontkit from 'fontkit'
import { encodeRanges, inRanges } from '../shared/layout/text/code-point-ranges.ts'
import { FONT_FACE_IDS, FONT_FACES } from '../shared/layout/text/font-faces.ts'
import { FONT_FILES, fontFileRanges } from '../shared/layout/text/font-files.ts'

const require = createRequire(import.meta.url)
const OUTPUT_FOLDER = new URL('../shared/layout/text/', import.meta.url)

/** Two digits to this base hold any advance; see `decodeAdvances` in `font-metrics.ts`. */
const ADVANCE_BASE = 64
const ADVANCE_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const UNICODE_PROPERTIES = {
  NONSPACING_MARKS: /[\p{Mn}\p{Me}]/u,
  SPACING_MARKS: /\p{Mc}/u,
  PICTOGRAPHS: /\p{Extended_Pictographic}/u,
}

function encodeAdvance(face, codePoint, advance) {
  if (!Number.isInteger(advance) || advance < 0 || advance >= ADVANCE_BASE ** 2) {
    throw new Error(
      `${face}: U+${codePoint.toString(16)} has an advance of ${advance}, which two digits cannot hold`,
    )
  }
  return ADVANCE_DIGITS[Math.floor(advance / ADVANCE_BASE)] + ADVANCE_DIGITS[advance % ADVANCE_BASE]
}

/** Reads all files of one face; only code points inside a file's `unicode-range` count, since browsers ask for no others. */
function readFace(face) {
  const advances = new Map()
  let vertical
  for (const file of FONT_FILES.filter((candidate) => candidate.face === face)) {
    const font = fontkit.openSync(require.resolve(file.packagePath))
    const { unitsPerEm, ascent, descent, capHeight } = font
    const here = { unitsPerEm, ascent, descent: -descent, capHeight }
    vertical ??= here
    if (JSON.stringify(here) !== JSON.stringify(vertical)) {
      throw new Error(`${file.packagePath} has other vertical metrics than its siblings`)
    }
    const ranges = fontFileRanges(file)
    for (const codePoint of font.characterSet) {
      if (inRanges(ranges, codePoint)) advances.set(codePoint, font.glyphForCodePoint(codePoint).advanceWidth)
    }
  }
  const codePoints = [...advances.keys()].sort((a, b) => a - b)
  return {
    ...vertical,
    coverage: encodeRanges(codePoints),
    advances: codePoints.map((codePoint) => encodeAdvance(face, codePoint, advances.get(codePoint))).join(''),
  }
}

function fontMetricsSource() {
  const packages = [...new Set(FONT_FACE_IDS.map((face) => FONT_FACES[face].packageName))]
  const versions = packages.map((name) => {
    const { version } = JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8'))
    return `${name} ${version}`
  })
  const faces = Object.fromEntries(FONT_FACE_IDS.map((face) => [face, readFace(face)]))
  return `// Written by scripts/generate-font-metrics.mjs from ${versions.join(' and ')}. Do not edit.
import type { FontFace } from './font-faces.ts'

/** One face in font units: \`coverage\` lists its code points, \`advances\` their widths, two base-64 digits each. */
export interface EncodedFontMetrics {
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly coverage: string
  readonly advances: string
}

/** The digits of \`advances\`, in order of their value. */
export const ADVANCE_DIGITS = '${ADVANCE_DIGITS}'

/** The metrics of every face; \`decodeMetrics\` in font-metrics.ts reads them. */
export const ENCODED_FONT_METRICS: Readonly<Record<FontFace, EncodedFontMetrics>> = ${JSON.stringify(faces, null, 2)}
`
}

function unicodeSource() {
  const properties = Object.entries(UNICODE_PROPERTIES).map(([name, pattern]) => {
    const codePoints = []
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
      if (pattern.test(String.fromCodePoint(codePoint))) codePoints.push(codePoint)
    }
    return `/** Unicode: \`${pattern.source}\`. */\nexport const ${name} =\n  '${encodeRanges(codePoints)}'\n`
  })
  return `// Written by scripts/generate-font-metrics.mjs from Unicode ${process.versions.unicode}. Do not edit.
// Fixed here, because the tables of browsers and Node differ by version, and a map must break its lines alike everywhere.

${properties.join('\n')}`
}

const outputs = {
  'font-metrics.generated.ts': fontMetricsSource(),
  'unicode.generated.ts': unicodeSource(),
}

for (const [name, source] of Object.entries(outputs)) {
  const path = fileURLToPath(new URL(name, OUTPUT_FOLDER))
  if (!process.argv.includes('--check')) {
    writeFileSync(path, source)
    continue
  }
  let committed = ''
  try {
    committed = readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  if (committed !== source) {
    console.error(`${name} is stale: run node scripts/generate-font-metrics.mjs and commit what it writes.`)
    process.exitCode = 1
  }
}

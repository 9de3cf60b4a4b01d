import { type CodePointRanges, decodeRanges } from './code-point-ranges.ts'
import { FONT_FACE_IDS, FONT_FACES, type FontFace } from './font-faces.ts'

/** The parts a face is split into, so that a page loads only the scripts it shows. */
export type FontSubset =
  | 'latin'
  | 'latin-ext'
  | 'greek'
  | 'greek-ext'
  | 'cyrillic'
  | 'cyrillic-ext'
  | 'vietnamese'

/** One woff2 file: a face × subset. */
export interface FontFile {
  readonly face: FontFace
  readonly subset: FontSubset
  /** The file as a module path, e.g. `@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2`. */
  readonly packagePath: string
  /** CSS `unicode-range`: the code points for which a browser consults this file. */
  readonly unicodeRange: string
}

/** As in the packages' own style sheets (a test compares). Order matters: where ranges overlap, the later rule wins. */
const UNICODE_RANGES: Readonly<Record<FontSubset, string>> = {
  'cyrillic-ext': 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  'greek-ext': 'U+1F00-1FFF',
  greek: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
}

/** Source Serif 4 has no polytonic Greek. */
const hasSubset = (face: FontFace, subset: FontSubset): boolean =>
  subset !== 'greek-ext' || !face.startsWith('serif')

/** Every file of every face, in the order in which their `@font-face` rules belong. */
export const FONT_FILES: readonly FontFile[] = FONT_FACE_IDS.flatMap((face) => {
  const { packageName, weight } = FONT_FACES[face]
  const baseName = packageName.slice(packageName.indexOf('/') + 1)
  return (Object.keys(UNICODE_RANGES) as FontSubset[])
    .filter((subset) => hasSubset(face, subset))
    .map((subset) => ({
      face,
      subset,
      packagePath: `${packageName}/files/${baseName}-${subset}-${weight}-normal.woff2`,
      unicodeRange: UNICODE_RANGES[subset],
    }))
})

/** The code points for which a browser consults `file`. */
export function fontFileRanges(file: FontFile): CodePointRanges {
  return decodeRanges(file.unicodeRange.replaceAll('U+', '').replaceAll(',', ' '))
}

/** The `@font-face` rule for `file`; `url` is where the page, SVG or print view finds it (an address or a data URI). */
export function fontFaceRule(file: FontFile, url: string): string {
  const { family, weight } = FONT_FACES[file.face]
  return `@font-face { font-family: "${family}"; font-style: normal; font-weight: ${weight}; font-display: block; src: url("${url}") format("woff2"); unicode-range: ${file.unicodeRange}; }`
}

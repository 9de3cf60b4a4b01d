/** The faces that text on a map may have; the list is closed because each one's advance widths are built in. */
export type FontFace = 'sans-regular' | 'sans-semibold' | 'sans-bold' | 'serif-regular' | 'serif-semibold'

/** What a face is called in CSS, where its files come from, and which face stands in for characters it lacks. */
export interface FontFaceDescription {
  /** CSS family name, as the `@font-face` rules declare it. */
  readonly family: string
  /** CSS font weight. */
  readonly weight: number
  /** The npm package that carries the files. */
  readonly packageName: string
  /** The built-in face that draws what this one lacks, so that as little as possible depends on the machine's fonts. */
  readonly substitute?: FontFace
}

const SANS = { family: 'Source Sans 3', packageName: '@fontsource/source-sans-3' } as const
const SERIF = { family: 'Source Serif 4', packageName: '@fontsource/source-serif-4' } as const

/** All faces: sans for cards, headers and the interface, serif for the titles of maps. */
export const FONT_FACES: Readonly<Record<FontFace, FontFaceDescription>> = {
  'sans-regular': { ...SANS, weight: 400 },
  'sans-semibold': { ...SANS, weight: 600 },
  'sans-bold': { ...SANS, weight: 700 },
  'serif-regular': { ...SERIF, weight: 400, substitute: 'sans-regular' },
  'serif-semibold': { ...SERIF, weight: 600, substitute: 'sans-semibold' },
}

/** The ids of {@link FONT_FACES}. */
export const FONT_FACE_IDS = Object.keys(FONT_FACES) as readonly FontFace[]

/**
 * Families for scripts that no built-in face has (CJK, Arabic, Devanagari, emoji, …). The machine's own choice comes
 * before the emoji families, because those also hold plain digits and arrows.
 */
const FALLBACK_FAMILIES = [
  '"Noto Sans"',
  '"Segoe UI"',
  'sans-serif',
  '"Apple Color Emoji"',
  '"Segoe UI Emoji"',
  '"Noto Color Emoji"',
]

/** The value of CSS `font-family` for a face: itself, its substitute, then the machine's fonts. */
export function fontFamilyCss(face: FontFace): string {
  const { family, substitute } = FONT_FACES[face]
  const own = substitute === undefined ? [family] : [family, FONT_FACES[substitute].family]
  return [...own.map((name) => `"${name}"`), ...FALLBACK_FAMILIES].join(', ')
}

/**
 * CSS declarations that everything drawn from measured lines must carry (canvas, SVG, print page), so that lines come
 * out no wider than `measureText` says:
 * - `text-rendering: geometricPrecision` asks for unrounded advances, which Chromium on Linux may otherwise round to
 *   whole pixels each, and makes widths scale exactly with the zoom.
 * - kerning and the common ligatures (ff, fi, ft, …) stay on: in running text both make a line narrower, by 0 to 4 %.
 *   Only rare pairs are set wider ("f)" by a twentieth of an em). Other ligatures, synthesised weights and extra
 *   spacing would widen lines; a synthesised slant does not.
 * - `white-space: pre`: lines are broken already, and runs of spaces were measured as typed.
 */
export const MEASURED_TEXT_CSS = [
  'text-rendering: geometricPrecision',
  'font-kerning: normal',
  'font-variant-ligatures: common-ligatures',
  'font-synthesis: style',
  'letter-spacing: 0',
  'word-spacing: 0',
  'white-space: pre',
].join('; ')

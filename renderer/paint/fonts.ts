import { fontFilesOf } from '#shared/formats/export/drawing-text.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { FONT_FACES } from '#shared/layout/text/font-faces.ts'
import { FONT_FILES, type FontFile, fontFaceRule } from '#shared/layout/text/font-files.ts'
import type { FontSource } from './load-fonts.ts'
import { dataUri } from './load-images.ts'

/** Where the build puts the packages' files. */
const BUILT = import.meta.glob<string>(
  [
    '../../node_modules/@fontsource/source-sans-3/files/source-sans-3-*-{400,600,700}-normal.woff2',
    '../../node_modules/@fontsource/source-serif-4/files/source-serif-4-*-{400,600}-normal.woff2',
  ],
  { query: '?url', import: 'default', eager: true, exhaustive: true },
)

/** Their addresses only when asked for: the app's own pages never need these. */
const OUTLINES = import.meta.glob<string>(
  [
    '../../node_modules/@fontsource/source-sans-3/files/source-sans-3-*-{400,600,700}-normal.woff',
    '../../node_modules/@fontsource/source-serif-4/files/source-serif-4-*-{400,600}-normal.woff',
  ],
  { query: '?url', import: 'default', exhaustive: true },
)

/** The address of a font file, for a page or a worker of this origin. */
export function fontUrl({ packagePath }: FontFile): string {
  const url = BUILT[`../../node_modules/${packagePath}`]
  if (url === undefined) throw new Error(`The build lacks the font file ${packagePath}.`)
  return new URL(url, import.meta.url).href
}

/** The outlines of a font: the file as WOFF, which programs of any age unpack. */
export async function outlinesOf({ packagePath }: FontFile): Promise<Uint8Array> {
  const load = OUTLINES[`../../node_modules/${packagePath.replace(/2$/, '')}`]
  if (!load) throw new Error(`The build lacks the outlines of ${packagePath}.`)
  const answer = await fetch(new URL(await load(), import.meta.url))
  if (!answer.ok) throw new Error(`The font file ${packagePath} could not be loaded.`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** What a page or worker needs to know to load these files. */
export const fontSources = (files: readonly FontFile[] = FONT_FILES): FontSource[] =>
  files.map((file) => ({
    family: FONT_FACES[file.face].family,
    weight: String(FONT_FACES[file.face].weight),
    unicodeRange: file.unicodeRange,
    url: fontUrl(file),
  }))

/** `@font-face` rules that carry the fonts themselves, for files that leave the app: only those the drawing's text needs. */
export const embeddedFontCss = (drawing: Pick<Drawing, 'shapes'>): Promise<string> =>
  embedFonts(fontFilesOf(drawing))

/** `@font-face` rules with these files in them. */
export async function embedFonts(files: readonly FontFile[]): Promise<string> {
  const rules = files.map(async (file) => {
    const answer = await fetch(fontUrl(file))
    if (!answer.ok) throw new Error(`The font file ${file.packagePath} could not be loaded.`)
    return fontFaceRule(file, await dataUri(new Blob([await answer.blob()], { type: 'font/woff2' })))
  })
  return (await Promise.all(rules)).join('\n')
}

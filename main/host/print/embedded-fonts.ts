import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fontFilesOf } from '#shared/formats/export/drawing-text.ts'
import { FONTS_FOLDER } from '#shared/formats/export/export-page.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { fontFaceRule } from '#shared/layout/text/font-files.ts'

/**
 * `@font-face` rules with the fonts that a drawing's text needs, for SVG files and print pages. `pages` is the folder of
 * the built renderer; rejects where it lacks a file.
 */
export async function embeddedFontCss(drawing: Pick<Drawing, 'shapes'>, pages: string): Promise<string> {
  const rules = fontFilesOf(drawing).map(async (file) => {
    const content = await readFile(join(pages, FONTS_FOLDER, basename(file.packagePath)), 'base64')
    return fontFaceRule(file, `data:font/woff2;base64,${content}`)
  })
  return (await Promise.all(rules)).join('\n')
}

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fontFilesOf } from '#shared/formats/export/drawing-text.ts'
import type { ExportTools } from '#shared/formats/export/export-job.ts'
import { fontFaceRule } from '#shared/layout/text/font-files.ts'

const packages = createRequire(import.meta.url)

/** The app's fonts as they are in their packages, for exports without a build. */
export const PACKAGE_FONTS: Pick<ExportTools, 'font' | 'fontCss'> = {
  font: ({ packagePath }) => readFile(packages.resolve(packagePath.replace(/2$/, ''))),
  async fontCss(drawings) {
    const files = fontFilesOf({ shapes: drawings.flatMap(({ shapes }) => shapes) })
    const rules = files.map(async (file) => {
      const font = await readFile(packages.resolve(file.packagePath), 'base64')
      return fontFaceRule(file, `data:font/woff2;base64,${font}`)
    })
    return (await Promise.all(rules)).join('\n')
  },
}

import sans400 from '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2?url'
import sans600 from '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2?url'
import sans700 from '@fontsource/source-sans-3/files/source-sans-3-latin-700-normal.woff2?url'
import serif400 from '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2?url'
import serif600 from '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2?url'

const FACES = [
  ['Source Sans 3', '400', sans400],
  ['Source Sans 3', '600', sans600],
  ['Source Sans 3', '700', sans700],
  ['Source Serif 4', '400', serif400],
  ['Source Serif 4', '600', serif600],
] as const

let isDone = false

/** The fonts that the host measured its drawing with: registered with the first picture, loaded as its letters need them. */
export function registerPictureFonts(): void {
  if (isDone) return
  isDone = true
  for (const [family, weight, url] of FACES)
    document.fonts.add(new FontFace(family, `url("${url}") format("woff2")`, { weight, display: 'swap' }))
}

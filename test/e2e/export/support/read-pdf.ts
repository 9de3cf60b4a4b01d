import { ask } from './exporting.ts'
import { PDFFONTS, PDFINFO, PDFTOTEXT } from './printing.ts'

export const MM_PER_POINT = 25.4 / 72

/** Width and height of each page, in millimetres. */
export const sizesOf = (path: string): [width: number, height: number][] =>
  [...ask(PDFINFO, '-f', '1', '-l', '999', path).matchAll(/Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts/g)].map(
    ([, width, height]) => [Number(width) * MM_PER_POINT, Number(height) * MM_PER_POINT],
  )

/** All text of a PDF, or of some of its pages (`-f`, `-l`), with a blank for any room between words. */
export const wordsIn = (path: string, ...pages: string[]): string =>
  ask(PDFTOTEXT, '-raw', ...pages, path, '-')
    .replace(/\s+/g, ' ')
    .trim()

/** The fonts of a PDF as `pdffonts` lists them, a line each. */
export const fontsIn = (path: string): readonly string[] =>
  ask(PDFFONTS, path).split('\n').slice(2).filter(Boolean)

/** Those that are not embedded, in part (drawn emoji whole), with a way back to characters. */
export const looseFontsIn = (path: string): readonly string[] =>
  fontsIn(path).filter((font) => !/yes yes yes|Type 3 .*yes no {2}yes/.test(font))

import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'

/** A saved file: its name and bytes. */
export interface SavedFile {
  readonly name: string
  readonly bytes: Buffer
}

/** Presses the dialog's main button and waits for the file that comes of it. */
export async function saveFromDialog(page: Page): Promise<SavedFile> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Save / }).click(),
  ])
  // The browser has the file a moment before the dialog knows; until then Escape means “cancel”.
  await page.locator('.export-saved-words[data-new]').waitFor()
  return savedFile(download)
}

async function savedFile(download: Download): Promise<SavedFile> {
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** What a browser sees in a PNG: its size, its corner, and how much of each quarter is drawn on. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** Red, green, blue, alpha of the upper left pixel, 0 to 255. */
  readonly corner: readonly number[]
  /** Pixels unlike the corner in the quarters (upper left, upper right, lower left, lower right), 0 to 1. */
  readonly drawn: readonly number[]
}

/** Lets the page decode a PNG; pictures it cannot read make it reject. */
export const decodePng = (page: Page, { bytes }: SavedFile): Promise<Picture> =>
  page.evaluate(async (base64) => {
    const binary = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const image = await createImageBitmap(new Blob([binary], { type: 'image/png' }))
    const { width, height } = image
    const context = new OffscreenCanvas(width, height).getContext('2d')
    if (!context) throw new Error('This browser has no canvas')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, width, height)
    const corner = [...data.slice(0, 4)]
    const counts = [0, 0, 0, 0]
    for (let pixel = 0; pixel < width * height; pixel++) {
      const isDrawn = corner.some((value, channel) => data[pixel * 4 + channel] !== value)
      const quarter = (pixel % width < width / 2 ? 0 : 1) + (Math.floor(pixel / width) < height / 2 ? 0 : 2)
      if (isDrawn) counts[quarter] = (counts[quarter] ?? 0) + 1
    }
    return { width, height, corner, drawn: counts.map((count) => count / ((width * height) / 4)) }
  }, bytes.toString('base64'))

/** The sheets of a PDF, in millimetres; the last of several versions of a page counts. */
export function pdfSheets({ bytes }: { readonly bytes: Buffer }): { widthMm: number; heightMm: number }[] {
  const text = bytes.toString('latin1')
  const pages = new Map<string, { widthMm: number; heightMm: number }>()
  for (const [, number = '', body = ''] of text.matchAll(/(\d+ \d+) obj\s*(<<[\s\S]*?)endobj/g)) {
    if (!/\/Type\s*\/Page\b/.test(body)) continue
    const box = /\/MediaBox\s*\[([^\]]*)\]/.exec(body)?.[1]?.trim().split(/\s+/).map(Number)
    if (box?.length !== 4) throw new Error(`A page without a MediaBox: ${body.slice(0, 200)}`)
    const [left, bottom, right, top] = box as [number, number, number, number]
    const inMm = (points: number): number => (points * 25.4) / 72
    pages.set(number, { widthMm: inMm(right - left), heightMm: inMm(top - bottom) })
  }
  return [...pages.values()]
}

import type { ExportTools } from '../export/export-job.ts'
import { readImageHeader } from '../image-header.ts'
import type { DeckPicture } from './finish-package.ts'

/** Pictures for a deck, and what is to be said of them. */
export interface FoundPictures {
  readonly pictures: ReadonlyMap<string, DeckPicture>
  readonly report: readonly string[]
}

/** Fetches pictures; those in WebP, which many programs for slides do not read, are drawn anew as PNG where that can be done. */
export async function findPictures(
  refs: readonly string[],
  tools: Pick<ExportTools, 'images' | 'drawPng'>,
): Promise<FoundPictures> {
  const files = refs.length === 0 ? new Map<string, Uint8Array>() : await tools.images(refs)
  const pictures = new Map<string, DeckPicture>()
  let kept = 0
  for (const [ref, bytes] of files) {
    const header = readImageHeader(bytes)
    if (!header) continue
    const picture = { bytes, ...header }
    const drawn = header.ending === 'webp' ? await asPng(ref, picture, tools) : picture
    if (!drawn) kept++
    pictures.set(ref, drawn ?? picture)
  }
  const which = kept === 1 ? 'A picture is' : `${kept} pictures are`
  const report = kept === 0 ? [] : [`${which} in the WebP format, which older programs do not show.`]
  return { pictures, report }
}

async function asPng(
  ref: string,
  { width, height }: DeckPicture,
  { drawPng }: Pick<ExportTools, 'drawPng'>,
): Promise<DeckPicture | undefined> {
  const bounds = { x: 0, y: 0, width, height }
  const drawing = {
    ...{ bounds, background: '#ffffff', title: '' },
    shapes: [{ type: 'image', ref, ...bounds } as const],
  }
  const png = await drawPng(drawing, { scale: 1, background: 'transparent' }, () => undefined)
  if (!png.ok) return undefined
  const content = png.value
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(await content.arrayBuffer())
  return { bytes, ending: 'png', width, height }
}

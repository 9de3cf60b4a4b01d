import { fileNameOf, saveFile } from '#renderer/platform/files.ts'
import type { ProjectImages } from '#renderer/session/images.ts'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { imagesIn } from '#shared/formats/export/drawing-images.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'

/** Pixels of a picture to each map unit. */
const SCALE = 2

/** Saves a comparison as a picture, and says so. */
export async function exportComparison(
  drawing: Drawing,
  format: 'svg' | 'png',
  images: ProjectImages,
): Promise<void> {
  const made = format === 'svg' ? await asSvg(drawing, images) : await asPng(drawing, images)
  if (!made.ok) return notifyProblem(made.error)
  try {
    const { saved } = await saveFile(fileNameOf(drawing.title, format), made.value)
    if (saved) notify('The comparison was saved.')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    notifyProblem({ code: 'save-failed', message: `The file could not be saved (${reason}).` })
  }
}

async function asSvg(drawing: Drawing, images: ProjectImages): Promise<Result<Blob>> {
  const [{ embeddedFontCss }, { imageAddresses }] = await Promise.all([
    import('#renderer/paint/fonts.ts'),
    import('#renderer/paint/load-images.ts'),
  ])
  const [fontCss, addresses] = await Promise.all([
    embeddedFontCss(drawing),
    images.files(imagesIn(drawing)).then(imageAddresses),
  ])
  const svg = writeSvg(drawing, { fontCss, images: (ref) => addresses.get(ref) })
  return ok(new Blob([svg], { type: 'image/svg+xml' }))
}

async function asPng(drawing: Drawing, images: ProjectImages): Promise<Result<Blob>> {
  const { exportPng } = await import('#renderer/paint/png/export-png.ts')
  return exportPng(drawing, {
    scale: SCALE,
    images: await images.files(imagesIn(drawing)),
    background: 'paper',
    signal: new AbortController().signal,
    onProgress: () => {},
  })
}

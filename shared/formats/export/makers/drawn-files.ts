import { nameForTitle } from '#shared/base/file-name.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { writeSvg } from '../../svg.ts'
import { hasUnwritable, REPLACED_CHARACTERS } from '../../writable.ts'
import { imagesIn } from '../drawing-images.ts'
import { drawingOfExport, drawingsOfStages } from '../drawing-of-export.ts'
import type { ExportTools, FileContent, Made, MadeFile, Maker, MapSource } from '../export-job.ts'
import { keptTexts, outlineText } from '../outline-text.ts'
import { pictureRequest } from '../picture-request.ts'
import { type PngSize, pngSize } from '../png-size.ts'
import type { ExportSettings } from '../settings.ts'
import { missingImages } from './missing-images.ts'

const utf8 = new TextEncoder()
const grouped = (value: number): string => value.toLocaleString('en')

/** The map as a drawing with real text, or a drawing per stage. */
export const makeSvg: Maker = async ({ settings, source, tools, following }) => {
  const pictures = picturesOf(settings, source)
  const kept: string[] = []
  const files: MadeFile[] = []
  for (const [index, { name, drawing }] of pictures.entries()) {
    if (following.signal.aborted) return CANCELLED
    following.onProgress('Writing the SVG', pictures.length === 1 ? null : index / pictures.length)
    const shown = settings.svgFonts === 'outlined' ? await outlineText(drawing, tools.font) : null
    kept.push(...(shown?.kept ?? []))
    files.push({ name: `${name}.svg`, content: await svgFile(shown?.drawing ?? drawing, tools) })
  }
  const { width, height } = (pictures[0] as Picture).drawing.bounds
  return ok(
    await told(source, pictures, tools, {
      files,
      what: many(pictures, `${grouped(width)} × ${grouped(height)} units`),
      details: pictures.length === 1 ? { width, height } : { pictures: pictures.length },
      report: keptTexts(kept),
    }),
  )
}

async function svgFile(drawing: Drawing, tools: ExportTools): Promise<Uint8Array> {
  const [fontCss, images] = await Promise.all([tools.fontCss([drawing]), tools.addresses(imagesIn(drawing))])
  return utf8.encode(writeSvg(drawing, { fontCss, images }))
}

/** The map as a picture, or a picture per stage. */
export const makePng: Maker = async ({ settings, source, tools, following }) => {
  const pictures = picturesOf(settings, source)
  const sizes = sizesOf(settings, pictures)
  if (!sizes.ok) return sizes
  const files: MadeFile[] = []
  for (const [index, { name, drawing }] of pictures.entries()) {
    if (following.signal.aborted) return CANCELLED
    const onProgress = (share: number) =>
      following.onProgress('Drawing the picture', (index + share) / pictures.length)
    onProgress(0)
    const picture = await drawPicture(settings, drawing, tools, onProgress)
    if (!picture.ok) return picture
    files.push({ name: `${name}.png`, content: picture.value })
  }
  const { width, height } = sizes.value[0] as PngSize
  return ok(
    await told(source, pictures, tools, {
      files,
      what: many(pictures, `${grouped(width)} × ${grouped(height)} pixels`),
      details: pictures.length === 1 ? { width, height } : { pictures: pictures.length },
      report: [],
    }),
  )
}

const CANCELLED = fail('cancelled', 'Cancelled.')

interface Picture {
  /** Without its ending. */
  readonly name: string
  readonly drawing: Drawing
}

/** The pictures that are asked for, at least one: a map without stages is one picture in any case. */
function picturesOf(settings: ExportSettings, source: MapSource): readonly Picture[] {
  const stages = settings.perStage ? drawingsOfStages(settings, source) : []
  if (stages.length === 0) {
    const drawing = drawingOfExport(settings, source)
    return [{ name: nameForTitle(drawing.title), drawing }]
  }
  const digits = Math.max(2, String(stages.length).length)
  return stages.map(({ label, drawing }, index) => {
    const number = String(index + 1).padStart(digits, '0')
    // The number first of what may be cut off: it tells the files apart.
    const title = nameForTitle(source.view.map.title).slice(0, 60)
    return { name: nameForTitle(`${title} ${number} ${label}`), drawing }
  })
}

/** The sizes of all pictures, or why one of them cannot be made: known before any is. */
function sizesOf(settings: ExportSettings, pictures: readonly Picture[]): Result<readonly PngSize[]> {
  const sizes: PngSize[] = []
  for (const { drawing } of pictures) {
    const { frame, request } = pictureRequest(settings, drawing.bounds)
    const size = pngSize(frame, request)
    if (!size.ok) return size
    sizes.push(size.value)
  }
  return ok(sizes)
}

function drawPicture(
  settings: ExportSettings,
  drawing: Drawing,
  tools: ExportTools,
  onProgress: (share: number) => void,
): Promise<Result<FileContent>> {
  const { frame, request } = pictureRequest(settings, drawing.bounds)
  const background = settings.transparent ? 'transparent' : 'paper'
  return tools.drawPng({ ...drawing, bounds: frame }, { ...request, background }, onProgress)
}

const many = (pictures: readonly Picture[], one: string): string =>
  pictures.length === 1 ? one : `${pictures.length} pictures, one per stage`

/** Adds what is missing in the pictures to the report, and that characters are. */
async function told(
  { view }: MapSource,
  pictures: readonly Picture[],
  tools: ExportTools,
  made: Made,
): Promise<Made> {
  const all = { shapes: pictures.flatMap(({ drawing }) => drawing.shapes) }
  const files = await tools.images(imagesIn(all))
  return {
    ...made,
    report: [
      ...made.report,
      ...missingImages(all, (ref) => files.has(ref)),
      ...(hasUnwritable(view) ? [REPLACED_CHARACTERS] : []),
    ],
  }
}

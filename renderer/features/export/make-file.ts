import { type MadeFile, printPdf } from '#renderer/actions/take-away.ts'
import { fileNameOf } from '#renderer/platform/files.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import type { ProjectImages } from '#renderer/session/images.ts'
import { assertNever, fail, ok, type Result } from '#shared/base/result.ts'
import { imagesIn } from '#shared/formats/export/drawing-images.ts'
import { writePrintPage } from '#shared/formats/export/print-page.ts'
import { type ImageSource, writeSvg } from '#shared/formats/svg.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { projectOf, type Snapshot } from '#shared/model/snapshot.ts'
import { pictureRequest } from './export-plan.ts'
import type { ExportSettings } from './export-settings.ts'

/** What is exported. */
export interface ExportSource {
  readonly snapshot: Snapshot
  readonly mapId: string
  readonly drawing: Drawing
  readonly projectId: string
  readonly host: HostClient
  readonly images: ProjectImages
}

/** How the work is followed and ended early. */
export interface Following {
  readonly signal: AbortSignal
  /** What is being done, and what share of it is done, 0 to 1; `null` where nobody knows. */
  readonly onProgress: (doing: string, share: number | null) => void
}

/** Makes the file. Nothing is written anywhere; a problem says in words why there is none. */
export async function makeFile(
  settings: ExportSettings,
  source: ExportSource,
  following: Following,
): Promise<Result<MadeFile>> {
  try {
    const content = await makeContent(settings, source, following)
    return content.ok ? ok({ name: nameOf(settings, source), content: content.value }) : content
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail(
      'export-failed',
      `The export did not work (${reason}). Nothing was saved; the map is as it was.`,
    )
  }
}

/** Data of the whole project is called after the project, a picture of a map after the map. */
function nameOf({ format }: ExportSettings, { snapshot, drawing }: ExportSource): string {
  switch (format) {
    case 'json':
    case 'journey':
      return fileNameOf(projectOf(snapshot).title, format)
    case 'mermaid':
      return fileNameOf(drawing.title, 'mmd')
    default:
      return fileNameOf(drawing.title, format)
  }
}

function makeContent(
  settings: ExportSettings,
  source: ExportSource,
  following: Following,
): Promise<Result<Blob>> {
  switch (settings.format) {
    case 'pdf':
      return makePdf(settings, source, following)
    case 'png':
      return makePng(settings, source, following)
    case 'svg':
      return makeSvg(source, following)
    case 'json':
      return makeJson(source)
    case 'mermaid':
      return makeMermaid(source)
    case 'journey':
      return source.host.file(source.projectId)
    default:
      return assertNever(settings.format)
  }
}

async function makePdf(
  settings: ExportSettings,
  { drawing, images, host }: ExportSource,
  { signal, onProgress }: Following,
): Promise<Result<Blob>> {
  onProgress('Preparing the page', null)
  const { embeddedFontCss } = await import('#renderer/paint/fonts.ts')
  const [fontCss, addresses] = await Promise.all([embeddedFontCss(drawing), addressesIn(drawing, images)])
  const page = writePrintPage(drawing, {
    ...settings,
    fontCss,
    images: addresses,
    title: drawing.title,
  })
  onProgress('Making the PDF', null)
  return printPdf(host, page, signal)
}

/** The pictures in a drawing as files carry them. */
export async function addressesIn(drawing: Drawing, images: ProjectImages): Promise<ImageSource> {
  const { imageAddresses } = await import('#renderer/paint/load-images.ts')
  const addresses = await imageAddresses(await images.files(imagesIn(drawing)))
  return (ref) => addresses.get(ref)
}

async function makePng(
  settings: ExportSettings,
  { drawing, images }: ExportSource,
  { signal, onProgress }: Following,
): Promise<Result<Blob>> {
  onProgress('Drawing the picture', 0)
  const { exportPng } = await import('#renderer/paint/png/export-png.ts')
  const { frame, request } = pictureRequest(settings, drawing.bounds)
  return exportPng(
    { ...drawing, bounds: frame },
    {
      ...request,
      images: await images.files(imagesIn(drawing)),
      background: settings.transparent ? 'transparent' : 'paper',
      signal,
      onProgress: (share) => onProgress('Drawing the picture', share),
    },
  )
}

async function makeSvg({ drawing, images }: ExportSource, { onProgress }: Following): Promise<Result<Blob>> {
  onProgress('Writing the SVG', null)
  const { embeddedFontCss } = await import('#renderer/paint/fonts.ts')
  const [fontCss, addresses] = await Promise.all([embeddedFontCss(drawing), addressesIn(drawing, images)])
  const svg = writeSvg(drawing, { fontCss, images: addresses })
  return ok(new Blob([svg], { type: 'image/svg+xml' }))
}

async function makeJson({ snapshot }: Pick<ExportSource, 'snapshot'>): Promise<Result<Blob>> {
  const { projectAsJson } = await import('./project-text.ts')
  return ok(new Blob([projectAsJson(snapshot)], { type: 'application/json' }))
}

async function makeMermaid({ snapshot, mapId }: ExportSource): Promise<Result<Blob>> {
  const { mapAsMermaid } = await import('./project-text.ts')
  const journey = mapAsMermaid(snapshot, mapId)
  return journey.ok ? ok(new Blob([journey.value.text], { type: 'text/plain' })) : journey
}

import { imageSizes } from '#shared/formats/export/drawing-images.ts'
import { loadFonts } from '../load-fonts.ts'
import { decodeImages } from '../load-images.ts'
import { BandMaker, type PictureJob } from './band-maker.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

/** The part of a worker's global scope that is used here; the compiler's settings know only a window's. */
interface WorkerScope {
  readonly fonts: FontFaceSet
  onmessage: (event: MessageEvent<ToWorker>) => void
  postMessage(message: FromWorker, transfer: readonly Transferable[]): void
}

const scope = globalThis as unknown as WorkerScope
let maker: BandMaker | undefined

async function answer(message: ToWorker): Promise<void> {
  if (message.type === 'job') {
    const [images] = await Promise.all([
      decodeImages(message.images, pixelsOf(message.job)),
      loadFonts(scope.fonts, message.fonts),
    ])
    maker = new BandMaker(message.job, (ref) => images.get(ref))
    scope.postMessage({ type: 'ready' }, [])
  } else if (maker) {
    const band = maker.make(message.band)
    scope.postMessage({ type: 'band', index: message.index, band }, [band.chunk.buffer])
  }
}

/** How many pixels each picture of the drawing covers at most. */
const pixelsOf = ({ drawing, size }: PictureJob) => {
  const scale = size.width / drawing.bounds.width
  return new Map(
    [...imageSizes(drawing)].map(([ref, { width, height }]) => [
      ref,
      { width: width * scale, height: height * scale },
    ]),
  )
}

scope.onmessage = ({ data }) => {
  answer(data).catch((error: unknown) => {
    scope.postMessage({ type: 'failed', message: error instanceof Error ? error.message : String(error) }, [])
  })
}

import { loadFonts } from '../load-fonts.ts'
import { decodeImages } from '../load-images.ts'
import { BandMaker } from './band-maker.ts'
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
      decodeImages(message.images),
      loadFonts(scope.fonts, message.fonts),
    ])
    maker = new BandMaker(message.job, (ref) => images.get(ref))
    scope.postMessage({ type: 'ready' }, [])
  } else if (maker) {
    const band = maker.make(message.band)
    scope.postMessage({ type: 'band', index: message.index, band }, [band.chunk.buffer])
  }
}

scope.onmessage = ({ data }) => {
  answer(data).catch((error: unknown) => {
    scope.postMessage({ type: 'failed', message: error instanceof Error ? error.message : String(error) }, [])
  })
}

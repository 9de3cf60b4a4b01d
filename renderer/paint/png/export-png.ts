import { clamp } from '#shared/base/geometry.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { fontFilesOf } from '#shared/formats/export/drawing-text.ts'
import { type PngOptions, pngSize } from '#shared/formats/export/png-size.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { fontSources } from '../fonts.ts'
import type { ImageFiles } from '../load-images.ts'
import { joinedAdler, type PartSum } from './adler32.ts'
import type { FinishedBand, PictureJob } from './band-maker.ts'
import { type Band, planBands } from './band-plan.ts'
import { LAST_BLOCK } from './deflate-block.ts'
import { colorChunk, densityChunk, headerChunk, PNG_SIGNATURE, pngChunk, ZLIB_HEADER } from './png-chunks.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

/** How to follow an export and end it early. */
export interface Following {
  readonly signal?: AbortSignal
  /** Told what share of the work is done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** What a picture is made of besides its drawing. */
export interface PngContent {
  /** Files of the pictures in the drawing; those that are missing have a sign in their place. */
  readonly images?: ImageFiles
}

/**
 * Draws a picture of any size: in bands, by as many workers as there are cores, so that the window stays responsive and
 * no canvas grows too large. A size that cannot be made is refused (`no-size`, `too-large`) before the work starts; a
 * cancelled one is `cancelled`, and one for which the browser has no room or no fonts `png-failed`. What comes back is
 * always whole.
 */
export async function exportPng(
  drawing: Drawing,
  options: PngOptions & Following & PngContent,
): Promise<Result<Blob>> {
  const size = pngSize(drawing.bounds, options)
  if (!size.ok) return size
  const transparent = options.background === 'transparent'
  const { bands, ...plan } = planBands(size.value)
  const made = await makeBands({ drawing, size: size.value, transparent, ...plan }, bands, options)
  if (!made.ok) return made
  return ok(
    new Blob(
      [
        PNG_SIGNATURE,
        headerChunk(size.value.width, size.value.height, transparent ? 4 : 3),
        colorChunk(),
        ...(options.dpi === undefined ? [] : [densityChunk(options.dpi)]),
        pngChunk('IDAT', ZLIB_HEADER),
        ...made.value.map(({ content }) => content),
        pngChunk('IDAT', LAST_BLOCK, joinedAdler(made.value)),
        pngChunk('IEND'),
      ],
      { type: 'image/png' },
    ),
  )
}

/** A finished band, handed to the browser to keep wherever it has room. */
interface KeptBand extends PartSum {
  readonly content: Blob
}

const MOST_WORKERS = 4

function startWorkers(bands: number): Worker[] {
  const count = clamp(navigator.hardwareConcurrency || 1, 1, Math.min(MOST_WORKERS, bands))
  return Array.from(
    { length: count },
    () => new Worker(new URL('./png-worker.ts', import.meta.url), { type: 'module' }),
  )
}

/** Lets the workers make the bands, each as it becomes free. Resolves when all are there, or with the first refusal. */
function makeBands(
  job: PictureJob,
  plan: readonly Band[],
  { signal, onProgress, images = new Map() }: Following & PngContent,
): Promise<Result<KeptBand[]>> {
  return new Promise((resolve) => {
    const workers = signal?.aborted ? [] : startWorkers(plan.length)
    const kept: KeptBand[] = []
    let [next, done] = [0, 0]
    const finish = (result: Result<KeptBand[]>): void => {
      signal?.removeEventListener('abort', cancel)
      for (const worker of workers) worker.terminate()
      resolve(result)
    }
    const cancel = (): void => finish(fail('cancelled', 'The export was cancelled.'))
    if (signal?.aborted) return cancel()
    signal?.addEventListener('abort', cancel)
    const send = (worker: Worker, message: ToWorker): void => worker.postMessage(message)
    const giveNext = (worker: Worker): void => {
      const band = plan[next]
      if (band) send(worker, { type: 'band', index: next++, band })
    }
    const keep = (index: number, { chunk, ...sum }: FinishedBand): void => {
      kept[index] = { content: new Blob([chunk]), ...sum }
      done++
      onProgress?.(done / plan.length)
      if (done === plan.length) finish(ok(kept))
    }
    const hear = (worker: Worker, message: FromWorker): void => {
      if (message.type === 'failed') finish(failed(message.message))
      else {
        if (message.type === 'band') keep(message.index, message.band)
        giveNext(worker)
      }
    }
    const fonts = fontSources(fontFilesOf(job.drawing))
    for (const worker of workers) {
      worker.onmessage = (event: MessageEvent<FromWorker>) => hear(worker, event.data)
      worker.onerror = (event) => finish(failed(event.message))
      send(worker, { type: 'job', job, fonts, images })
    }
  })
}

const failed = (reason: string | undefined): Result<never> =>
  fail(
    'png-failed',
    `The picture could not be made (${reason || 'its worker did not start'}). Try a smaller scale.`,
  )

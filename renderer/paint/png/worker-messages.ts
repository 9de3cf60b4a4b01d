import type { FontSource } from '../load-fonts.ts'
import type { ImageFiles } from '../load-images.ts'
import type { FinishedBand, PictureJob } from './band-maker.ts'
import type { Band } from './band-plan.ts'

/** What the window asks of a worker: first the job, then band after band. */
export type ToWorker =
  | {
      readonly type: 'job'
      readonly job: PictureJob
      readonly fonts: readonly FontSource[]
      readonly images: ImageFiles
    }
  | { readonly type: 'band'; readonly index: number; readonly band: Band }

/** What a worker answers: that it is ready, a band, or why there will be none. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'band'; readonly index: number; readonly band: FinishedBand }
  | { readonly type: 'failed'; readonly message: string }

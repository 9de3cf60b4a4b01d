import type { FileToRead, LogSummary } from '#renderer/session/journey/engine-types.ts'
import type { Readings } from '#shared/formats/logs/reading.ts'
import type { DataSet, Subject } from '#shared/model/data-set.ts'
import type { PlaceDraft } from './place-draft.ts'

/** All that was said of journey data, ready to be put on the map. */
export interface PutOnMap {
  /** Under which the log lies in the worker. */
  readonly logId: string
  /** The data set that is brought up to date; `null`: a new one. */
  readonly into: DataSet | null
  readonly draft: PlaceDraft
  readonly summary: LogSummary
  readonly subject: Subject
  readonly files: readonly FileToRead[]
  /** The files of `into` that were read along. */
  readonly before: Readings['files']
}

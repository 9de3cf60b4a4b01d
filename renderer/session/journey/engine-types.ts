import type { FiguresRequest } from '#shared/analysis/journey/figures-request.ts'
import type { Result } from '#shared/base/result.ts'
import type { Inspection, Asked as Told } from '#shared/formats/logs/inspect-log.ts'
import type { RowsRead } from '#shared/formats/logs/log-source.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import type { Figures } from '#shared/model/figures.ts'

/** A file of journey data in this window, and how to read it. */
export interface FileToRead {
  readonly name: string
  readonly content: Blob
  readonly reading: LogReading
}

/** What a column of a read log holds; for choosing segments. */
export interface ReadColumn {
  readonly name: string
  readonly role: string
  readonly of: 'event' | 'case'
  /** Of words: how many different ones. */
  readonly different: number
}

/** A state of a read log. */
export interface ReadState {
  readonly name: string
  readonly events: number
  readonly customers: number
  /** Where on their way customers come by it first, on average: 0 is the first event, 1 the last. */
  readonly position: number
}

/** What there is to know of a log that lies in the worker. */
export interface LogSummary {
  readonly rows: readonly RowsRead[]
  readonly customers: number
  readonly events: number
  /** ISO 8601, UTC. */
  readonly from: string
  readonly asOf: string
  /** Commonest first. */
  readonly states: readonly ReadState[]
  readonly columns: readonly ReadColumn[]
}

/** Told of while files are read. */
export interface Following {
  readonly signal?: AbortSignal
  readonly onProgress?: (share: number, rows: number) => void
}

/**
 * Reads and computes in a worker, so that the window stays alive. Logs stay in the worker, by the data set's id, until they
 * are let go; a cancelled or failed reading leaves the log before it.
 */
export interface JourneyEngine {
  /** Looks at the beginning of a file and guesses how it is to be read; what a person says is taken as said. */
  readonly inspect: (name: string, content: Blob, asked: Told) => Promise<Result<Inspection>>
  readonly read: (
    dataSetId: string,
    files: readonly FileToRead[],
    following?: Following,
  ) => Promise<Result<LogSummary>>
  /** The summary of a log that lies here; `null` where none does. */
  readonly summary: (dataSetId: string) => LogSummary | null
  readonly figures: (dataSetId: string, request: FiguresRequest) => Promise<Result<Figures>>
  /** Files a log under another id, in the place of what lay there. */
  readonly rename: (dataSetId: string, newId: string) => void
  readonly release: (dataSetId: string) => void
  /** Lets go of everything; whoever waits is answered `cancelled`. The next task begins anew. */
  readonly close: () => void
}

import type { FiguresRequest } from '#shared/analysis/journey/figures-request.ts'
import type { Problem, Result } from '#shared/base/result.ts'
import type { Inspection, Asked as Told } from '#shared/formats/logs/inspect-log.ts'
import type { Figures } from '#shared/model/figures.ts'
import type { FileToRead, LogSummary } from './engine-types.ts'

/** What the worker can be asked for, and what it answers. */
export interface Tasks {
  readonly inspect: {
    readonly asks: { readonly name: string; readonly content: Blob; readonly asked: Told }
    readonly answers: Inspection
  }
  readonly read: {
    readonly asks: { readonly dataSetId: string; readonly files: readonly FileToRead[] }
    readonly answers: LogSummary
  }
  readonly figures: {
    readonly asks: { readonly dataSetId: string; readonly request: FiguresRequest }
    readonly answers: Figures
  }
}
export type TaskName = keyof Tasks

/** One task under a number by which its answer is known. */
export type Task = {
  readonly [Name in TaskName]: { readonly type: Name; readonly number: number } & Tasks[Name]['asks']
}[TaskName]

export type ToWorker =
  | Task
  | { readonly type: 'cancel'; readonly number: number }
  | { readonly type: 'rename'; readonly dataSetId: string; readonly newId: string }
  | { readonly type: 'release'; readonly dataSetId: string }

export type FromWorker =
  | { readonly type: 'progress'; readonly number: number; readonly share: number; readonly rows: number }
  | {
      readonly type: 'answer'
      readonly number: number
      readonly result: Result<Tasks[TaskName]['answers'], Problem>
    }

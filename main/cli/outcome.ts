import type { Log } from '#main/host/log.ts'
import { fail, type Problem, type Result } from '#shared/base/result.ts'

/** What a command has done. */
export interface Outcome {
  /** For people: lines on stdout. None where the output itself goes there. */
  readonly lines: readonly string[]
  /** For programs: what `--json` prints. */
  readonly json: unknown
  /** It was done, and yet all is not well: one line on stderr, and exit code 1. */
  readonly problem?: Problem
}

/** What came of one of several files. */
export interface FileOutcome extends Outcome {
  readonly json: Readonly<Record<string, unknown>>
}

/** What a command works with besides its arguments. */
export interface Context {
  /** Aborted when somebody asks the program to end. */
  readonly signal: AbortSignal
  readonly log: Log
  readonly progress: Progress
  /** Letters that a line on stdout has room for; infinite where it goes to no terminal. */
  readonly width: number
  /** Whether the answer is for a program. */
  readonly json: boolean
}

/** Says at a terminal what is going on, in one line that is overwritten and in the end wiped away. */
export interface Progress {
  /** `share` is how much of it is done, 0 to 1, where that is known. */
  readonly show: (doing: string, share?: number) => void
  readonly clear: () => void
}

export type Work = (context: Context) => Promise<Result<Outcome>>

/** What is said when somebody asked the program to end before it was done. */
export const CANCELLED = fail('cancelled', 'Cancelled. Nothing was written.')

/** The refusal with the file's name in it: where its sentence does not begin with it or a quotation, it stands before it. */
export const ofFile = (shown: string, { code, message }: Problem): Problem => ({
  code,
  message: message.startsWith('“') || message.startsWith(`${shown}: `) ? message : `${shown}: ${message}`,
})

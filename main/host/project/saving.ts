import { FileProblem } from '../files/file-problem.ts'
import type { Journal } from '../files/journal.ts'
import type { Log } from '../log.ts'

/** Why the project's file does not follow the edits; they are safe in the journal all the while. */
export interface FileTrouble {
  /** What happened and what to do about it. */
  readonly message: string
  /** It cannot be written, or its disk takes very long. */
  readonly kept: 'behind' | 'slow'
}

/** Whether everything is on disk, is on its way there, or cannot get there now, with what to do about it. */
export type SavingState =
  | 'saved'
  | 'saving'
  /** `kept`: only the file is concerned; see {@link FileTrouble}. */
  | { readonly unsaved: string; readonly kept?: FileTrouble['kept'] }

/** How far a project's edits have got. */
export interface Saving {
  /** The number of the latest edit. */
  readonly appended: () => number
  /** Resolves when the edit of that number, and all before it, are in the fsynced journal. Never rejects; may take until the disk has room again. */
  readonly saved: (number: number) => Promise<void>
  readonly state: () => SavingState
  /** Calls back with every new state; answers how to stop. */
  readonly onState: (listener: (state: SavingState) => void) => () => void
}

/** {@link Saving} from inside the project. */
export interface EditLog extends Saving {
  /** Writes down one edit. */
  readonly append: (entry: Uint8Array) => void
  /** Shows a trouble of the project's file for as long as it lasts. */
  readonly setFileTrouble: (trouble: FileTrouble | undefined) => void
  /** Looks anew at how far the journal is, which may have learnt that a file holds what it could not write down. */
  readonly settle: () => void
  /** Tries at once what would be tried before long; resolves when that is over, however it ends. */
  readonly tryAgain: () => Promise<void>
  readonly stop: () => void
}

/** Between two tries to write what could not be written, in milliseconds. */
const RETRY = { first: 500, most: 8000 }

/** How long an edit may take to be written down before the log tells of it, in milliseconds. */
const SLOW = 1000

/** Journals edits in order and goes on trying when the disk refuses. */
export function createEditLog(journal: Journal, log: Log): EditLog {
  const listeners = new Set<(state: SavingState) => void>()
  let waiting: { readonly number: number; readonly resolve: () => void }[] = []
  let journalProblem: string | undefined
  let fileTrouble: FileTrouble | undefined
  let told: SavingState = 'saved'
  let retry: NodeJS.Timeout | undefined
  let pause = RETRY.first

  const state = (): SavingState => {
    if (journalProblem !== undefined) return { unsaved: journalProblem }
    if (fileTrouble) return { unsaved: fileTrouble.message, kept: fileTrouble.kept }
    return journal.durable >= journal.sequence ? 'saved' : 'saving'
  }
  const tellIfChanged = () => {
    const now = state()
    if (sameState(told, now)) return
    told = now
    for (const listener of [...listeners]) listener(now)
  }
  const settle = () => {
    const { durable } = journal
    for (const { number, resolve } of waiting) if (number <= durable) resolve()
    waiting = waiting.filter(({ number }) => number > durable)
    if (durable >= journal.sequence) {
      if (journalProblem !== undefined) log.info('Edits can be written down again.')
      journalProblem = undefined
      pause = RETRY.first
    }
    tellIfChanged()
  }
  const refused = (error: unknown) => {
    if (!(error instanceof FileProblem)) throw error
    if (journalProblem === undefined) log.warn(`Edits cannot be written down (${error.code}).`)
    journalProblem = error.message
    tellIfChanged()
    retry ??= setTimeout(() => void tryAgain(), pause)
  }
  const tryAgain = (): Promise<void> => {
    clearTimeout(retry)
    retry = undefined
    pause = Math.min(RETRY.most, pause * 2)
    return journal.retry().then(settle, refused)
  }

  return {
    appended: () => journal.sequence,
    saved(number) {
      if (number <= journal.durable) return Promise.resolve()
      return new Promise((resolve) => waiting.push({ number, resolve }))
    },
    state,
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    append(entry) {
      const begun = performance.now()
      journal.append(entry).then(() => {
        const took = performance.now() - begun
        if (took > SLOW) log.warn(`An edit took ${Math.round(took)} ms to be written down.`)
        settle()
      }, refused)
      tellIfChanged()
    },
    setFileTrouble(trouble) {
      fileTrouble = trouble
      settle()
    },
    settle,
    tryAgain,
    stop() {
      clearTimeout(retry)
      listeners.clear()
    },
  }
}

const sameState = (a: SavingState, b: SavingState): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && a.unsaved === b.unsaved && a.kept === b.kept)

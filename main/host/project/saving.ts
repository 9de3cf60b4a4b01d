import { FileProblem } from '../files/file-problem.ts'
import type { Journal } from '../files/journal.ts'

/** Whether everything is on disk, is on its way there, or cannot get there now, with what to do about it. */
export type SavingState = 'saved' | 'saving' | { readonly unsaved: string }

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
  /** Shows a fault of the project's file for as long as it lasts; edits are safe in the journal all the while. */
  readonly setFileProblem: (message: string | undefined) => void
  readonly stop: () => void
}

/** Between two tries to write what could not be written, in milliseconds. */
const RETRY = { first: 500, most: 8000 }

/** Journals edits in order and goes on trying when the disk refuses. */
export function createEditLog(journal: Journal): EditLog {
  const listeners = new Set<(state: SavingState) => void>()
  let waiting: { readonly number: number; readonly resolve: () => void }[] = []
  let journalProblem: string | undefined
  let fileProblem: string | undefined
  let told: SavingState = 'saved'
  let retry: NodeJS.Timeout | undefined
  let pause = RETRY.first

  const state = (): SavingState => {
    const unsaved = journalProblem ?? fileProblem
    if (unsaved !== undefined) return { unsaved }
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
      journalProblem = undefined
      pause = RETRY.first
    }
    tellIfChanged()
  }
  const refused = (error: unknown) => {
    if (!(error instanceof FileProblem)) throw error
    journalProblem = error.message
    tellIfChanged()
    retry ??= setTimeout(() => {
      retry = undefined
      pause = Math.min(RETRY.most, pause * 2)
      journal.retry().then(settle, refused)
    }, pause)
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
      journal.append(entry).then(settle, refused)
      tellIfChanged()
    },
    setFileProblem(message) {
      fileProblem = message
      settle()
    },
    stop() {
      clearTimeout(retry)
      listeners.clear()
    },
  }
}

const sameState = (a: SavingState, b: SavingState): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && a.unsaved === b.unsaved)

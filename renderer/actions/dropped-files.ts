import { createStore } from 'zustand/vanilla'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { Problem } from '#shared/base/result.ts'
import { endingOf } from '#shared/formats/file-formats.ts'

/** What becomes of a file that was dropped on the window, or pasted. */
interface DroppedFiles {
  /** Asks the project that fills the window, if any; `null` where its person may not change it. Several are journey data. */
  readonly take: ((files: readonly File[]) => void) | null
  /** Makes a project of its own of the file; `null` for guests, who have none. */
  readonly openApart: ((file: File) => void) | null
  /** Journey data that is to become a project of its own; empty: none. */
  readonly journeyData: readonly File[]
  /** Waits for the project that is about to open. */
  readonly onceOpen: ((project: ProjectContext) => void) | null
}

/** Who takes files in this window. */
export const droppedFiles = createStore<DroppedFiles>(() => ({
  take: null,
  openApart: null,
  journeyData: [],
  onceOpen: null,
}))

/** Endings of what journey data comes in. */
export const JOURNEY_DATA_ENDINGS: readonly string[] = ['csv', 'tsv', 'xlsx', 'xes', 'gz']

/** Whether a file of that name may hold journey data; its beginning tells. */
export const mayBeJourneyData = ({ name }: Pick<File, 'name'>): boolean =>
  JOURNEY_DATA_ENDINGS.includes(endingOf(name))

/** The name of a file of journey data in words, without its endings: `deal_stages.csv.gz` → `deal stages`. */
export const titleOfData = (name: string): string =>
  name
    .replace(/(?:\.[A-Za-z0-9]{1,5}){1,2}$/, '')
    .replace(/_+/g, ' ')
    .trim()

/** What somebody is told who may not change the project they bring a file for. */
export const MAY_NOT_IMPORT: Problem = {
  code: 'not-allowed',
  message:
    'Facilitators and editors import files. Ask the facilitator for another role to bring this one in.',
}

/**
 * Bringing copies of a project together, as its own windows ask for it over HTTP (see `http.ts`, {@link MERGE_API}).
 *
 * A copy of the same project is merged by the host: every edit of both stays, and the windows hear `merged`. Of another
 * project the host takes the pictures in and answers its maps and personas under new ids; nothing of the document has changed
 * then. The window that asked puts them in (`records.insert`), so that it is one step that its person can undo.
 */
import type { FieldsOf } from '#shared/model/definitions.ts'
import type { ContentTable } from '#shared/model/record.ts'

/** The code of the refusal of a damaged copy; its maps and personas can still be brought across. */
export const REBUILT = 'rebuilt'

/** Addresses of merging; each with the token, as all of `API`. */
export const MERGE_API = {
  /**
   * POST the bytes of a `.journey` file, `?name=checkout.journey` → {@link Merged}. With `&as=maps` a copy of this project
   * comes as maps and personas of its own too, as another project does. Refuses (`newer`, `no-room`, `too-many`, `read-only`,
   * `nothing`, and whatever makes a file none of ours) in a sentence, and has then changed nothing. After
   * {@link REBUILT}, the file is a damaged copy that cannot be merged: offer `as=maps`.
   */
  merge: (id: string) => `/api/projects/${id}/merge`,
  /** The same for a file of this machine: POST {@link MergePath} → {@link Merged}. The file stays as it is. */
  mergePath: (id: string) => `/api/projects/${id}/merge-path`,
  /** GET → {@link Copy}[], the newest first: files beside the project's own that hold the same project and something that it has not. */
  copies: (id: string) => `/api/projects/${id}/copies`,
} as const

/** A file on this machine that somebody chose, or that {@link MERGE_API.copies} named. */
export interface MergePath {
  readonly path: string
  /** As `as=maps` does. */
  readonly asMaps?: boolean
}

/** A record of another project under a new id; fits into the command `records.insert`. */
export type BroughtRecord = {
  readonly [T in ContentTable]: {
    readonly table: T
    readonly id: string
    readonly fields: Partial<FieldsOf<T>>
  }
}[ContentTable]

/** The maps and personas of another project, to be put in by whoever asked for them. Pictures they name are in the project already. */
export interface Brought {
  /** Titles, in the order of that project; empty where a map has none. */
  readonly maps: readonly string[]
  /** Names, in the order of that project. */
  readonly personas: readonly string[]
  /** Personas first, then maps, each with what hangs on it; they come after those that are there already. */
  readonly records: readonly BroughtRecord[]
}

/** What came of a file that was to be merged. */
export interface Merged {
  /** Whether it was a copy of this project. */
  readonly sameProject: boolean
  /** Whether the project has changed by it; a copy may hold nothing new. */
  readonly changed: boolean
  /** Versions in the history from just before and just after the merge; `null` where nothing has changed or history could not keep them. */
  readonly before: string | null
  readonly after: string | null
  /** Of another project: what is to be put in. `null` for a copy of this one. */
  readonly brought: Brought | null
  /** A sentence for each thing that the people should know: damaged pictures, what could not be brought along. */
  readonly report: readonly string[]
}

/** A copy of the project that a sync program or a person put beside its file. */
export interface Copy {
  readonly path: string
  /** The file's name. */
  readonly name: string
  /** ISO 8601 in UTC. */
  readonly changedAt: string
}

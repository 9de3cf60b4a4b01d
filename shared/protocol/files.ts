/**
 * Where a project's file lies, and what a person does about it by hand: saving now, going on elsewhere. Own windows ask it
 * over HTTP (see `http.ts`), each time with the token; guests have no part in it.
 */
export const FILES_API = {
  /** GET → {@link FilePlace}. */
  place: (id: string) => `/api/projects/${id}/place`,
  /** POST → {@link SavedFile}, once all that the host has is in the file and the file is on the disk. */
  save: (id: string) => `/api/projects/${id}/save`,
  /** POST {@link MoveFile} → {@link SavedFile}: the project goes on in another file; the one before stays as last saved. */
  move: (id: string) => `/api/projects/${id}/move`,
  /** GET → {@link SaveFolders}. */
  folders: (id: string) => `/api/projects/${id}/folders`,
} as const

/** The code of a refusal where something of that name is there already; the same wish with `replace` goes ahead. */
export const TAKEN = 'taken'

/** A project's file. */
export interface FilePlace {
  readonly path: string
  /** When it was last written, ISO 8601 in UTC; `null` where there is no file just now. */
  readonly writtenAt: string | null
  /** Bytes; `null` where there is no file just now. */
  readonly size: number | null
  /** Whether it holds every edit that the host has. */
  readonly isComplete: boolean
}

/** A file that holds everything. */
export interface SavedFile {
  readonly path: string
  /** ISO 8601 in UTC. */
  readonly at: string
}

/** Asks for a project to go on in another file. */
export interface MoveFile {
  /** Absolute, or from `~` on; the ending is added where it is missing. */
  readonly path: string
  /** Whether another file of that name may be replaced. */
  readonly replace?: boolean
}

/** Where a browser's window, which has no dialog of the system, may offer to save. */
export interface SaveFolders {
  /** The folder of the project's file. */
  readonly own: string
  /** Folders of other projects, the latest first, without `own`. */
  readonly recent: readonly string[]
  /** The file's name without its ending. */
  readonly name: string
}

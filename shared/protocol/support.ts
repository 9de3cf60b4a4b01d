/**
 * What a host says about itself when something went wrong: what it kept of a run that did not end well, and what to hand to
 * somebody who looks for a fault. Own windows ask it over HTTP (see `http.ts`), each time with the token.
 */
export const SUPPORT_API = {
  /** GET → {@link Recovery}. */
  recovery: '/api/recovery',
  /** POST → `null`: nothing more is said of what is listed now, until Throughline is started anew. */
  dismissRecovery: '/api/recovery/dismiss',
  /** POST {@link KeptName} → {@link SavedKept}: makes a file of what was kept; the project goes on in it. */
  saveKept: '/api/recovery/save',
  /** POST {@link KeptName} → `null`: removes something that was set aside, for good. */
  removeSetAside: '/api/recovery/remove',
  /** GET → {@link Diagnostics}. */
  diagnostics: '/api/diagnostics',
} as const

/** What runs before this one left behind. */
export interface Recovery {
  /** Whether one of them ended without closing its projects. */
  readonly endedUnexpectedly: boolean
  /** Projects with changes that their files do not have, the latest first. */
  readonly kept: readonly KeptProject[]
  readonly setAside: readonly SetAside[]
}

/** A project whose changes are in its journal and not in its file. */
export interface KeptProject {
  readonly id: string
  /** Empty where nobody knows. */
  readonly title: string
  /** Where its file is, or was; `null` where nobody knows. */
  readonly path: string | null
  /**
   * `ready`: opening it brings them back. `missing`: its file is not there. `alone`: nobody knows its file, and the journal
   * holds the whole project. `part`: as `missing`, but the journal is not enough to make the project by itself.
   */
  readonly state: 'ready' | 'missing' | 'alone' | 'part'
  /** How many changes the file lacks. */
  readonly changes: number
  /** Of the latest, ISO 8601 in UTC. */
  readonly changedAt: string
}

/** Something unreadable that was put aside instead of being thrown away. */
export interface SetAside {
  /** Its path within the data folder, with `/` between the parts. */
  readonly name: string
  /** In full, to look for it in the system's file manager. */
  readonly path: string
  readonly kind: 'journal-part' | 'unusable-journal' | 'project-list' | 'room'
  /** Of the project it belongs to; empty where nobody knows. */
  readonly title: string
  /** ISO 8601 in UTC. */
  readonly at: string
  /** Bytes. */
  readonly size: number
}

/** Names a {@link KeptProject} by its id, or something {@link SetAside} by its name. */
export interface KeptName {
  readonly name: string
}

/** A file made of what was kept. */
export interface SavedKept {
  readonly id: string
  readonly path: string
  /** What is not in it, a sentence each. */
  readonly report: readonly string[]
}

/** What helps to find a fault. No content of projects, no names, no paths, no addresses. */
export interface Diagnostics {
  /** Lines of `name: value`, under headings. */
  readonly text: string
  /** The latest lines of the log, oldest first. */
  readonly log: readonly string[]
}

/**
 * The history of a project as its own windows read it over HTTP (see `http.ts`, {@link HISTORY_API}). It is kept by the host
 * beside the project, in the app's data folder; guests have none.
 */
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { PersonsShare, Touched } from '#shared/model/work.ts'

export type { PersonsShare, RecordPath, Touched } from '#shared/model/work.ts'

/** Addresses of a project's history; each with the token, as all of `API`. `version` may be {@link NOW}. */
export const HISTORY_API = {
  /** GET → {@link Version}[], newest first. POST {@link KeepVersion} → {@link Version}: keeps the state of now. */
  versions: (id: string) => `/api/projects/${id}/history`,
  /** GET → the `Snapshot` of that version as JSON. POST {@link VersionName} → {@link Version}: calls it otherwise. DELETE: for good. */
  version: (id: string, version: string) => `/api/projects/${id}/history/${version}`,
  /** GET → `image/svg+xml`: the first map of that version, small. */
  picture: (id: string, version: string) => `/api/projects/${id}/history/${version}/picture`,
  /** GET → the version as a `.journey` file, to be saved as a project of its own. */
  file: (id: string, version: string) => `/api/projects/${id}/history/${version}/file`,
  /** GET → {@link VersionComparison}: what became of `from` until `version`. */
  since: (id: string, version: string, from: string) =>
    `/api/projects/${id}/history/${version}/since/${from}`,
} as const

/** Stands for the state of this moment where a version is asked for. */
export const NOW = 'now'

/** Longest name of a version, in UTF-16 units. */
export const MAX_VERSION_NAME = 200

/** Asks for a name; an empty one takes the name away, and with it the promise to keep the version. */
export interface VersionName {
  readonly name: string
}

/** Asks to keep the state of now: under a name, or because somebody is about to go back to an earlier one. */
export type KeepVersion = { readonly name: string } | { readonly reason: 'before-restore' }

/**
 * Why a version was kept.
 * `edited`: a minute of work was over. `named`: somebody asked for it. `before-merge`, `merged`: around a merge.
 * `before-loss`: much went at once. `before-restore`: somebody went back to an older one. `opened`: as it was when it was opened
 * and history had nothing like it.
 */
export type VersionReason =
  | 'edited'
  | 'named'
  | 'before-merge'
  | 'merged'
  | 'before-loss'
  | 'before-restore'
  | 'opened'

/** A state of the project that can be gone back to. */
export interface Version {
  readonly id: string
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly reason: VersionReason
  /** What somebody called it; empty where nobody did. */
  readonly name: string
  /** Kept for good: it has a name, or was kept before something that cannot be told from a mishap. */
  readonly pinned: boolean
  /** Of all maps. */
  readonly cards: number
  /** Who did what since the version before it, the busiest first. */
  readonly people: readonly PersonsShare[]
}

/** Two states of one project, and who worked on what between them. */
export interface VersionComparison {
  readonly before: Snapshot
  readonly after: Snapshot
  readonly touched: readonly Touched[]
}

/** Tells windows that much of a map went at once, and asks whether that was meant. */
export interface Loss {
  /** The version from before. */
  readonly versionId: string
  readonly mapId: string
  readonly mapTitle: string
  readonly lost: number
  /** Cards that were on the map before. */
  readonly of: number
  /** Who it was; empty where nobody knows. */
  readonly by: string
}

import type { Result } from '#shared/base/result.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import {
  HISTORY_API,
  type KeepVersion,
  type Version,
  type VersionComparison,
  type VersionName,
} from '#shared/protocol/history.ts'
import { type HostRequests, post } from './host-requests.ts'

/** The host's history of projects as functions. Where a version is asked for, `NOW` stands for the state of this moment. */
export interface HistoryClient {
  /** Newest first. */
  readonly list: (projectId: string) => Promise<Result<readonly Version[]>>
  readonly keep: (projectId: string, wish: KeepVersion) => Promise<Result<Version>>
  readonly read: (projectId: string, version: string) => Promise<Result<Snapshot>>
  /** An empty name takes the name away. */
  readonly rename: (projectId: string, version: string, name: string) => Promise<Result<Version>>
  readonly remove: (projectId: string, version: string) => Promise<Result<null>>
  readonly picture: (projectId: string, version: string, signal: AbortSignal) => Promise<Result<Blob>>
  /** The version as a project file of its own. */
  readonly file: (projectId: string, version: string) => Promise<Result<Blob>>
  readonly compare: (projectId: string, from: string, to: string) => Promise<Result<VersionComparison>>
}

export const createHistoryClient = ({ json, blob }: HostRequests): HistoryClient => ({
  list: (id) => json(HISTORY_API.versions(id)),
  keep: (id, wish) => json(HISTORY_API.versions(id), post(wish)),
  read: (id, version) => json(HISTORY_API.version(id, version)),
  rename: (id, version, name) => json(HISTORY_API.version(id, version), post({ name } satisfies VersionName)),
  remove: (id, version) => json(HISTORY_API.version(id, version), { method: 'DELETE' }),
  picture: (id, version, signal) => blob(HISTORY_API.picture(id, version), { signal }),
  file: (id, version) => blob(HISTORY_API.file(id, version)),
  compare: (id, from, to) => json(HISTORY_API.since(id, to, from)),
})

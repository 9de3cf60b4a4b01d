import type { Result } from '#shared/base/result.ts'
import {
  type Diagnostics,
  type KeptName,
  type Recovery,
  type SavedKept,
  SUPPORT_API,
} from '#shared/protocol/support.ts'
import { type HostRequests, post } from './host-requests.ts'

/** What a host tells of itself when something went wrong. */
export interface SupportClient {
  readonly recovery: () => Promise<Result<Recovery>>
  readonly dismissRecovery: () => Promise<Result<null>>
  /** Makes a file of what was kept of a project. */
  readonly saveKept: (projectId: string) => Promise<Result<SavedKept>>
  readonly removeSetAside: (name: string) => Promise<Result<null>>
  readonly diagnostics: () => Promise<Result<Diagnostics>>
}

export const createSupportClient = ({ json }: HostRequests): SupportClient => ({
  recovery: () => json(SUPPORT_API.recovery),
  dismissRecovery: () => json(SUPPORT_API.dismissRecovery, post()),
  saveKept: (name) => json(SUPPORT_API.saveKept, post({ name } satisfies KeptName)),
  removeSetAside: (name) => json(SUPPORT_API.removeSetAside, post({ name } satisfies KeptName)),
  diagnostics: () => json(SUPPORT_API.diagnostics),
})

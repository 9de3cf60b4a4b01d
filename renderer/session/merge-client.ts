import type { Result } from '#shared/base/result.ts'
import { type Copy, MERGE_API, type Merged, type MergePath } from '#shared/protocol/merge.ts'
import { type HostRequests, post } from './host-requests.ts'

/** Bringing copies of a project together, done by the host. */
export interface MergeClient {
  /** A file that the person chose or dropped. `asMaps`: its maps and personas are wanted, be it a copy or not. */
  readonly file: (projectId: string, file: File, asMaps: boolean) => Promise<Result<Merged>>
  /** A file of this machine that {@link MergeClient.copies} named. */
  readonly path: (projectId: string, path: string, asMaps: boolean) => Promise<Result<Merged>>
  /** Copies beside the project's own file that hold something which it has not, the newest first. */
  readonly copies: (projectId: string) => Promise<Result<readonly Copy[]>>
}

export const createMergeClient = ({ json }: HostRequests): MergeClient => ({
  file: (id, file, asMaps) =>
    json(`${MERGE_API.merge(id)}?name=${encodeURIComponent(file.name)}${asMaps ? '&as=maps' : ''}`, {
      method: 'POST',
      body: file,
    }),
  path: (id, path, asMaps) => json(MERGE_API.mergePath(id), post({ path, asMaps } satisfies MergePath)),
  copies: (id) => json(MERGE_API.copies(id)),
})

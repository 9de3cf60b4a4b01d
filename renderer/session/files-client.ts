import type { Result } from '#shared/base/result.ts'
import {
  FILES_API,
  type FilePlace,
  type MoveFile,
  type SavedFile,
  type SaveFolders,
} from '#shared/protocol/files.ts'
import { type HostRequests, post } from './host-requests.ts'

/** Where projects' files are, and what is done about them by hand. */
export interface FilesClient {
  readonly place: (projectId: string) => Promise<Result<FilePlace>>
  /** Resolves once the file holds all that the host has. */
  readonly save: (projectId: string) => Promise<Result<SavedFile>>
  /** Goes on in another file. */
  readonly move: (projectId: string, wish: MoveFile) => Promise<Result<SavedFile>>
  readonly folders: (projectId: string) => Promise<Result<SaveFolders>>
}

export const createFilesClient = ({ json }: HostRequests): FilesClient => ({
  place: (id) => json(FILES_API.place(id)),
  save: (id) => json(FILES_API.save(id), post()),
  move: (id, wish) => json(FILES_API.move(id), post(wish)),
  folders: (id) => json(FILES_API.folders(id)),
})

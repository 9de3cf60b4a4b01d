/** What the shell itself asks of the host, over the host's own HTTP. */
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { HostConnection } from '#shared/protocol/desktop.ts'
import { FILES_API, type MoveFile, type SavedFile } from '#shared/protocol/files.ts'
import {
  API,
  type Imported,
  type ProjectEntry,
  REQUEST_HEADER,
  type RefusalBody,
} from '#shared/protocol/http.ts'

export interface HostClient {
  /** Newest first; empty where the host does not answer. */
  readonly projects: () => Promise<readonly ProjectEntry[]>
  /** Opens a project's own file. */
  readonly openPath: (path: string) => Promise<Result<ProjectEntry>>
  /** Makes a project of a file of another kind. */
  readonly importFile: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<Result<Imported>>
  /** Has a project go on in another file. */
  readonly move: (id: string, wish: MoveFile) => Promise<Result<SavedFile>>
  /** A project's file, as last edited. */
  readonly file: (id: string) => Promise<Result<Uint8Array>>
}

const GONE = fail(
  'no-host',
  'Throughline’s host does not answer. Nothing was changed; try again in a moment.',
)

/** `connect` answers where the host is now. */
export function createHostClient(connect: () => Promise<Result<HostConnection>>): HostClient {
  const request = async <T>(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<T>,
  ): Promise<Result<T>> => {
    const connection = await connect()
    if (!connection.ok) return connection
    const { url, token } = connection.value
    const headers = { authorization: `Bearer ${token}`, [REQUEST_HEADER.name]: REQUEST_HEADER.value }
    try {
      const response = await fetch(url + path, { ...init, headers })
      if (response.ok) return ok(await read(response))
      const { code, message } = (await response.json()) as RefusalBody
      return fail(code, message)
    } catch {
      return GONE
    }
  }
  const json = <T>(path: string, init: RequestInit = {}): Promise<Result<T>> =>
    request(path, init, (response) => response.json() as Promise<T>)
  return {
    async projects() {
      const listed = await json<ProjectEntry[]>(API.projects)
      return listed.ok ? listed.value : []
    },
    openPath: (path) => json(API.openPath, { method: 'POST', body: JSON.stringify({ path }) }),
    importFile: (name, bytes) =>
      json(`${API.importFile}?name=${encodeURIComponent(name)}`, { method: 'POST', body: bytes }),
    move: (id, wish) => json(FILES_API.move(id), { method: 'POST', body: JSON.stringify(wish) }),
    file: (id) => request(API.file(id), {}, (response) => response.bytes()),
  }
}

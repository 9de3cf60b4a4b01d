/**
 * The files that journey data of a project came from, as they are. They stay on this machine, in the host's data folder, and
 * are never part of the project: own windows reach them over HTTP (see `http.ts`), each time with the token; guests have no
 * part in them.
 *
 *     const answer = await fetch(`${origin}${JOURNEY_DATA_API.files(projectId, dataSetId)}?name=${encodeURIComponent(name)}`, {
 *       method: 'POST',
 *       headers: { Authorization: `Bearer ${token}`, [REQUEST_HEADER.name]: REQUEST_HEADER.value },
 *       body: file,
 *     })
 *
 * Bytes come back with `await (await fetch(…file(projectId, dataSetId, fileId), …)).blob()`, which browsers keep on disk where
 * it is large.
 */
export const JOURNEY_DATA_API = {
  /** GET → {@link KeptDataSet}[]: what is kept of a project. */
  dataSets: (projectId: string) => `/api/projects/${projectId}/journey-data`,
  /**
   * GET → {@link KeptDataSet}, without files where nothing is kept. POST a file's bytes, `?name=events.csv.gz` → {@link AddedFile},
   * once it is on disk. DELETE: all files of the data set, for good.
   */
  files: (projectId: string, dataSetId: string) => `/api/projects/${projectId}/journey-data/${dataSetId}`,
  /** GET → the bytes as they were brought. DELETE → {@link KeptDataSet}: this file, for good. */
  file: (projectId: string, dataSetId: string, fileId: string) =>
    `/api/projects/${projectId}/journey-data/${dataSetId}/${fileId}`,
} as const

/** Bounds of what is kept: bytes of a file, files of a data set. */
export const JOURNEY_DATA = { bytes: 2 * 1024 ** 3, files: 20 } as const

/** A file that is kept. */
export interface KeptFile {
  /** The SHA-256 of its bytes in hexadecimal: the same file brought again is the same one. */
  readonly id: string
  /** As the person's file was called, without its folder. */
  readonly name: string
  readonly size: number
  /** When it was brought, ISO 8601 in UTC. */
  readonly addedAt: string
}

/** The files of one data set, in the order in which they were first brought. */
export interface KeptDataSet {
  readonly dataSetId: string
  /** Where they lie, for people to read. */
  readonly folder: string
  readonly files: readonly KeptFile[]
}

/** What came of bringing a file. */
export interface AddedFile {
  readonly file: KeptFile
  /** Whether it was not there before, under whatever name. */
  readonly isNew: boolean
  readonly dataSet: KeptDataSet
}

/** Whether something can be the id of a kept file. */
export const isKeptFileId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

import type { Result } from '#shared/base/result.ts'
import { type AddedFile, JOURNEY_DATA_API, type KeptDataSet } from '#shared/protocol/journey-data.ts'
import type { HostRequests } from './host-requests.ts'

/** The files of journey data that this machine keeps, by project and data set. */
export interface JourneyClient {
  readonly kept: (projectId: string, dataSetId: string) => Promise<Result<KeptDataSet>>
  readonly content: (projectId: string, dataSetId: string, fileId: string) => Promise<Result<Blob>>
  readonly keep: (
    projectId: string,
    dataSetId: string,
    name: string,
    content: Blob,
  ) => Promise<Result<AddedFile>>
  /** One file, for good. */
  readonly letGo: (projectId: string, dataSetId: string, fileId: string) => Promise<Result<KeptDataSet>>
  /** All files of a data set, for good. */
  readonly removeAll: (projectId: string, dataSetId: string) => Promise<Result<unknown>>
}

export const createJourneyClient = ({ json, blob }: HostRequests): JourneyClient => ({
  kept: (id, dataSetId) => json(JOURNEY_DATA_API.files(id, dataSetId)),
  content: (id, dataSetId, fileId) => blob(JOURNEY_DATA_API.file(id, dataSetId, fileId)),
  keep: (id, dataSetId, name, content) =>
    json(`${JOURNEY_DATA_API.files(id, dataSetId)}?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      body: content,
    }),
  letGo: (id, dataSetId, fileId) => json(JOURNEY_DATA_API.file(id, dataSetId, fileId), { method: 'DELETE' }),
  removeAll: (id, dataSetId) => json(JOURNEY_DATA_API.files(id, dataSetId), { method: 'DELETE' }),
})

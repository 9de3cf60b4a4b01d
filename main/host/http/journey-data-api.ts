/** The host's answers about files of journey data; see `shared/protocol/journey-data.ts`. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { JOURNEY_DATA, JOURNEY_DATA_API } from '#shared/protocol/journey-data.ts'
import { type DataSetName, TOO_LARGE } from '../journey-data.ts'
import { sendProblem, sendResult, writeHead } from './answer.ts'
import type { Call, Route } from './call.ts'

export const JOURNEY_DATA_ROUTES: readonly Route[] = [
  { path: JOURNEY_DATA_API.dataSets(':id'), handlers: { GET: listDataSets } },
  {
    path: JOURNEY_DATA_API.files(':id', ':dataSet'),
    handlers: { GET: listFiles, POST: addFile, DELETE: removeAll },
  },
  {
    path: JOURNEY_DATA_API.file(':id', ':dataSet', ':file'),
    handlers: { GET: sendFile, DELETE: removeFile },
  },
]

const namedBy = ({ id, dataSet }: Call): DataSetName => ({ projectId: id, dataSetId: dataSet })

async function listDataSets({ response, services, id }: Call): Promise<void> {
  sendResult(response, await services.journeyData.dataSets(id))
}

async function listFiles(call: Call): Promise<void> {
  sendResult(call.response, await call.services.journeyData.dataSet(namedBy(call)))
}

async function addFile(call: Call): Promise<void> {
  const { request, response, services, query } = call
  if (Number(request.headers['content-length'] ?? 0) > JOURNEY_DATA.bytes)
    return sendResult(response, TOO_LARGE)
  const added = await services.journeyData.add(namedBy(call), query.get('name') ?? '', request)
  // Whoever has gone away in the middle hears nothing any more.
  if (!response.destroyed) sendResult(response, added)
}

async function sendFile(call: Call): Promise<void> {
  const found = await call.services.journeyData.read(namedBy(call), call.keptFile)
  if (!found.ok) return sendProblem(call.response, found.error)
  writeHead(call.response, 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': found.value.size,
  })
  await pipeline(Readable.from(found.value.content), call.response)
}

async function removeFile(call: Call): Promise<void> {
  sendResult(call.response, await call.services.journeyData.remove(namedBy(call), call.keptFile))
}

async function removeAll(call: Call): Promise<void> {
  sendResult(call.response, await call.services.journeyData.removeAll(namedBy(call)))
}

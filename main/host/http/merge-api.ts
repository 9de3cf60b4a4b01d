/** The host's answers about bringing copies of a project together; see `shared/protocol/merge.ts`. */
import * as v from 'valibot'
import { MAX_FILE } from '#shared/protocol/http.ts'
import { MERGE_API } from '#shared/protocol/merge.ts'
import { sendProblem, sendResult } from './answer.ts'
import { readBody, readJson } from './body.ts'
import type { Call, Route } from './call.ts'

const mergePath = v.object({
  path: v.pipe(v.string(), v.minLength(1), v.maxLength(32_767), v.excludes('\0')),
  asMaps: v.exactOptional(v.boolean(), false),
})

export const MERGE_ROUTES: readonly Route[] = [
  { path: MERGE_API.merge(':id'), handlers: { POST: mergeBytes } },
  { path: MERGE_API.mergePath(':id'), handlers: { POST: mergeFile } },
  { path: MERGE_API.copies(':id'), handlers: { GET: sendCopies } },
]

async function mergeBytes({ request, response, services, id, query }: Call): Promise<void> {
  const body = await readBody(request, MAX_FILE)
  if (!body.ok) return sendProblem(response, body.error)
  const file = { bytes: body.value, name: query.get('name') ?? '', asMaps: query.get('as') === 'maps' }
  sendResult(response, await services.projects.merge(id, file))
}

async function mergeFile({ request, response, services, id }: Call): Promise<void> {
  const wish = await readJson(request, mergePath)
  if (!wish.ok) return sendProblem(response, wish.error)
  sendResult(response, await services.projects.mergePath(id, wish.value.path, wish.value.asMaps))
}

async function sendCopies({ response, services, id }: Call): Promise<void> {
  sendResult(response, await services.projects.copies(id))
}

/** The host's answers about projects' files; see `shared/protocol/files.ts`. */
import * as v from 'valibot'
import { FILES_API } from '#shared/protocol/files.ts'
import { sendProblem, sendResult } from './answer.ts'
import { readJson } from './body.ts'
import type { Call, Route } from './call.ts'

const moveFile = v.object({
  path: v.pipe(v.string(), v.minLength(1), v.maxLength(32_767), v.excludes('\0')),
  replace: v.exactOptional(v.boolean()),
})

export const FILES_ROUTES: readonly Route[] = [
  { path: FILES_API.place(':id'), handlers: { GET: sendPlace } },
  { path: FILES_API.save(':id'), handlers: { POST: saveNow } },
  { path: FILES_API.move(':id'), handlers: { POST: moveTo } },
  { path: FILES_API.folders(':id'), handlers: { GET: sendFolders } },
]

async function sendPlace({ response, services, id }: Call): Promise<void> {
  sendResult(response, await services.projects.files.place(id))
}

async function saveNow({ response, services, id }: Call): Promise<void> {
  sendResult(response, await services.projects.files.save(id))
}

async function moveTo({ request, response, services, id }: Call): Promise<void> {
  const wish = await readJson(request, moveFile)
  if (!wish.ok) return sendProblem(response, wish.error)
  sendResult(response, await services.projects.files.move(id, wish.value))
}

async function sendFolders({ response, services, id }: Call): Promise<void> {
  sendResult(response, await services.projects.files.folders(id))
}

/** The host's answers about the history of projects; see `shared/protocol/history.ts`. */
import * as v from 'valibot'

import { thumbnailSvg } from '#shared/formats/export/thumbnail.ts'
import { HISTORY_API, MAX_VERSION_NAME, NOW } from '#shared/protocol/history.ts'
import type { ProjectHistory } from '../history/project-history.ts'
import { sendBytes, sendJourney, sendJson, sendProblem, sendResult } from './answer.ts'
import { readJson } from './body.ts'
import type { Call, Handler, Route } from './call.ts'

const name = v.pipe(v.string(), v.trim(), v.maxLength(MAX_VERSION_NAME))
const versionName = v.object({ name })
const keepVersion = v.union([
  v.object({ reason: v.literal('before-restore') }),
  v.object({ name: v.pipe(name, v.minLength(1)) }),
])

export const HISTORY_ROUTES: readonly Route[] = [
  {
    path: HISTORY_API.versions(':id'),
    handlers: {
      GET: of((history, { response }) => sendJson(response, history.list())),
      POST: of(keep),
    },
  },
  {
    path: HISTORY_API.version(':id', ':version'),
    handlers: {
      GET: of(async (history, { response, version }) => sendResult(response, await history.read(version))),
      POST: of(rename),
      DELETE: of(async (history, { response, version }) =>
        sendResult(response, await history.remove(version)),
      ),
    },
  },
  { path: HISTORY_API.picture(':id', ':version'), handlers: { GET: of(sendPicture) } },
  { path: HISTORY_API.file(':id', ':version'), handlers: { GET: sendVersionFile } },
  { path: HISTORY_API.since(':id', ':version', ':from'), handlers: { GET: of(compare) } },
]

/** A handler that needs the project's history. */
function of(handle: (history: ProjectHistory, call: Call) => void | Promise<void>): Handler {
  return async (call) => {
    const history = await call.services.projects.history(call.id)
    if (history.ok) await handle(history.value, call)
    else sendProblem(call.response, history.error)
  }
}

async function keep(history: ProjectHistory, { request, response }: Call): Promise<void> {
  const wish = await readJson(request, keepVersion)
  if (!wish.ok) return sendProblem(response, wish.error)
  const kept = 'name' in wish.value ? history.keep('named', wish.value.name) : history.keep(wish.value.reason)
  sendResult(response, await kept)
}

async function rename(history: ProjectHistory, { request, response, version }: Call): Promise<void> {
  const wish = await readJson(request, versionName)
  if (!wish.ok) return sendProblem(response, wish.error)
  sendResult(response, await history.rename(version, wish.value.name))
}

async function sendPicture(history: ProjectHistory, { response, version }: Call): Promise<void> {
  const read = await history.read(version)
  if (!read.ok) return sendProblem(response, read.error)
  // A version never changes, and no other gets its name.
  const headers = version === NOW ? {} : { 'Cache-Control': 'private, max-age=31536000, immutable' }
  sendBytes(response, 200, 'image/svg+xml', thumbnailSvg(read.value), headers)
}

async function sendVersionFile({ response, services, id, version }: Call): Promise<void> {
  const file = await services.projects.versionFile(id, version)
  if (file.ok) sendJourney(response, file.value)
  else sendProblem(response, file.error)
}

async function compare(history: ProjectHistory, { response, version, from }: Call): Promise<void> {
  sendResult(response, await history.compare(from, version))
}

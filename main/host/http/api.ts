/** The host's answers under `/api/`: one small handler for each thing a window may ask, see `shared/protocol/http.ts`. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import type { Problem } from '#shared/base/result.ts'
import { IMAGE_BOUNDS, imageType, isImageRef } from '#shared/model/image.ts'
import { type AddedImage, API, MAX_FILE, REQUEST_HEADER } from '#shared/protocol/http.ts'
import { isKeptFileId } from '#shared/protocol/journey-data.ts'
import { bearerToken } from '../access.ts'
import { sendBytes, sendJourney, sendJson, sendProblem, sendRefusal, sendResult } from './answer.ts'
import { readBody, readJson } from './body.ts'
import type { ApiServices, Call, Method, Route } from './call.ts'
import { DOOR_ROUTES } from './door-api.ts'
import { FILES_ROUTES } from './files-api.ts'
import { HISTORY_ROUTES } from './history-api.ts'
import { JOURNEY_DATA_ROUTES } from './journey-data-api.ts'
import { MERGE_ROUTES } from './merge-api.ts'
import { listPlays, removePlay, savePlay } from './play-api.ts'
import { SUPPORT_ROUTES } from './support-api.ts'
import { listTemplates, removeTemplate, renameTemplate, saveTemplate, sendTemplate } from './template-api.ts'

/** Largest page to print, in bytes: hundreds of pictures, which take a third more room in base 64. */
const MAX_PAGE = 128 * 1024 * 1024
/** Longest side of a page, in millimetres: what PDF readers open (200 inches). */
const MAX_SIDE = 5080

const newProject = v.object({
  template: v.pipe(v.string(), v.maxLength(100)),
  title: v.exactOptional(v.pipe(v.string(), v.maxLength(1000))),
  example: v.exactOptional(v.boolean()),
})
const openPath = v.object({ path: v.pipe(v.string(), v.minLength(1), v.maxLength(32_767)) })

const ROUTES: readonly Route[] = [
  { path: API.info, handlers: { GET: ({ response, services }) => sendJson(response, services.info) } },
  { path: API.projects, handlers: { GET: listProjects, POST: createProject } },
  { path: API.templates, handlers: { GET: listTemplates, POST: saveTemplate } },
  {
    path: API.template(':id'),
    handlers: { GET: sendTemplate, POST: renameTemplate, DELETE: removeTemplate },
  },
  { path: API.plays, handlers: { GET: listPlays, POST: savePlay } },
  { path: API.play(':id'), handlers: { DELETE: removePlay } },
  { path: API.importFile, handlers: { POST: importFile } },
  { path: API.openPath, handlers: { POST: openFile } },
  { path: API.print, handlers: { POST: printPage } },
  { path: API.project(':id'), handlers: { DELETE: forgetProject } },
  { path: API.openProject(':id'), handlers: { POST: openProject } },
  { path: API.file(':id'), handlers: { GET: sendFile } },
  { path: API.thumbnail(':id'), handlers: { GET: sendThumbnail } },
  { path: API.images(':id'), handlers: { POST: addImage } },
  { path: API.image(':id', ':image'), handlers: { GET: sendImage } },
  ...DOOR_ROUTES,
  ...HISTORY_ROUTES,
  ...FILES_ROUTES,
  ...MERGE_ROUTES,
  ...SUPPORT_ROUTES,
  ...JOURNEY_DATA_ROUTES,
]

/** Answers whatever comes under `/api/`, if the asker may. */
export async function serveApi(
  request: IncomingMessage,
  response: ServerResponse,
  services: ApiServices,
): Promise<void> {
  const token = bearerToken(request.headers)
  if (token === undefined || !services.access.isToken(token)) return sendRefusal(response, 401, NO_TOKEN)
  const { path, query } = splitTarget(request.url ?? '')
  const found = findRoute(path)
  if (!found) return sendRefusal(response, 404, NOTHING)
  const handler = found.handlers[request.method as Method]
  if (!handler) return sendRefusal(response, 405, NOTHING, { Allow: Object.keys(found.handlers).join(', ') })
  if (request.method !== 'GET' && request.headers[REQUEST_HEADER.name] !== REQUEST_HEADER.value)
    return sendRefusal(response, 403, NO_HEADER)
  await handler({ request, response, services, query, ...found.names })
}

const NO_TOKEN: Problem = {
  code: 'no-token',
  message: 'This window is not allowed in. Open it with the address that Throughline showed when it started.',
}
const NO_HEADER: Problem = {
  code: 'bad-request',
  message: 'This request did not come from a Throughline window. Nothing was changed.',
}
const NOTHING: Problem = { code: 'bad-request', message: 'The host does not know this request.' }

function splitTarget(target: string): { path: string; query: URLSearchParams } {
  const mark = target.indexOf('?')
  return mark < 0
    ? { path: target, query: new URLSearchParams() }
    : { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark + 1)) }
}

/** What stands for a part of an address that differs from call to call, and what it may be. */
const WILD: Readonly<Record<string, (name: unknown) => boolean>> = {
  ':id': isId,
  ':image': isImageRef,
  ':version': isId,
  ':from': isId,
  ':dataSet': isId,
  ':file': isKeptFileId,
}

function findRoute(path: string) {
  const names = path.split('/')
  for (const { path: pattern, handlers } of ROUTES) {
    const parts = pattern.split('/')
    const named = (part: string) => names[parts.indexOf(part)] ?? ''
    const fits = (part: string, index: number) => WILD[part]?.(names[index]) ?? part === names[index]
    if (parts.length === names.length && parts.every(fits)) return { handlers, names: namesBy(named) }
  }
  return undefined
}

const namesBy = (named: (part: string) => string) => ({
  id: named(':id'),
  image: named(':image'),
  version: named(':version'),
  from: named(':from'),
  dataSet: named(':dataSet'),
  keptFile: named(':file'),
})

async function listProjects({ response, services }: Call): Promise<void> {
  sendJson(response, await services.projects.list())
}

async function createProject({ request, response, services }: Call): Promise<void> {
  const wish = await readJson(request, newProject)
  if (!wish.ok) return sendProblem(response, wish.error)
  sendResult(response, await services.projects.create(wish.value))
}

async function importFile({ request, response, services, query }: Call): Promise<void> {
  const body = await readBody(request, MAX_FILE)
  if (!body.ok) return sendProblem(response, body.error)
  sendResult(response, await services.projects.importFile(query.get('name') ?? '', body.value))
}

async function openFile({ request, response, services }: Call): Promise<void> {
  const wish = await readJson(request, openPath)
  if (!wish.ok) return sendProblem(response, wish.error)
  sendResult(response, await services.projects.openPath(wish.value.path))
}

async function openProject({ response, services, id }: Call): Promise<void> {
  sendResult(response, await services.projects.open(id))
}

async function forgetProject({ response, services, id }: Call): Promise<void> {
  await services.doors.close(id)
  sendResult(response, await services.projects.forget(id))
}

async function sendFile({ response, services, id }: Call): Promise<void> {
  const file = await services.projects.file(id)
  if (!file.ok) return sendProblem(response, file.error)
  sendJourney(response, file.value)
}

async function sendThumbnail({ response, services, id }: Call): Promise<void> {
  const thumbnail = await services.projects.thumbnail(id)
  if (thumbnail.ok) sendBytes(response, 200, 'image/svg+xml', thumbnail.value)
  else sendProblem(response, thumbnail.error)
}

async function addImage({ request, response, services, id }: Call): Promise<void> {
  const body = await readBody(request, IMAGE_BOUNDS.bytes)
  if (!body.ok) return sendProblem(response, body.error)
  const added = await services.projects.addImage(id, body.value)
  if (added.ok) sendJson(response, { ref: added.value } satisfies AddedImage)
  else sendProblem(response, added.error)
}

async function sendImage({ response, services, id, image }: Call): Promise<void> {
  const found = await services.projects.image(id, image)
  if (!found.ok) return sendProblem(response, found.error)
  // The name is made of the content, so there can never be another one under it.
  const headers = { 'Cache-Control': 'private, max-age=31536000, immutable' }
  sendBytes(response, 200, imageType(image), found.value, headers)
}

async function printPage({ request, response, services, query }: Call): Promise<void> {
  const size = { widthMm: Number(query.get('width')), heightMm: Number(query.get('height')) }
  if (!Object.values(size).every((side) => side >= 10 && side <= MAX_SIDE))
    return sendProblem(response, {
      code: 'bad-request',
      message: `A page measures between 10 and ${MAX_SIDE} mm a side. Choose another size.`,
    })
  if (!services.printer)
    return sendProblem(response, {
      code: 'no-printer',
      message: 'No Chromium was found on this machine to make the PDF. Use the browser’s own print dialog.',
    })
  const page = await readBody(request, MAX_PAGE)
  if (!page.ok) return sendProblem(response, page.error)
  const abort = new AbortController()
  response.on('close', () => abort.abort())
  const printed = await services.printer.print(page.value.toString('utf8'), size, abort.signal)
  if (printed.ok) sendBytes(response, 200, 'application/pdf', printed.value)
  else sendProblem(response, printed.error)
}

/** The host's answers under `/api/`: one small handler for each thing a window may ask, see `shared/protocol/http.ts`. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import type { Problem } from '#shared/base/result.ts'
import { API, type HostInfo, MAX_FILE, REQUEST_HEADER } from '#shared/protocol/http.ts'
import { type Access, bearerToken } from '../access.ts'
import type { Printer } from '../printer.ts'
import type { Projects } from '../projects.ts'
import { sendBytes, sendJson, sendProblem, sendRefusal } from './answer.ts'
import { readBody, readJson } from './body.ts'

export interface ApiServices {
  readonly access: Access
  readonly info: HostInfo
  readonly projects: Projects
  readonly printer: Printer | undefined
}

interface Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly services: ApiServices
  readonly query: URLSearchParams
  /** The project's id, where the path has one. */
  readonly id: string
}

type Handler = (call: Call) => void | Promise<void>
type Method = 'GET' | 'POST' | 'DELETE'

/** Largest page to print, in bytes. */
const MAX_PAGE = 64 * 1024 * 1024
/** Longest side of a page, in millimetres: what PDF readers open (200 inches). */
const MAX_SIDE = 5080

const newProject = v.object({
  template: v.pipe(v.string(), v.maxLength(100)),
  title: v.optional(v.pipe(v.string(), v.maxLength(1000))),
})
const openPath = v.object({ path: v.pipe(v.string(), v.minLength(1), v.maxLength(32_767)) })

const ROUTES: readonly { path: string; handlers: Readonly<Partial<Record<Method, Handler>>> }[] = [
  { path: API.info, handlers: { GET: ({ response, services }) => sendJson(response, services.info) } },
  { path: API.projects, handlers: { GET: listProjects, POST: createProject } },
  { path: API.importFile, handlers: { POST: importFile } },
  { path: API.openPath, handlers: { POST: openFile } },
  { path: API.print, handlers: { POST: printPage } },
  { path: API.project(':id'), handlers: { DELETE: forgetProject } },
  { path: API.openProject(':id'), handlers: { POST: openProject } },
  { path: API.file(':id'), handlers: { GET: sendFile } },
  { path: API.thumbnail(':id'), handlers: { GET: sendThumbnail } },
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
  await handler({ request, response, services, query, id: found.id })
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

function findRoute(path: string) {
  const names = path.split('/')
  for (const { path: pattern, handlers } of ROUTES) {
    const parts = pattern.split('/')
    const fits = (part: string, index: number) =>
      part === names[index] || (part === ':id' && isId(names[index]))
    if (parts.length === names.length && parts.every(fits))
      return { handlers, id: names[parts.indexOf(':id')] ?? '' }
  }
  return undefined
}

async function listProjects({ response, services }: Call): Promise<void> {
  sendJson(response, await services.projects.list())
}

async function createProject({ request, response, services }: Call): Promise<void> {
  const wish = await readJson(request, newProject)
  if (!wish.ok) return sendProblem(response, wish.error)
  const made = await services.projects.create(wish.value.template, wish.value.title)
  if (made.ok) sendJson(response, made.value)
  else sendProblem(response, made.error)
}

async function importFile({ request, response, services, query }: Call): Promise<void> {
  const body = await readBody(request, MAX_FILE)
  if (!body.ok) return sendProblem(response, body.error)
  const imported = await services.projects.importFile(query.get('name') ?? '', body.value)
  if (imported.ok) sendJson(response, imported.value)
  else sendProblem(response, imported.error)
}

async function openFile({ request, response, services }: Call): Promise<void> {
  const wish = await readJson(request, openPath)
  if (!wish.ok) return sendProblem(response, wish.error)
  const opened = await services.projects.openPath(wish.value.path)
  if (opened.ok) sendJson(response, opened.value)
  else sendProblem(response, opened.error)
}

async function openProject({ response, services, id }: Call): Promise<void> {
  const opened = await services.projects.open(id)
  if (opened.ok) sendJson(response, opened.value)
  else sendProblem(response, opened.error)
}

async function forgetProject({ response, services, id }: Call): Promise<void> {
  const forgotten = await services.projects.forget(id)
  if (forgotten.ok) sendJson(response, null)
  else sendProblem(response, forgotten.error)
}

async function sendFile({ response, services, id }: Call): Promise<void> {
  const file = await services.projects.file(id)
  if (!file.ok) return sendProblem(response, file.error)
  const name = encodeURIComponent(file.value.name).replaceAll("'", '%27')
  sendBytes(response, 200, 'application/vnd.throughline.journey+zip', file.value.bytes, {
    'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
  })
}

async function sendThumbnail({ response, services, id }: Call): Promise<void> {
  const thumbnail = await services.projects.thumbnail(id)
  if (thumbnail.ok) sendBytes(response, 200, 'image/svg+xml', thumbnail.value)
  else sendProblem(response, thumbnail.error)
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

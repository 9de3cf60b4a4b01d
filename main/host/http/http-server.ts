import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { REQUEST_HEADER } from '#shared/protocol/http.ts'
import { type Access, LOOPBACK } from '../access.ts'
import type { Log } from '../log.ts'
import { OWN_WINDOW, pagePolicy, sendRefusal, writeHead } from './answer.ts'
import { answerWith } from './answer-with.ts'
import { serveApi } from './api.ts'
import type { ApiServices } from './call.ts'
import { type Site, type StaticFolders, serveFile } from './static-files.ts'

/** Slow and silent requests are dropped; times in milliseconds. A file of the largest size crosses loopback in a second or two. */
const TIMES = { headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 5_000 } as const
const MAX_CONNECTIONS = 500

/** A server that listens on loopback and answers nothing yet. Port 0 takes any free one. */
export function listen(port: number): Promise<Result<{ server: Server; port: number }>> {
  const server = createServer({ ...TIMES, connectionsCheckingInterval: 5_000, requireHostHeader: true })
  server.maxConnections = MAX_CONNECTIONS
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(cannotListen(port, error)))
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
      server.removeAllListeners('error')
      resolve(ok({ server, port: (server.address() as AddressInfo).port }))
    })
  })
}

function cannotListen(port: number, { code }: NodeJS.ErrnoException): Result<never> {
  if (code === 'EADDRINUSE')
    return fail(
      'port-in-use',
      `Port ${port} is in use by another program. Choose another port, or 0 for any free one.`,
    )
  if (code === 'EACCES')
    return fail(
      'port-not-allowed',
      `Port ${port} is reserved by the system. Choose one above 1023, or 0 for any free one.`,
    )
  return fail(
    'no-port',
    `The host could not listen on port ${port} (${code}). Choose another port, or 0 for any free one.`,
  )
}

export interface HttpServices extends ApiServices {
  readonly folders: StaticFolders
  readonly log: Log
}

/** Begins to answer: the app's files to any page of this host, the API to those who have the token. */
export function answerRequests(server: Server, services: HttpServices): void {
  const { access, folders, log } = services
  const policy = pagePolicy(access.hosts.map((host) => `http://${host}`))
  const site = { folders, start: 'index.html', policy, headers: OWN_WINDOW }
  // Where this machine is out of file handles, for one.
  server.on('error', (error) => log.error('A connection could not be taken.', error))
  answerWith(server, log, (request, response) => answer(request, response, services, site))
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  services: HttpServices,
  site: Site,
): Promise<void> {
  const refusal = refuseStranger(request, services.access)
  if (refusal) return sendRefusal(response, 403, refusal)
  const window = services.access.foreignWindow(request.headers)
  if (window !== undefined && admitWindow(request, response, window)) return
  if (/^\/api(?:[/?]|$)/.test(request.url ?? '')) return serveApi(request, response, services)
  return serveFile(request, response, site)
}

/**
 * Tells the browser of a window whose page came from elsewhere (the desktop app's own scheme) that it may read the answer.
 * Answers at once where the browser only asks whether it may, which it does without a token.
 */
function admitWindow(request: IncomingMessage, response: ServerResponse, origin: string): boolean {
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Vary', 'Origin')
  if (request.method !== 'OPTIONS') return false
  writeHead(response, 204, {
    'Access-Control-Allow-Methods': 'GET, POST, DELETE',
    'Access-Control-Allow-Headers': `authorization, content-type, ${REQUEST_HEADER.name}`,
    'Access-Control-Max-Age': 600,
  })
  response.end()
  return true
}

function refuseStranger(request: IncomingMessage, access: Access) {
  if (!access.isForHost(request))
    return { code: 'wrong-host', message: 'This host answers only under its own address on this machine.' }
  if (!access.isFromOwnPage(request.headers))
    return { code: 'wrong-origin', message: 'Only the pages of this host may ask it anything.' }
  return undefined
}

/** Serves the built app and the project's assets: files of two folders, to be read and nothing else. */
import { createReadStream } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sendRefusal, writeHead } from './answer.ts'

export interface StaticFolders {
  /** The built app: `index.html` and what it loads. */
  readonly renderer: string
  /** Templates, the sample, fonts; served under `/assets/` where the app has no file of that name. */
  readonly assets: string
}

/** What a listener serves, and how. */
export interface Site {
  readonly folders: StaticFolders
  /** The file that `/` stands for. */
  readonly start: string
  /** What its pages may load; see `pagePolicy`. */
  readonly policy: string
  /** On top of what every answer has. */
  readonly headers?: OutgoingHttpHeaders
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/** Names of one file or folder in a path: no dot files, no parents, no drives, no streams, no separators in disguise. */
const NAME = /^[\w@-][\w@. ()-]*$/
/** The builder puts a hash of the content into these names, so what is under one of them never changes. */
const HASHED = /^(?:guest\/)?assets\/.*-[\w-]{8}\.\w+$/

/** Kinds that the build writes a compressed file beside; see `scripts/lib/compress.mjs`. */
const COMPRESSED = /\.(?:js|css|html|svg|json)$/

/** The path below a served folder that a request's target asks for, or `undefined` where it asks for anything else. */
export function pathOfTarget(target: string, start = 'index.html'): string | undefined {
  const path = decode(/^\/([^?#]*)/.exec(target)?.[1] ?? '..')
  if (path === '') return start
  const names = path?.split('/') ?? []
  return names.length > 0 && names.every((name) => NAME.test(name) && !name.endsWith('.'))
    ? names.join('/')
    : undefined
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

interface Found {
  readonly path: string
  readonly size: number
}

/** A file below a folder, links resolved, or `undefined`. */
async function findFile(folder: string, path: string): Promise<Found | undefined> {
  try {
    const root = await realpath(folder)
    const found = await realpath(join(root, path))
    if (!found.startsWith(root + sep)) return undefined
    await using file = await open(found, 'r')
    const stat = await file.stat()
    return stat.isFile() ? { path: found, size: stat.size } : undefined
  } catch {
    return undefined
  }
}

async function findIn(folders: StaticFolders, path: string): Promise<Found | undefined> {
  const found = await findFile(folders.renderer, path)
  if (found || !path.startsWith('assets/')) return found
  return findFile(folders.assets, path.slice('assets/'.length))
}

/** Answers a request for a file. The app's page needs no token: it is the same for everybody and holds nothing. */
export async function serveFile(
  request: IncomingMessage,
  response: ServerResponse,
  { folders, start, policy, headers = {} }: Site,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return sendRefusal(response, 405, { code: 'bad-request', message: 'Files here can only be read.' })
  const path = pathOfTarget(request.url ?? '', start)
  const found = path === undefined ? undefined : await findIn(folders, path)
  if (path === undefined || !found) return sendNothing(response, path === start)
  const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
  const small = COMPRESSED.test(path) ? await findIn(folders, `${path}.gz`) : undefined
  const zipped = small !== undefined && takesGzip(request.headers['accept-encoding'])
  const sent = zipped ? small : found
  if (small) response.appendHeader('Vary', 'Accept-Encoding')
  writeHead(response, 200, {
    'Content-Type': type,
    'Content-Length': sent.size,
    'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
    ...(isPage(type) ? { 'Content-Security-Policy': policy } : {}),
    ...headers,
  })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(sent.path, { end: Math.max(0, sent.size - 1) }), response)
}

/** Whether an `Accept-Encoding` names gzip, or anything at all, and does not take it back with a weight of 0. */
export function takesGzip(accepted: string | readonly string[] | undefined): boolean {
  const weights = new Map(
    String(accepted ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [coding = '', ...parameters] = part.split(';').map((text) => text.trim())
        const weight = parameters.find((text) => text.startsWith('q='))?.slice(2)
        return [coding, weight === undefined ? 1 : Number(weight)] as const
      }),
  )
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0
}

/** A script counts too: a worker lives by the policy its own file came with. */
const isPage = (type: string): boolean => /^text\/(?:html|javascript)/.test(type)

function sendNothing(response: ServerResponse, isStart: boolean): void {
  if (isStart) sendRefusal(response, 503, NOT_BUILT)
  else sendRefusal(response, 404, NOTHING)
}

const NOT_BUILT = {
  code: 'not-built',
  message: 'The app has not been built yet. Run “npm start”, which builds it.',
}
const NOTHING = { code: 'missing', message: 'There is nothing at this address.' }

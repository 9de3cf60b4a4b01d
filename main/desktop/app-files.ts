/** Serves the built app to its windows: the files of two folders, to be read and nothing else. */
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { pathOfTarget } from '#main/host/http/static-files.ts'
import { APP_ORIGIN, originOf } from './app-address.ts'
import { appPolicy } from './page-policy.ts'

export interface AppFolders {
  /** The built app: `index.html` and what it loads. */
  readonly renderer: string
  /** Templates and the sample, under `/assets/` where the app has no file of that name. */
  readonly assets: string
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  'Cache-Control': 'no-cache',
} as const

/**
 * Answers a request under the app's scheme. `hostUrl` is where the page may connect to. Every answer carries the policy,
 * scripts too: a worker lives by the policy its own file came with.
 */
export async function answerAppRequest(
  { method, url }: Pick<Request, 'method' | 'url'>,
  folders: AppFolders,
  hostUrl: string | undefined,
): Promise<Response> {
  const headers = { ...HEADERS, 'Content-Security-Policy': appPolicy(hostUrl) }
  const refuse = (status: number, sentence: string) =>
    new Response(sentence, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } })
  if (method !== 'GET') return refuse(405, 'Files here can only be read.')
  const path = originOf(url) === APP_ORIGIN ? pathOfTarget(url.slice(APP_ORIGIN.length)) : undefined
  const bytes = path === undefined ? undefined : await readFrom(folders, path)
  if (path === undefined || !bytes) return refuse(404, 'There is nothing at this address.')
  const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
  return new Response(bytes, { headers: { ...headers, 'Content-Type': type } })
}

async function readFrom(folders: AppFolders, path: string): Promise<Buffer<ArrayBuffer> | undefined> {
  const own = await readBelow(folders.renderer, path)
  if (own || !path.startsWith('assets/')) return own
  return readBelow(folders.assets, path.slice('assets/'.length))
}

/** A file below a folder, links resolved, or `undefined`. */
async function readBelow(folder: string, path: string): Promise<Buffer<ArrayBuffer> | undefined> {
  try {
    const [root, found] = await Promise.all([realpath(folder), realpath(join(folder, path))])
    return found.startsWith(root + sep) ? await readFile(found) : undefined
  } catch {
    return undefined
  }
}

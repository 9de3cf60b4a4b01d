/** How a host answers over HTTP: every answer, refusals too, with the headers that keep a browser out of trouble. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Problem, Result } from '#shared/base/result.ts'
import type { RefusalBody } from '#shared/protocol/http.ts'

/** Headers of every answer. */
const ALWAYS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
} as const

/** For answers that are no pages: opened by itself, such a document can do nothing. */
const INERT_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** For pages on loopback. Browsers heed it in secure contexts alone, and complain about it everywhere else. */
export const OWN_WINDOW = { 'Cross-Origin-Opener-Policy': 'same-origin' } as const

/**
 * What the app's page may load: its own files, pictures it made itself, and the host that serves it under `origins`. React
 * sets style attributes, which count as inline styles.
 */
export function pagePolicy(origins: readonly string[]): string {
  // A policy cannot name an IPv6 address; such a page reaches its own host through 'self'.
  const sockets = origins
    .filter((origin) => !origin.includes('['))
    .map((origin) => origin.replace(/^http/, 'ws'))
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${sockets.join(' ')}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Writes the head of an answer; what is said in `headers` comes on top of what every answer has. */
export function writeHead(response: ServerResponse, status: number, headers: OutgoingHttpHeaders): void {
  response.writeHead(status, {
    ...ALWAYS,
    'Content-Security-Policy': INERT_POLICY,
    'Cache-Control': 'no-store',
    ...headers,
  })
}

export function sendBytes(
  response: ServerResponse,
  status: number,
  type: string,
  bytes: Uint8Array | string,
  headers: OutgoingHttpHeaders = {},
): void {
  writeHead(response, status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(bytes),
    ...headers,
  })
  response.end(bytes)
}

/** A project file, to be saved under its name. */
export function sendJourney(
  response: ServerResponse,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): void {
  const encoded = encodeURIComponent(name).replaceAll("'", '%27')
  sendBytes(response, 200, 'application/vnd.throughline.journey+zip', bytes, {
    'Content-Disposition': `attachment; filename*=UTF-8''${encoded}`,
  })
}

export const sendJson = (response: ServerResponse, body: unknown): void =>
  sendBytes(response, 200, 'application/json', JSON.stringify(body))

/** A refusal in words. A request whose body was not read to its end takes its connection along. */
export function sendRefusal(
  response: ServerResponse,
  status: number,
  { code, message }: Problem,
  headers: OutgoingHttpHeaders = {},
): void {
  const body: RefusalBody = { code, message }
  const closing = response.req.complete ? {} : { Connection: 'close' }
  sendBytes(response, status, 'application/json', JSON.stringify(body), { ...closing, ...headers })
}

const STATUS_OF: Readonly<Record<string, number>> = {
  missing: 404,
  'damaged-version': 410,
  'unknown-project': 404,
  'unknown-template': 404,
  'no-example': 404,
  'too-large': 413,
  'document-open': 409,
  taken: 409,
  'no-printer': 501,
  'bad-request': 400,
  'unknown-workshop': 404,
  'port-in-use': 409,
  unreachable: 502,
  'wrong-fingerprint': 502,
  'not-a-workshop': 502,
}

/** A {@link Problem} of the host's work, with the status that says as much to programs. */
export const sendProblem = (response: ServerResponse, problem: Problem): void =>
  sendRefusal(response, STATUS_OF[problem.code] ?? 422, problem)

/** What came of a piece of work, as JSON. */
export function sendResult(response: ServerResponse, result: Result<unknown>): void {
  if (result.ok) sendJson(response, result.value)
  else sendProblem(response, result.error)
}

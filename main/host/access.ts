/**
 * Who may speak with a host: only programs on this machine that know its token, and only pages that the host itself served.
 * A page from the web can reach a loopback port or a door, and can even give it a name of its own (DNS rebinding); it cannot
 * choose the Host and Origin its browser sends, and it does not know the token.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** The address a host listens on; nothing outside this machine can reach it. */
export const LOOPBACK = '127.0.0.1'

/** What a listener looks at before anything else. */
export interface Gate {
  /** Whether the request was meant for this listener: exactly one Host header, with a name of it and the very port. */
  readonly isForHost: (request: IncomingMessage) => boolean
  /** Whether the request comes from no page at all, or from a page of this listener. */
  readonly isFromOwnPage: (headers: IncomingHttpHeaders) => boolean
  /** Host names with port under which pages may reach the listener. */
  readonly hosts: readonly string[]
}

export interface Access extends Gate {
  readonly token: string
  readonly isToken: (candidate: string) => boolean
  /** The origin of a window that loads its page from elsewhere, if the request comes from one. */
  readonly foreignWindow: (headers: IncomingHttpHeaders) => string | undefined
}

export interface AccessOptions {
  readonly port: number
  readonly token: string
  /** Origins besides the host's own, for a window that serves the page itself under a scheme of its own. */
  readonly origins?: readonly string[]
}

/** 256 random bits, safe in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** A gate that knows the listener by `hosts` (names in lower case, with port) and lets in pages of `origins`. */
export function createGate(hosts: readonly string[], origins: readonly string[]): Gate {
  const allowedHosts = new Set(hosts)
  const allowedOrigins = new Set(origins)
  return {
    hosts,
    isForHost(request) {
      const given = request.headersDistinct.host ?? []
      return given.length === 1 && allowedHosts.has(String(given[0]).toLowerCase())
    },
    isFromOwnPage: ({ origin }) => origin === undefined || allowedOrigins.has(origin),
  }
}

export function createAccess({ port, token, origins = [] }: AccessOptions): Access {
  const hosts = [LOOPBACK, 'localhost', '[::1]'].map((name) => `${name}:${port}`)
  const expected = digest(token)
  return {
    ...createGate(hosts, [...hosts.map((host) => `http://${host}`), ...origins]),
    token,
    foreignWindow: ({ origin }) => (origin !== undefined && origins.includes(origin) ? origin : undefined),
    // Digests have one length, so that the comparison takes as long for a near miss as for a far one.
    isToken: (candidate) => timingSafeEqual(digest(candidate), expected),
  }
}

/** The token of an `Authorization: Bearer …` header, or `undefined`. */
export function bearerToken({ authorization }: IncomingHttpHeaders): string | undefined {
  return authorization === undefined ? undefined : /^Bearer ([\w-]{1,200})$/.exec(authorization)?.[1]
}

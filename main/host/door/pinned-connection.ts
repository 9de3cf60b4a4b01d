import { timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { ok, type Result } from '#shared/base/result.ts'
import { inBrackets } from './door-names.ts'
import { JOINING } from './door-words.ts'

/** Another host, and the certificate by which it is known. */
export interface Peer {
  readonly host: string
  readonly port: number
  /** SHA-256 of the DER, in hex. */
  readonly fingerprint: string
}

/** How long another host may take to answer, in milliseconds. */
const PATIENCE = 8_000

export const authorityOf = ({ host, port }: Pick<Peer, 'host' | 'port'>): string =>
  `${inBrackets(host)}:${port}`

/** Connects over TLS to the host with that very certificate. Nothing is sent to any other (`wrong-fingerprint`). */
export function connectPinned(peer: Peer): Promise<Result<TLSSocket>> {
  const { host, port, fingerprint } = peer
  return new Promise((resolve) => {
    // Nobody vouches for these certificates; the comparison below takes the place of that.
    const socket = connect({
      host,
      port,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      ...(isIP(host) ? {} : { servername: host }),
    })
    socket.setTimeout(PATIENCE, () => socket.destroy())
    socket.once('secureConnect', () => {
      socket.setTimeout(0)
      socket.off('error', failed)
      if (isPinned(socket, fingerprint)) return resolve(ok(socket))
      socket.destroy()
      resolve(JOINING.wrongFingerprint)
    })
    const failed = (error: NodeJS.ErrnoException) => {
      const isForeign = error.code?.startsWith('ERR_SSL') === true || error.code === 'EPROTO'
      resolve(isForeign ? JOINING.notTls : JOINING.unreachable(authorityOf(peer)))
    }
    socket.once('error', failed)
    socket.once('close', () => resolve(JOINING.unreachable(authorityOf(peer))))
  })
}

function isPinned(socket: TLSSocket, fingerprint: string): boolean {
  const shown = Buffer.from((socket.getPeerCertificate().fingerprint256 ?? '').replaceAll(':', ''), 'hex')
  const expected = Buffer.from(fingerprint, 'hex')
  return shown.length === expected.length && timingSafeEqual(shown, expected)
}

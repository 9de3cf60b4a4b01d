/**
 * This host's certificate for desktop peers. Nobody vouches for it: whoever was invited knows its fingerprint. So it stays
 * the same for as long as it may, and an invitation of yesterday still fits.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { generate } from 'selfsigned'
import { type FileSystem, readWhole } from '../files/file-system.ts'
import type { Log } from '../log.ts'
import { writeSecretFile } from './secret-file.ts'

export interface Certificate {
  /** Both in PEM. */
  readonly key: string
  readonly cert: string
  /** SHA-256 of the DER, in hex. */
  readonly fingerprint: string
}

/** How long one holds, and how much of that must be left for it to be used on, in milliseconds. */
const DAY = 24 * 60 * 60 * 1000
const TERM = 730 * DAY
const LEAST_LEFT = 30 * DAY

/** The certificate kept at a path; a new one where there is none, or it ends soon or cannot be read. */
export async function keepCertificate(
  fs: FileSystem,
  path: string,
  log: Log,
  now: number = Date.now(),
): Promise<Certificate> {
  const kept = await readCertificate(fs, path, now)
  if (kept) return kept
  const made = await makeCertificate(now)
  try {
    await writeSecretFile(fs, path, Buffer.from(`${made.key}\n${made.cert}\n`))
  } catch (error) {
    // It serves for now; the next start makes another one, and invitations of today will not fit then.
    log.error('The certificate was not kept.', error)
  }
  return made
}

async function readCertificate(fs: FileSystem, path: string, now: number): Promise<Certificate | undefined> {
  try {
    const pem = (await readWhole(fs, path)).toString('utf8')
    const key = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(pem)?.[0]
    const cert = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(pem)?.[0]
    if (key === undefined || cert === undefined) return undefined
    const read = new X509Certificate(cert)
    const fits = read.checkPrivateKey(createPrivateKey(key)) && read.validToDate.getTime() - now > LEAST_LEFT
    return fits ? { key, cert, fingerprint: fingerprintOf(read) } : undefined
  } catch {
    return undefined
  }
}

async function makeCertificate(now: number): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'Throughline' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // Clocks in a room differ.
    notBeforeDate: new Date(now - DAY),
    notAfterDate: new Date(now + TERM),
  })
  const [key, cert] = [made.private.trim(), made.cert.trim()]
  return { key, cert, fingerprint: fingerprintOf(new X509Certificate(made.cert)) }
}

const fingerprintOf = ({ fingerprint256 }: X509Certificate): string =>
  fingerprint256.replaceAll(':', '').toLowerCase()

import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { CODE_LENGTH, CODE_LETTERS, readCode, showCode } from '#shared/protocol/room-link.ts'

/** A code as it is shown. */
export const newCode = (): string =>
  showCode(Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join(''))

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Digests have one length, so that the comparison takes as long for a near miss as for a far one. */
export const isSameCode = (typed: string, code: string): boolean =>
  timingSafeEqual(sha256(readCode(typed) ?? ''), sha256(code))

/** Length of the random part of a secret: 256 bits. */
const RANDOM_PART = 43

/** What lets a participant back in. The project stands behind the random part: a host with many finds the room by it. */
export const newSecret = (projectId: string): string => randomBytes(32).toString('base64url') + projectId

/** The project that a secret is for, or `undefined` where it is no secret of ours. */
export const projectOfSecret = (secret: string): string | undefined =>
  secret.length > RANDOM_PART ? secret.slice(RANDOM_PART) : undefined

/** How a secret is kept: who reads the disk cannot show it. */
export const digestOf = (secret: string): string => sha256(secret).toString('hex')

export const isDigestOf = (digest: string, secret: string): boolean =>
  timingSafeEqual(Buffer.from(digest), Buffer.from(digestOf(secret)))

/** An author of an anonymous round, of whom nothing else is known. Different in each round. */
export const authorDigest = (roundId: string, key: string): string => digestOf(`${roundId} ${key}`)

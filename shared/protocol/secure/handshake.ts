/**
 * How a guest's page and a host come to share keys. A page that is served over plain HTTP from a LAN address is no secure
 * context: browsers give it neither `crypto.subtle` nor a WebSocket with TLS, so the seal is made here, in a few kilobytes.
 *
 * The guest sends a fresh X25519 key (`hello`); the host answers with a fresh key of its own, its long-lived key and a proof
 * that it came to the same secret (`answer`). Both derive one key for each direction from fresh–fresh and fresh–long-lived
 * agreement (HKDF-SHA-256), bound to everything said so far and to the path of the socket. From then on every frame is
 * sealed with ChaCha20-Poly1305 under a counter (`sealed-channel.ts`).
 *
 * What it protects against:
 * - whoever listens, now or later: nobody but the two ends can read a frame, not even with the host's long-lived key,
 *   should that become known after the workshop;
 * - whoever alters, repeats, reorders or leaves out frames: the next frame does not open, and the socket ends;
 * - whoever answers in the host's place, where the guest has the host's key from the link or the QR code.
 *
 * What it does not:
 * - whoever can change the page itself on its way, or types the address into the wrong hands: over plain HTTP an active
 *   attacker in the network may serve another page, one that does none of this. Only TLS between desktops rules that out;
 * - an active attacker between the host and a guest who typed the address, as there is no key to compare with;
 * - showing who speaks with whom, when and how much, or ending connections.
 */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { joinBytes } from '#shared/base/join-bytes.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { type HostKeys, KEY_LENGTH, type Random, secureRandom } from './host-key.ts'
import { type KeyAgreement, portableAgreement } from './key-agreement.ts'
import { createSealedChannel, type SealedChannel } from './sealed-channel.ts'

/** Raised with every change that the other end would misunderstand. */
export const SECURE_VERSION = 1

/** Lengths of the two messages, in bytes. */
export const HELLO_LENGTH = 1 + KEY_LENGTH
export const ANSWER_LENGTH = 1 + 3 * KEY_LENGTH

/** The guest's half of a handshake. */
export interface Handshake {
  /** To be sent first, as one binary message. */
  readonly hello: Uint8Array<ArrayBuffer>
  /**
   * Takes the host's answer. Refuses (`other-version`, `not-a-host`, `somebody-between`) in a sentence; nothing but the
   * hello was sent by then.
   */
  readonly finish: (answer: Uint8Array) => Result<SecuredByGuest>
}

export interface SecuredByGuest {
  readonly channel: SealedChannel
  /** The host's long-lived public key, to be compared with when this guest comes back. */
  readonly hostKey: Uint8Array
}

/** Begins to secure a socket to `path`. `expectedHostKey`: the public key that the link brought, where it brought one. */
export function beginHandshake(options: {
  readonly path: string
  readonly expectedHostKey?: Uint8Array | null
  readonly random?: Random
}): Handshake {
  const { path, expectedHostKey, random = secureRandom } = options
  const fresh = random(KEY_LENGTH)
  const hello = joinBytes([Uint8Array.of(SECURE_VERSION), portableAgreement.publicKey(fresh)])
  return {
    hello,
    finish(answer) {
      if (answer[0] !== SECURE_VERSION) return fail('other-version', OTHER_VERSION)
      if (answer.length !== ANSWER_LENGTH) return fail('not-a-host', NOT_A_HOST)
      const [hostFresh, hostKey, proof] = [0, 1, 2].map((part) => keyAt(answer, part)) as [
        Uint8Array,
        Uint8Array,
        Uint8Array,
      ]
      if (expectedHostKey && !isSame(hostKey, expectedHostKey))
        return fail('somebody-between', SOMEBODY_BETWEEN)
      const freshSecret = portableAgreement.agree(fresh, hostFresh)
      const knownSecret = portableAgreement.agree(fresh, hostKey)
      if (!freshSecret || !knownSecret) return fail('not-a-host', NOT_A_HOST)
      const keys = deriveKeys([freshSecret, knownSecret], [hello, hostFresh, hostKey], path)
      if (!isSame(keys.proof, proof)) return fail('not-a-host', NOT_A_HOST)
      return ok({ channel: createSealedChannel({ send: keys.guest, receive: keys.host }), hostKey })
    },
  }
}

/**
 * The host's half: what to answer to a hello, and the channel from then on. Refuses (`other-version`, `no-hello`) what no
 * page of this version sends; {@link SECURE_VERSION} alone, as one byte, then tells a page of another version why.
 */
export function answerHandshake(
  options: {
    readonly path: string
    readonly hostKeys: HostKeys
    readonly random?: Random
    readonly agreement?: KeyAgreement
  },
  hello: Uint8Array,
): Result<{ readonly answer: Uint8Array<ArrayBuffer>; readonly channel: SealedChannel }> {
  const { path, hostKeys, random = secureRandom, agreement = portableAgreement } = options
  if (hello.length !== HELLO_LENGTH) return fail('no-hello', NO_HELLO)
  if (hello[0] !== SECURE_VERSION) return fail('other-version', OTHER_VERSION)
  const fresh = random(KEY_LENGTH)
  const guestFresh = keyAt(hello, 0)
  const freshSecret = agreement.agree(fresh, guestFresh)
  const knownSecret = agreement.agree(hostKeys.secretKey, guestFresh)
  if (!freshSecret || !knownSecret) return fail('no-hello', NO_HELLO)
  const shown = [agreement.publicKey(fresh), hostKeys.publicKey]
  const keys = deriveKeys([freshSecret, knownSecret], [hello, ...shown], path)
  const answer = joinBytes([Uint8Array.of(SECURE_VERSION), ...shown, keys.proof])
  return ok({ answer, channel: createSealedChannel({ send: keys.host, receive: keys.guest }) })
}

const OTHER_VERSION = 'This page and the host are of different versions of Throughline. Load the page again.'
const NOT_A_HOST =
  'What answered is not the host of this workshop, or its answer was changed on the way. Nothing was sent. Load the page again.'
const SOMEBODY_BETWEEN =
  'Somebody between this device and the host may be listening: the key that answered is not the one in your link. Nothing was sent. Ask the facilitator for the link of today; if this comes again, use another network.'
const NO_HELLO = 'A connection did not begin as a page of Throughline begins one.'

const LABEL = new TextEncoder().encode('throughline sealed socket 1')

const keyAt = (message: Uint8Array, index: number): Uint8Array =>
  message.slice(1 + index * KEY_LENGTH, 1 + (index + 1) * KEY_LENGTH)

/** All parts but the path have fixed lengths, so no two conversations share a transcript. */
function deriveKeys(secrets: readonly Uint8Array[], said: readonly Uint8Array[], path: string) {
  const transcript = sha256(joinBytes([LABEL, ...said, new TextEncoder().encode(path)]))
  const keys = hkdf(sha256, joinBytes(secrets), transcript, LABEL, 3 * KEY_LENGTH)
  return {
    guest: keys.slice(0, KEY_LENGTH),
    host: keys.slice(KEY_LENGTH, 2 * KEY_LENGTH),
    proof: keys.slice(2 * KEY_LENGTH),
  }
}

/** Looks at every byte, so that the time it takes tells nothing. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length
  for (const [index, byte] of one.entries()) difference |= byte ^ (other[index] ?? 0)
  return difference === 0
}

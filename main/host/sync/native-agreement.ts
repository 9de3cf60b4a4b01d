import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto'
import type { KeyAgreement } from '#shared/protocol/secure/key-agreement.ts'

/** What stands before the 32 bytes of an X25519 key in PKCS #8 and in SPKI (RFC 8410). */
const SECRET_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex')
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex')

/** Reading a key takes longer than using it, and the host's own is in every handshake. */
const secretKeys = new WeakMap<Uint8Array, KeyObject>()

function secretKeyOf(bytes: Uint8Array): KeyObject {
  const known = secretKeys.get(bytes)
  if (known) return known
  const key = createPrivateKey({ key: Buffer.concat([SECRET_HEAD, bytes]), format: 'der', type: 'pkcs8' })
  secretKeys.set(bytes, key)
  return key
}

const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, bytes]), format: 'der', type: 'spki' })

/**
 * The runtime's own X25519, several times as fast as JavaScript: a host shakes hands with a whole room at once, and with
 * whoever means it ill. Frames are sealed in JavaScript here too: for such as these it is as fast, and what a desktop app
 * runs on has no ChaCha20-Poly1305 to offer.
 */
export const nativeAgreement: KeyAgreement = {
  publicKey: (secretKey) =>
    new Uint8Array(
      createPublicKey(secretKeyOf(secretKey))
        .export({ format: 'der', type: 'spki' })
        .subarray(PUBLIC_HEAD.length),
    ),
  agree(secretKey, otherKey) {
    try {
      const agreed = diffieHellman({ privateKey: secretKeyOf(secretKey), publicKey: publicKeyOf(otherKey) })
      return agreed.some((byte) => byte !== 0) ? new Uint8Array(agreed) : undefined
    } catch {
      return undefined
    }
  },
}

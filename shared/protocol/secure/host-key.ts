import { portableAgreement } from './key-agreement.ts'

/** Answers so many bytes that nobody can guess. */
export type Random = (length: number) => Uint8Array

/** The runtime's own; on a page without a secure context too. */
export const secureRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length))

/** Length of an X25519 key, in bytes. */
export const KEY_LENGTH = 32

/** The long-lived X25519 keys by which guests know a host again. */
export interface HostKeys {
  /** Never leaves the host. */
  readonly secretKey: Uint8Array
  readonly publicKey: Uint8Array
}

/** New keys for a host that has none yet. */
export const newHostKeys = (random: Random = secureRandom): HostKeys => hostKeysOf(random(KEY_LENGTH))

/** The keys of a host that kept its secret key of {@link KEY_LENGTH} bytes. */
export const hostKeysOf = (secretKey: Uint8Array): HostKeys => ({
  secretKey,
  publicKey: portableAgreement.publicKey(secretKey),
})

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A public key as links carry it: 43 characters of base64url. */
export function hostKeyText(publicKey: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of publicKey) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 6; bits -= 6) text += ALPHABET[(held >> (bits - 6)) & 63]
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + ALPHABET[(held << (6 - bits)) & 63] : text
}

/** The key that a link carries, or `undefined` where the text is none. */
export function readHostKey(text: string): Uint8Array | undefined {
  if (!/^[\w-]{43}$/.test(text)) return undefined
  const key = new Uint8Array(KEY_LENGTH)
  let bits = 0
  let held = 0
  let length = 0
  for (const letter of text) {
    held = (held << 6) | ALPHABET.indexOf(letter)
    bits += 6
    if (bits >= 8) {
      bits -= 8
      key[length++] = held >> bits
      held &= (1 << bits) - 1
    }
  }
  // Two bits are left over; a key has one way to be written.
  return held === 0 ? key : undefined
}

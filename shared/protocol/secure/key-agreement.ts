import { x25519 } from '@noble/curves/ed25519.js'

/** X25519 (RFC 7748). Keys and what is agreed on are 32 bytes each. */
export interface KeyAgreement {
  readonly publicKey: (secretKey: Uint8Array) => Uint8Array
  /** What both come to; `undefined` where the other key is of low order, so that anybody would come to it. */
  readonly agree: (secretKey: Uint8Array, otherKey: Uint8Array) => Uint8Array | undefined
}

/** In JavaScript alone, for pages that are no secure context. */
export const portableAgreement: KeyAgreement = {
  publicKey: (secretKey) => x25519.getPublicKey(secretKey),
  agree(secretKey, otherKey) {
    try {
      return x25519.getSharedSecret(secretKey, otherKey)
    } catch {
      return undefined
    }
  },
}

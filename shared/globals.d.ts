/** What every runtime offers beyond ECMAScript and `shared` is allowed to use; neither DOM nor Node types are loaded here. */
declare const crypto: { getRandomValues<T extends Uint8Array | Uint32Array>(array: T): T }
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'
const LENGTH = 11

/**
 * A new record id: 11 characters of 64, so 66 random bits. Random, because two people who are apart must never mint
 * the same id; short, because ids are most of what a saved map cannot compress.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH))
  let id = ''
  for (const byte of bytes) id += ALPHABET[byte & 63]
  return id
}

const ID = /^[\w~-]{1,200}$/

/** Whether `value` may serve as a record id: 1 to 200 of `A–Z a–z 0–9 _ - ~`. Everything from outside passes here. */
export const isId = (value: unknown): value is string =>
  typeof value === 'string' && ID.test(value) && value !== '__proto__'

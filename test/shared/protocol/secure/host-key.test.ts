import { expect, test } from 'vitest'
import { hostKeysOf, hostKeyText, newHostKeys, readHostKey } from '#shared/protocol/secure/host-key.ts'
import { seededBytes } from './support.ts'

test('a host’s key is written as other programs write base64url, and read back', () => {
  const random = seededBytes(3)
  for (let round = 0; round < 50; round++) {
    const { publicKey, secretKey } = newHostKeys(random)
    const text = hostKeyText(publicKey)
    expect(text).toBe(Buffer.from(publicKey).toString('base64url'))
    expect(text).toHaveLength(43)
    expect(readHostKey(text)).toEqual(publicKey)
    expect(hostKeysOf(secretKey).publicKey).toEqual(publicKey)
  }
  expect(newHostKeys().publicKey).not.toEqual(newHostKeys().publicKey)
})

test('what is no key is not read as one', () => {
  const text = hostKeyText(newHostKeys(seededBytes(5)).publicKey)
  for (const wrong of ['', text.slice(1), `${text}A`, `${text.slice(0, 42)}=`, text.replace(/^./, '+')])
    expect(readHostKey(wrong)).toBeUndefined()
  // The last letter carries four bits; one with more would be a second way to write the same key.
  const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const ways = [...last].filter((letter) => readHostKey(text.slice(0, 42) + letter) !== undefined)
  expect(ways).toHaveLength(16)
})

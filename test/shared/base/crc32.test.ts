import { crc32 as nodeCrc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { crc32 } from '#shared/base/crc32.ts'

test('the checksum is the one of zip and PNG files', () => {
  for (const text of ['', '123456789', 'a'.repeat(1000)])
    expect(crc32(Buffer.from(text))).toBe(nodeCrc32(text))
})

import { expect, test } from 'vitest'
import { acceptKey, closeFrame, readFirstText } from '#main/host/door/web-socket-frames.ts'

/** A client's frame. */
function frame(head: number, text: string): Buffer {
  const mask = [1, 2, 3, 4]
  const length = text.length > 125 ? [0x80 | 126, text.length >> 8, text.length & 255] : [0x80 | text.length]
  const masked = Buffer.from(text).map((byte, index) => byte ^ (mask[index % 4] ?? 0))
  return Buffer.concat([Buffer.from([head, ...length, ...mask]), masked])
}

test('the answer to a client’s key is the one of the standard', () => {
  expect(acceptKey('dGhlIHNhbXBsZSBub25jZQ==')).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=')
})

test('a first text is read in whatever pieces it comes, and what follows is left', () => {
  for (const text of ['a token', 'x'.repeat(200)]) {
    const bytes = Buffer.concat([frame(0x81, text), Buffer.from('more')])
    for (let length = 0; length < bytes.length - 4; length++)
      expect(readFirstText(bytes.subarray(0, length))).toBeUndefined()
    expect(readFirstText(bytes)).toEqual({ text, rest: Buffer.from('more') })
  }
})

test('any other first frame is wrong', () => {
  const unmasked = Buffer.from([0x81, 1, 65])
  const huge = Buffer.from([0x81, 0x80 | 127, 0, 0, 0, 0, 0, 0, 0, 1])
  for (const wrong of [
    unmasked,
    huge,
    frame(0x81, 'x'.repeat(201)),
    frame(0x82, 'bytes'),
    frame(0x01, 'a part'),
    frame(0xc1, 'packed'),
  ])
    expect(readFirstText(wrong)).toBe('wrong')
})

test('a close frame says as much as fits, in whole letters', () => {
  expect(closeFrame(4502, 'Gone.')).toEqual(Buffer.from([0x88, 7, 0x11, 0x96, ...Buffer.from('Gone.')]))
  const long = closeFrame(1000, 'ä'.repeat(200))
  expect(long[1]).toBe(long.length - 2)
  expect(long[1]).toBeLessThanOrEqual(125)
  expect(long.subarray(4).toString('utf8')).toBe('ä'.repeat(61))
})

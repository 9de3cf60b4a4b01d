import { createDecipheriv } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealedChannel, MAX_SEALED_FRAME } from '#shared/protocol/secure/sealed-channel.ts'
import { mulberry32 } from '#test/support/random.ts'
import { seededBytes } from './support.ts'

const ENOUGH = 1_000_000

/** Both ends of a socket that share keys. */
function twoEnds(seed = 1) {
  const random = seededBytes(seed)
  const [one, other] = [random(32), random(32)]
  return {
    guest: createSealedChannel({ send: one, receive: other }),
    host: createSealedChannel({ send: other, receive: one }),
  }
}

/** One message in one frame. */
function sealed(channel: ReturnType<typeof twoEnds>['guest'], message: string | Uint8Array): Uint8Array {
  const [frame, ...more] = channel.seal(message)
  if (!frame || more.length > 0) throw new Error('Not one frame')
  return frame
}

test('texts and bytes arrive as what they were, in order', () => {
  const { guest, host } = twoEnds()
  for (const message of ['', 'Zoë’s café 🙂', new Uint8Array(), Uint8Array.of(0, 255)]) {
    const frame = sealed(guest, message)
    expect(frame.length).toBe(Buffer.byteLength(message as string) + 17)
    expect(host.open(frame, ENOUGH)).toEqual({ ok: true, value: message })
  }
})

test('a long message travels in frames of bounded size and arrives whole', () => {
  const { guest, host } = twoEnds()
  const long = seededBytes(4)(300_000)
  const frames = guest.seal(long)
  expect(frames.every(({ length }) => length <= MAX_SEALED_FRAME)).toBe(true)
  expect(frames.length).toBe(5)
  const opened = frames.map((frame) => host.open(frame, ENOUGH))
  expect(opened.slice(0, -1)).toEqual(Array.from({ length: 4 }, () => ({ ok: true, value: undefined })))
  expect(opened.at(-1)).toEqual({ ok: true, value: long })
  expect(host.open(sealed(guest, 'next'), ENOUGH)).toEqual({ ok: true, value: 'next' })
})

test('a message beyond the bound is refused as soon as it is over it, and nothing after it is taken', () => {
  const { guest, host } = twoEnds()
  const frames = guest.seal(new Uint8Array(300_000))
  const opened = frames.map((frame) => host.open(frame, 150_000))
  expect(opened.map((result) => (result.ok ? 'taken' : result.error.code))).toEqual([
    'taken',
    'taken',
    'too-large',
    'not-sealed',
    'not-sealed',
  ])
})

test('a frame that comes twice, is left out, comes from the other end or from before is refused', () => {
  const attacks: readonly ((ends: ReturnType<typeof twoEnds>) => Uint8Array)[] = [
    ({ guest, host }) => {
      const frame = sealed(guest, 'pay')
      host.open(frame, ENOUGH)
      return frame
    },
    ({ guest }) => {
      sealed(guest, 'lost')
      return sealed(guest, 'next')
    },
    ({ host }) => sealed(host, 'echo'),
    () => sealed(twoEnds(99).guest, 'another conversation'),
    ({ guest }) => sealed(guest, 'short').subarray(0, -1),
    ({ guest }) => Uint8Array.of(...sealed(guest, 'long'), 0),
    () => new Uint8Array(),
    () => new Uint8Array(17),
    () => new Uint8Array(MAX_SEALED_FRAME + 1),
  ]
  for (const [index, attack] of attacks.entries()) {
    const ends = twoEnds()
    expect(ends.host.open(attack(ends), ENOUGH), `attack ${index}`).toMatchObject({
      ok: false,
      error: { code: 'not-sealed' },
    })
    expect(ends.host.open(sealed(ends.guest, 'honest'), ENOUGH).ok).toBe(false)
  }
})

test('no flipped bit of a frame goes unnoticed, its kind included', () => {
  const length = sealed(twoEnds().guest, 'a card').length
  for (let bit = 0; bit < length * 8; bit++) {
    const { guest, host } = twoEnds()
    const frame = sealed(guest, 'a card')
    frame[bit >> 3] = (frame[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(host.open(frame, ENOUGH).ok, `bit ${bit}`).toBe(false)
  }
})

test('random bytes never open (seed 31)', () => {
  const random = mulberry32(31)
  for (let round = 0; round < 300; round++) {
    const { host } = twoEnds()
    const noise = Uint8Array.from({ length: Math.floor(random() * 300) }, () => Math.floor(random() * 256))
    if (noise.length > 0 && round % 2 === 0) noise[0] = Math.floor(random() * 4)
    expect(host.open(noise, ENOUGH).ok).toBe(false)
  }
})

test('another program’s ChaCha20-Poly1305 opens what is sealed', () => {
  const random = seededBytes(13)
  const [send, receive] = [random(32), random(32)]
  const channel = createSealedChannel({ send, receive })
  for (const [index, text] of ['first', 'second'].entries()) {
    const frame = sealed(channel, text)
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32LE(index, 4)
    const cipher = createDecipheriv('chacha20-poly1305', send, nonce, { authTagLength: 16 })
    cipher.setAAD(frame.subarray(0, 1), { plaintextLength: frame.length - 17 })
    cipher.setAuthTag(frame.subarray(-16))
    expect(Buffer.concat([cipher.update(frame.subarray(1, -16)), cipher.final()]).toString()).toBe(text)
  }
})

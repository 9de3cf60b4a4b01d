import { createHash, hkdfSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { nativeAgreement } from '#main/host/sync/native-agreement.ts'
import { answerHandshake, beginHandshake } from '#shared/protocol/secure/handshake.ts'
import { newHostKeys } from '#shared/protocol/secure/host-key.ts'
import { portableAgreement } from '#shared/protocol/secure/key-agreement.ts'
import { mulberry32 } from '#test/support/random.ts'
import { PATH, seededBytes, twoEnds } from './support.ts'

const hostKeys = newHostKeys(seededBytes(7))

function meet(options: Partial<Parameters<typeof beginHandshake>[0]> = {}) {
  const begun = beginHandshake({ path: PATH, ...options })
  const answered = answerHandshake({ path: PATH, hostKeys }, begun.hello)
  if (!answered.ok) throw new Error(answered.error.message)
  return { begun, ...answered.value }
}

test('both ends come to the same keys, and the guest knows whose', () => {
  const { begun, answer, channel } = meet({ expectedHostKey: hostKeys.publicKey })
  const finished = begun.finish(answer)
  expect(finished).toMatchObject({ ok: true, value: { hostKey: hostKeys.publicKey } })
  if (!finished.ok) return
  const [frame = new Uint8Array()] = finished.value.channel.seal('hello')
  expect(channel.open(frame, 100)).toEqual({ ok: true, value: 'hello' })
  const [back = new Uint8Array()] = channel.seal(Uint8Array.of(1, 2))
  expect(finished.value.channel.open(back, 100)).toEqual({ ok: true, value: Uint8Array.of(1, 2) })
})

test('another program’s X25519, HKDF and SHA-256 come to the same proof', () => {
  const guestSecret = seededBytes(11)(32)
  const begun = beginHandshake({ path: PATH, random: seededBytes(11) })
  const answered = answerHandshake({ path: PATH, hostKeys }, begun.hello)
  if (!answered.ok) throw new Error(answered.error.message)
  const { answer } = answered.value
  const agreed = [1, 33].map((at) => nativeAgreement.agree(guestSecret, answer.subarray(at, at + 32)) ?? [])
  const label = Buffer.from('throughline sealed socket 1')
  const transcript = createHash('sha256')
    .update(Buffer.concat([label, begun.hello, answer.subarray(1, 65), Buffer.from(PATH)]))
    .digest()
  const secret = Uint8Array.from(agreed.flatMap((part) => [...part]))
  const keys = hkdfSync('sha256', secret, transcript, label, 96)
  expect(Buffer.from(keys).subarray(64)).toEqual(Buffer.from(answer.subarray(65)))
})

test('the runtime’s own X25519 answers as the portable one does, and refuses what it refuses', () => {
  for (let seed = 0; seed < 10; seed++) {
    const options = { path: PATH, hostKeys }
    const begun = beginHandshake({ path: PATH, random: seededBytes(seed) })
    const [own, portable] = [nativeAgreement, portableAgreement].map((agreement) =>
      answerHandshake({ ...options, agreement, random: seededBytes(seed + 100) }, begun.hello),
    )
    expect(own?.ok && own.value.answer).toEqual(portable?.ok && portable.value.answer)
    expect(own?.ok && begun.finish(own.value.answer).ok).toBe(true)
  }
})

test('a host that is not the one of the link is refused before anything is said', () => {
  const { begun, answer } = meet({ expectedHostKey: newHostKeys(seededBytes(8)).publicKey })
  const finished = begun.finish(answer)
  expect(finished).toMatchObject({ ok: false, error: { code: 'somebody-between' } })
  expect(finished.ok ? '' : finished.error.message).toMatch(/^Somebody between .* Nothing was sent\./)
})

test('who does not know the host’s secret cannot answer in its name', () => {
  const begun = beginHandshake({ path: PATH, expectedHostKey: hostKeys.publicKey })
  const impostor = { ...newHostKeys(seededBytes(9)), publicKey: hostKeys.publicKey }
  const answered = answerHandshake({ path: PATH, hostKeys: impostor }, begun.hello)
  if (!answered.ok) throw new Error(answered.error.message)
  expect(begun.finish(answered.value.answer)).toMatchObject({ ok: false, error: { code: 'not-a-host' } })
})

test('a handshake for one path opens no other', () => {
  const begun = beginHandshake({ path: '/room' })
  const answered = answerHandshake({ path: '/sync', hostKeys }, begun.hello)
  expect(answered.ok && begun.finish(answered.value.answer).ok).toBe(false)
})

test('keys of low order are refused on both sides', () => {
  // Points whose multiples are known to everybody (RFC 7748, section 6.1, and their kin).
  const lowOrder = [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ].map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')))
  for (const key of lowOrder) {
    const hello = Uint8Array.of(1, ...key)
    for (const agreement of [nativeAgreement, portableAgreement])
      expect(answerHandshake({ path: PATH, hostKeys, agreement }, hello)).toMatchObject({
        error: { code: 'no-hello' },
      })
    for (const at of [1, 33]) {
      const { begun, answer } = meet()
      answer.set(key, at)
      expect(begun.finish(answer)).toMatchObject({ error: { code: 'not-a-host' } })
    }
  }
})

test('a page and a host of different versions say so', () => {
  const { begun } = meet()
  expect(begun.finish(Uint8Array.of(2))).toMatchObject({ error: { code: 'other-version' } })
  const later = begun.hello.map((byte, index) => (index === 0 ? 2 : byte))
  expect(answerHandshake({ path: PATH, hostKeys }, later)).toMatchObject({ error: { code: 'other-version' } })
})

test('no changed bit, no missing and no added byte of a handshake goes unnoticed', () => {
  const random = mulberry32(20_261_122)
  for (let round = 0; round < 60; round++) {
    const { begun, answer } = meet()
    const at = Math.floor(random() * answer.length)
    const changed = answer.slice()
    changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    // The highest bit of a key means nothing to X25519, but it is part of what was said.
    expect(begun.finish(changed).ok, `bit in byte ${at}`).toBe(false)
    expect(begun.finish(answer.subarray(0, at)).ok).toBe(false)
    expect(begun.finish(Uint8Array.of(...answer, 0)).ok).toBe(false)
    const hello = begun.hello.slice()
    const place = 1 + Math.floor(random() * 32)
    hello[place] = (hello[place] ?? 0) ^ (1 << Math.floor(random() * 8))
    const answered = answerHandshake({ path: PATH, hostKeys }, hello)
    expect(answered.ok && begun.finish(answered.value.answer).ok).toBe(false)
    const noise = Uint8Array.from({ length: Math.floor(random() * 200) }, () => Math.floor(random() * 256))
    expect(begun.finish(noise).ok).toBe(false)
    if (noise.length !== 33) expect(answerHandshake({ path: PATH, hostKeys }, noise).ok).toBe(false)
  }
})

test('no two conversations have keys in common', () => {
  const frames = [1, 2, 3].map((seed) =>
    Buffer.from(twoEnds(seed).guest.seal('same')[0] ?? []).toString('hex'),
  )
  const back = Buffer.from(twoEnds(1).host.seal('same')[0] ?? []).toString('hex')
  expect(new Set([...frames, back]).size).toBe(4)
})

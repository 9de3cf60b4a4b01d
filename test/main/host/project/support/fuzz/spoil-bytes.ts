import type { Chance } from '#test/support/random.ts'

/** Numbers at which readers of lengths and counts go wrong. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff]
const EDGES_32 = [0, 1, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]

const copyOf = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes)
const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))

/** A stretch of the bytes, at most as long as it says, from anywhere. */
function stretch(chance: Chance, bytes: Uint8Array, most: number): Uint8Array {
  const at = chance.whole(bytes.length + 1)
  return bytes.subarray(at, at + chance.whole(most + 1))
}

type Way = (chance: Chance, bytes: Uint8Array, other: Uint8Array) => Uint8Array

const WAYS: readonly Way[] = [
  function flipped(chance, bytes) {
    const spoilt = copyOf(bytes)
    for (let left = chance.whole(8); left >= 0; left--)
      spoilt[chance.whole(bytes.length)]! ^= 1 << chance.whole(8)
    return spoilt
  },
  function overwritten(chance, bytes) {
    const spoilt = copyOf(bytes)
    const at = chance.whole(bytes.length)
    const noise = chance.happens(0.5) ? () => chance.pick(EDGES) : () => chance.whole(256)
    for (let index = at; index < Math.min(bytes.length, at + 1 + chance.whole(64)); index++)
      spoilt[index] = noise()
    return spoilt
  },
  function numbered(chance, bytes) {
    const spoilt = copyOf(bytes)
    if (spoilt.length < 4) return spoilt
    const at = chance.whole(spoilt.length - 3)
    new DataView(spoilt.buffer).setUint32(at, chance.pick(EDGES_32), chance.happens(0.8))
    return spoilt
  },
  function cut(chance, bytes) {
    return bytes.slice(0, chance.whole(bytes.length))
  },
  function beheaded(chance, bytes) {
    return bytes.slice(chance.whole(bytes.length))
  },
  function doubled(chance, bytes) {
    const at = chance.whole(bytes.length)
    return join(bytes.subarray(0, at), stretch(chance, bytes, 500), bytes.subarray(at))
  },
  function holed(chance, bytes) {
    const at = chance.whole(bytes.length)
    return join(bytes.subarray(0, at), bytes.subarray(at + 1 + chance.whole(200)))
  },
  function zeroed(chance, bytes) {
    // As a disk leaves it whose power went: whole blocks of zeros.
    const spoilt = copyOf(bytes)
    const at = Math.floor(chance.whole(bytes.length) / 512) * 512
    return spoilt.fill(0, at, at + 512 * (1 + chance.whole(8)))
  },
  function spliced(chance, bytes, other) {
    return join(bytes.subarray(0, chance.whole(bytes.length)), other.subarray(chance.whole(other.length)))
  },
  function appended(chance, bytes, other) {
    return join(bytes, stretch(chance, other, 2000))
  },
]

/** The bytes, damaged in one of the ways in which disks, networks and people damage files; `other` may lend a part. */
export const spoilBytes = (chance: Chance, bytes: Uint8Array, other: Uint8Array): Uint8Array =>
  chance.pick(WAYS)(chance, bytes, other)

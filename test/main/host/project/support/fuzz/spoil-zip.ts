import type { Chance } from '#test/support/random.ts'

const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const END = 0x06054b50

/** Where something of 2 or 4 bytes stands in each kind of header. */
const FIELDS = {
  [DIRECTORY]: [6, 8, 10, 16, 20, 24, 28, 30, 32, 38, 42],
  [LOCAL]: [4, 6, 8, 14, 18, 22, 26, 28],
  [END]: [4, 8, 10, 12, 16, 20],
} as const

const LIES = [0, 1, 0x7f, 0xff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]

/** The zip with some numbers of its headers replaced by others. */
export function spoilDirectory(chance: Chance, whole: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(whole)
  const view = new DataView(bytes.buffer)
  const headers: { at: number; kind: keyof typeof FIELDS }[] = []
  for (let at = 0; at + 46 < bytes.length; at++) {
    const kind = view.getUint32(at, true)
    if (kind === DIRECTORY || kind === LOCAL || kind === END) headers.push({ at, kind })
  }
  headers.push({ at: bytes.length - 22, kind: END })
  for (let left = chance.whole(3); left >= 0; left--) {
    const { at, kind } = chance.pick(headers)
    const place = at + chance.pick<number>(FIELDS[kind])
    const lie = chance.happens(0.8)
      ? chance.pick([...LIES, bytes.length, bytes.length - 1])
      : chance.whole(2 ** 32)
    if (chance.happens(0.5) && place + 4 <= bytes.length) view.setUint32(place, lie, true)
    else view.setUint16(place, lie & 0xffff, true)
  }
  return bytes
}

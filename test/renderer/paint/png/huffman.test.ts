import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prefixCode } from '#renderer/paint/png/huffman.ts'

const frequencies = fc
  .array(fc.oneof(fc.constant(0), fc.nat(5), fc.nat(2 ** 30)), { minLength: 2, maxLength: 286 })
  .filter((counts) => counts.some((count) => count > 0))
  .map((counts) => Uint32Array.from(counts))

test('a code uses what occurs, keeps to the limit, and leaves no bit pattern unused', () => {
  fc.assert(
    fc.property(frequencies, fc.constantFrom(9, 15), (counts, limit) => {
      const { lengths } = prefixCode(counts, limit)
      counts.forEach((count, symbol) => {
        if (count === 0) expect(lengths[symbol]).toBe(0)
        else expect(lengths[symbol]).toBeGreaterThan(0)
      })
      expect(Math.max(...lengths)).toBeLessThanOrEqual(limit)
      const kraft = lengths.reduce((sum, length) => sum + (length > 0 ? 2 ** -length : 0), 0)
      expect(kraft).toBe(counts.filter((count) => count > 0).length === 1 ? 0.5 : 1)
    }),
  )
})

test('what occurs more often never takes more bits', () => {
  fc.assert(
    fc.property(frequencies, (counts) => {
      const { lengths } = prefixCode(counts, 15)
      const used = [...counts.keys()].filter((symbol) => counts[symbol]! > 0)
      used.sort((a, b) => counts[a]! - counts[b]!)
      for (let i = 1; i < used.length; i++)
        if (counts[used[i]!]! > counts[used[i - 1]!]!)
          expect(lengths[used[i]!]).toBeLessThanOrEqual(lengths[used[i - 1]!]!)
    }),
  )
})

test('frequencies that double make a code as deep as the limit, and no deeper', () => {
  const doubling = Uint32Array.from({ length: 24 }, (_, i) => 2 ** i)
  expect(Math.max(...prefixCode(doubling, 15).lengths)).toBe(15)
  expect(Math.max(...prefixCode(doubling, 7).lengths)).toBe(7)
})

test('the code of the example in RFC 1951, section 3.2.2', () => {
  // A to H with lengths 3, 3, 3, 3, 3, 2, 4, 4 are 010, 011, 100, 101, 110, 00, 1110, 1111; sent lowest bit first.
  const { lengths, bits } = prefixCode(Uint32Array.of(10, 10, 10, 10, 10, 20, 5, 5), 15)
  expect([...lengths]).toEqual([3, 3, 3, 3, 3, 2, 4, 4])
  expect([...bits]).toEqual([0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111])
})

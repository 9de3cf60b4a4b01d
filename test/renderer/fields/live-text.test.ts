import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeAfterChange, rebaseTyping } from '#renderer/fields/live-text.ts'

describe('a place in a text that changes', () => {
  test('stays with the letters around it when something is put in before, and when it is taken out', () => {
    expect(placeAfterChange(5, 'the bike', 'all the bike')).toBe(9)
    expect(placeAfterChange(9, 'all the bike', 'the bike')).toBe(5)
  })

  test('stays where it is when something changes behind it', () => {
    expect(placeAfterChange(3, 'the bike', 'the e-bike')).toBe(3)
  })

  test('lets what comes in right at it go behind it', () => {
    expect(placeAfterChange(4, 'the bike', 'the red bike')).toBe(4)
  })

  test('goes to the beginning of a stretch that was replaced around it', () => {
    expect(placeAfterChange(6, 'the bike', 'the car')).toBe(4)
  })

  test('is always a place of the new text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (before, after, at) => {
        const place = placeAfterChange(Math.min(at, before.length), before, after)
        expect(place).toBeGreaterThanOrEqual(0)
        expect(place).toBeLessThanOrEqual(after.length)
      }),
    )
  })
})

describe('typing while somebody else types', () => {
  test('keeps both', () => {
    expect(rebaseTyping('deposit', 'deposit of 300', 'a surprise deposit')).toBe('a surprise deposit of 300')
    expect(rebaseTyping('one two three', 'one three', 'one two three four')).toBe('one three four')
  })

  test('keeps both when both write at the same place', () => {
    expect(rebaseTyping('', 'mine', 'theirs')).toBe('minetheirs')
  })

  test('does not bring back what the other took out', () => {
    expect(rebaseTyping('a long story', 'a long story!', 'story')).toBe('story!')
  })

  test('is just the typing where nobody else changed anything, and just the others’ where nothing was typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (base, other) => {
        expect(rebaseTyping(base, other, base)).toBe(other)
        expect(rebaseTyping(base, base, other)).toBe(other)
      }),
    )
  })

  test('never cuts a character of two units', () => {
    fc.assert(
      fc.property(emoji, emoji, emoji, (base, local, current) => {
        expect(rebaseTyping(base, local, current).isWellFormed()).toBe(true)
      }),
    )
  })
})

const emoji = fc.string({ unit: fc.constantFrom('😀', '😁', '🚲', 'a'), maxLength: 6 })

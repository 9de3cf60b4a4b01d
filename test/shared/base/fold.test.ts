import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldName, foldWithOrigin } from '#shared/base/fold.ts'

const fold = (text: string): string => foldWithOrigin(text).text

describe('folding', () => {
  test.each([
    ['Crème Brûlée', 'creme brulee'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['Ærø', 'aero'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['Οδυσσεύς', 'οδυσσευσ'],
    ['ﬁnal', 'final'],
    ['ＷＩＤＥ', 'wide'],
    ['don’t', "don't"],
    ['日本語', '日本語'],
    ['👩‍🚀', '👩‍🚀'],
  ])('makes %s and %s the same', (text, folded) => {
    expect(fold(text)).toBe(folded)
    expect(fold(fold(text))).toBe(fold(text))
  })

  test('tells from where each unit came, ligatures and emoji among them', () => {
    const { text, from } = foldWithOrigin('👩 Straße ist da')
    const at = text.indexOf('ist')
    expect('👩 Straße ist da'.slice(from(at), from(at + 3))).toBe('ist')
    expect(from(text.length)).toBe('👩 Straße ist da'.length)
  })

  test('never runs backwards, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (original) => {
        const { text, from } = foldWithOrigin(original)
        const origins = Array.from({ length: text.length + 1 }, (_, unit) => from(unit))
        expect(origins).toEqual([...origins].sort((a, b) => a - b))
        expect(origins.at(-1)).toBe(original.length)
      }),
    )
  })

  test('of a name takes blanks as one', () => {
    expect(foldName('  New \n  Léads ')).toBe('new leads')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines } from '#shared/layout/text/break-lines.ts'
import { type FitOptions, fitText } from '#shared/layout/text/fit-text.ts'
import { measureText } from '#shared/layout/text/measure.ts'
import { FRAGMENTS, SENTENCES } from './samples.ts'

const card: FitOptions = {
  face: 'sans-regular',
  sizes: [16, 15, 14, 13],
  lineHeight: 1.3,
  width: 150,
  preferredHeight: 66,
}

describe('fitText', () => {
  it('takes the largest size for a short text', () => {
    const fitted = fitText('First ride', card)
    expect(fitted).toMatchObject({ size: 16, lineHeight: 20.8, height: 20.8 })
    expect(fitted.lines.map((line) => line.text)).toEqual(['First ride'])
  })

  it('counts a text that exactly fills the height as fitting', () => {
    // 3 × 16 × 1.1 comes out a hair above 52.8 in binary fractions.
    const options = { ...card, lineHeight: 1.1, preferredHeight: 52.8 }
    expect(fitText('a\nb\nc', options).size).toBe(16)
    expect(fitText('a\nb\nc\nd', options).size).toBe(13)
  })

  it('shrinks before it grows past the preferred height', () => {
    const fitted = fitText('Why is my very first invoice now twice as high as the price in your offer?', card)
    expect(fitted.size).toBeLessThan(16)
    expect(fitted.height).toBeLessThanOrEqual(66)
  })

  it('shrinks rather than break a word, and breaks it only at the floor', () => {
    const word = 'Auftragsbestätigung'
    const width = measureText(word, 'sans-regular', 14)
    expect(fitText(word, { ...card, width })).toMatchObject({ size: 14, lines: [{ text: word }] })
    const narrow = fitText(word, { ...card, width: 60 })
    expect(narrow.size).toBe(13)
    expect(narrow.lines.length).toBeGreaterThan(1)
    expect(narrow.lines.map((line) => line.text).join('')).toBe(word)
  })

  it('shrinks for a character wider than the line', () => {
    expect(fitText('👍', { ...card, width: 20 }).size).toBe(14)
  })

  it('does not take hyphens, soft hyphens or CJK for broken words', () => {
    for (const text of ['self-service-checkout', 'Auftrags\u00adbestätigung', '日本語のテキスト']) {
      expect(fitText(text, { ...card, width: 100 }).size, text).toBe(16)
    }
  })

  it('grows at the floor and clips nothing', () => {
    const text = Object.values(SENTENCES).flat().join('\n')
    const fitted = fitText(text, card)
    expect(fitted.size).toBe(13)
    expect(fitted.height).toBeGreaterThan(1000)
    expect(fitted.lines).toEqual(breakLines(text, 'sans-regular', 13, 150))
  })

  it('refuses to fit without a size', () => {
    expect(() => fitText('x', { ...card, sizes: [] })).toThrow(RangeError)
  })

  it('sets the lines of the size it names, the largest that fits', () => {
    const anyText = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 20, max: 300 }),
        fc.integer({ min: 10, max: 200 }),
        (text, width, height) => {
          const options = { ...card, width, preferredHeight: height }
          const fitted = fitText(text, options)
          expect(fitted.lines).toEqual(breakLines(text, card.face, fitted.size, width))
          expect(fitted.height).toBeCloseTo(fitted.lines.length * fitted.size * 1.3, 9)
          if (fitted.size > 13) expect(fitted.height).toBeLessThanOrEqual(height + 1e-6)
          const larger = card.sizes.filter((size) => size > fitted.size)
          for (const size of larger) expect(fitText(text, { ...options, sizes: [size, 1] }).size).toBe(1)
        },
      ),
      { numRuns: 500 },
    )
  })
})

import { describe, expect, it } from 'vitest'
import { FONT_FACE_IDS } from '#shared/layout/text/font-faces.ts'
import { baselineOffset, verticalMetrics } from '#shared/layout/text/font-metrics.ts'
import { measureText } from '#shared/layout/text/measure.ts'

const em = (text: string): number => measureText(text, 'sans-regular', 1)

describe('measureText', () => {
  it('adds the advances of the font files', () => {
    // From Source Sans 3 Regular: H 652, i 246, space 200 units of 1000.
    expect(measureText('Hi Hi', 'sans-regular', 10)).toBeCloseTo(10 * (2 * 0.652 + 2 * 0.246 + 0.2), 9)
    expect(measureText('', 'sans-regular', 10)).toBe(0)
  })

  it('scales exactly with the size and sums exactly over parts', () => {
    expect(measureText('Wien', 'serif-semibold', 28)).toBeCloseTo(
      2 * measureText('Wien', 'serif-semibold', 14),
      9,
    )
    expect(em('Wien')).toBeCloseTo(em('W') + em('i') + em('e') + em('n'), 9)
  })

  it('knows each face by itself', () => {
    const widths = FONT_FACE_IDS.map((face) => measureText('Customer journey', face, 16))
    expect(new Set(widths).size).toBe(FONT_FACE_IDS.length)
  })

  it('takes what the serif lacks from the sans of the same weight', () => {
    for (const character of ['ἀ', 'ʒ']) {
      expect(measureText(character, 'serif-semibold', 16)).toBe(measureText(character, 'sans-semibold', 16))
    }
  })

  it('counts CJK, kana, Hangul and full-width forms as one em', () => {
    for (const character of [
      '日',
      'カ',
      'ん',
      '가',
      '。',
      '「',
      'Ａ',
      '\u3000',
      '𠮷',
      '\u1100\u1161\u11a8',
    ]) {
      expect(em(character), character).toBe(1)
    }
    expect(em('ｶ')).toBe(0.5)
  })

  it('counts every emoji sequence as one emoji', () => {
    for (const emoji of ['👍', '👍🏽', '👨‍👩‍👧‍👦', '🇩🇪', '1️⃣', '❤️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '⭐', '✔', '🏳️‍🌈', '©️']) {
      expect(em(emoji), emoji).toBe(1.375)
    }
    expect(em('🇩🇪🇫🇷')).toBe(2 * 1.375)
    expect(em('x\ufe0f')).toBe(em('x'))
    expect(em('©')).toBeLessThan(1)
  })

  it('gives no width to marks, joiners and controls, and one space to a tab', () => {
    for (const text of [
      '\u0301',
      '\u200b',
      '\u200d',
      '\u00ad',
      '\u2060',
      '\ufeff',
      '\u0000',
      '\u0007',
      '\n',
      '\r',
      '\u202e',
    ]) {
      expect(em(text), JSON.stringify(text)).toBe(0)
    }
    expect(em('e\u0301\u0302\u0303')).toBe(em('e'))
    expect(em('\t')).toBe(em(' '))
    expect(em('\u2003')).toBe(1)
  })

  it('gives a sensible width to scripts that no built-in face has', () => {
    for (const text of ['سلام', 'שלום', 'ภาษา', 'नमस्ते', 'தமிழ்', 'ქართული', 'አማርኛ', '→', '≥', '\ud83d']) {
      const perCharacter = em(text) / [...text].length
      expect(perCharacter, text).toBeGreaterThan(0.3)
      expect(perCharacter, text).toBeLessThanOrEqual(1)
    }
  })
})

describe('vertical metrics', () => {
  it('are those of the fonts', () => {
    expect(verticalMetrics('sans-bold')).toEqual({ ascent: 1.024, descent: 0.4, capHeight: 0.66 })
    expect(verticalMetrics('serif-semibold')).toEqual({ ascent: 1.036, descent: 0.335, capHeight: 0.67 })
  })

  it('place the baseline with half of the leading above and half below', () => {
    const baseline = baselineOffset('sans-regular', 10, 20)
    const above = baseline - 10.24
    const below = 20 - baseline - 4
    expect(above).toBeCloseTo(below, 9)
  })
})

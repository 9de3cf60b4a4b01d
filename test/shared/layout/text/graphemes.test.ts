import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphemeEnd } from '#shared/layout/text/graphemes.ts'
import { FRAGMENTS } from './samples.ts'

function graphemes(text: string): string[] {
  const result: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = graphemeEnd(text, start)
    result.push(text.slice(start, end))
    start = end
  }
  return result
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const segments = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

describe('graphemeEnd', () => {
  it.each([
    ['e\u0301a', 2],
    ['👨‍👩‍👧‍👦👍🏽', 2],
    ['🇩🇪🇫🇷🇪', 3],
    ['1️⃣2', 2],
    ['\u1100\u1161\u11a8\u1100', 2],
    ['각\u11a8가', 2],
    ['क्षि', 1],
    ['กำที่', 2],
    ['\ud83da', 2],
  ])('finds the visible characters of %j', (text, count) => {
    expect(graphemes(text)).toHaveLength(count)
  })

  it('agrees with Intl.Segmenter wherever text is not control characters', () => {
    // Marks behind a control stand alone by the annex; here they join it, since neither is drawn.
    const fragments = FRAGMENTS.filter(
      (fragment) => !/[\p{Cc}\p{Zl}\p{Cf}]/u.test(fragment) || /\p{Emoji}/u.test(fragment),
    )
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        expect(graphemes(text)).toEqual(segments(text))
      }),
      { numRuns: 2000 },
    )
  })
})

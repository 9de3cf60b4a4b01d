import { describe, expect, test } from 'vitest'
import { levelsFrom, USUAL_WORDS, wordsOf } from '#renderer/features/inspector/sentiment-words.ts'

describe('words at the levels of a sentiment lane', () => {
  test('nothing is stored for the usual ones', () => {
    expect(levelsFrom(['', '', '', '', ''])).toEqual({ ok: true, value: [] })
    expect(levelsFrom(USUAL_WORDS)).toEqual({ ok: true, value: [] })
  })

  test('a level left empty keeps its usual word', () => {
    expect(levelsFrom(['Thrilled', '', ' ', 'Cross', ''])).toEqual({
      ok: true,
      value: ['Thrilled', 'Pleased', 'Neutral', 'Cross', 'Upset'],
    })
  })

  test('two levels of one word are refused', () => {
    expect(levelsFrom(['Fine', 'Fine', '', '', ''])).toMatchObject({
      ok: false,
      error: { message: 'Two levels are called “Fine”. Each needs its own word.' },
    })
    expect(levelsFrom(['', '', 'Pleased', '', '']).ok).toBe(false)
  })

  test('a lane whose list lost a word shows the usual ones', () => {
    expect(wordsOf(['One', 'Two'])).toEqual(USUAL_WORDS)
    expect(wordsOf(['5', '4', '3', '2', '1'])).toEqual(['5', '4', '3', '2', '1'])
  })
})

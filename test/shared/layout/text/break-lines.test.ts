import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines, drawnText, type TextLine } from '#shared/layout/text/break-lines.ts'
import { FONT_FACE_IDS } from '#shared/layout/text/font-faces.ts'
import { graphemeEnd } from '#shared/layout/text/graphemes.ts'
import { measureText } from '#shared/layout/text/measure.ts'
import { FRAGMENTS, SENTENCES } from './samples.ts'

/** The lines of `text` when each may be as wide as `measure` is. */
function linesWithin(measure: string, text: string): string[] {
  const width = measureText(measure, 'sans-regular', 16)
  return breakLines(text, 'sans-regular', 16, width).map((line) => line.text)
}

const textOf = (lines: readonly TextLine[]): string[] => lines.map((line) => line.text)

describe('breakLines: where lines end', () => {
  it.each<[name: string, measure: string, text: string, lines: string[]]>([
    ['empty text is one empty line', 'wide', '', ['']],
    ['spaces only are one empty line', 'wide', '   ', ['']],
    ['newlines of all kinds', 'wide enough', 'a\nb\r\nc\rd\u2028e\n', ['a', 'b', 'c', 'd', 'e', '']],
    ['empty lines stay', 'wide', 'a\n\n\r\nb', ['a', '', '', 'b']],
    ['a text as wide as the line stays on it', 'exactly so wide', 'exactly so wide', ['exactly so wide']],
    ['spaces', 'one two', 'one two three', ['one two', 'three']],
    ['hanging spaces are dropped', 'one two', 'one two    three  ', ['one two', 'three']],
    ['leading and inner spaces stay', '  a  b', '  a  b c', ['  a  b', 'c']],
    ['leading spaces go before a word that needs their room', 'word', '   word', ['word']],
    ['tabs break like spaces', 'two', 'one\ttwo', ['one', 'two']],
    ['no-break space holds', 'one 29', 'one 29\u00a0€', ['one', '29\u00a0€']],
    ['hyphens', 'service', 'self-service', ['self-', 'service']],
    ['a hyphen that fits', 'self-service-', 'self-service-desk', ['self-service-', 'desk']],
    ['slashes', 'support/', 'support/service', ['support/', 'service']],
    ['en and em dashes', '2019–', '2019–2024—ok', ['2019–', '2024', '—ok']],
    ['not behind a sign', 'costs', 'costs -5', ['costs', '-5']],
    ['not behind the hyphens of an option', 'use a', 'use --flag', ['use', '--fla', 'g']],
    ['not inside dates and fractions', 'by 2026', 'by 31/12/26', ['by', '31/12/2', '6']],
    ['non-breaking hyphen holds', 'the e', 'the e\u2011bike', ['the', 'e\u2011bi', 'ke']],
    ['zero-width space', 'two', 'one\u200btwo', ['one\u200b', 'two']],
    ['French marks that stand apart', 'Vous et quoi', 'Vous et quoi ?!', ['Vous et', 'quoi ?!']],
    ['French quotation marks', 'elle dit «', 'elle dit « oui » et', ['elle dit', '« oui »', 'et']],
    [
      'German quotation marks do not stand apart',
      'sie sagt »',
      'sie sagt »Ja« und',
      ['sie sagt', '»Ja« und'],
    ],
    ['between CJK characters', '日本', '日本語文', ['日本', '語文']],
    [
      'no closing punctuation at the start of a line',
      '日本語',
      '日本語、文「字」',
      ['日本', '語、文', '「字」'],
    ],
    ['no opening punctuation at the end of a line', '日本語', '日本「語」', ['日本', '「語」']],
    ['no small kana at the start of a line', 'アイ', 'アイッカ', ['ア', 'イッ', 'カ']],
    ['between Latin and CJK', 'abc日', 'abc日本abc', ['abc日', '本abc']],
    ['around emoji, never inside', 'ok👍🏽', 'ok👍🏽👨‍👩‍👧‍👦ok', ['ok👍🏽', '👨‍👩‍👧‍👦ok']],
    ['Thai between visible characters', 'ภาษา', 'ภาษาไทย', ['ภาษา', 'ไทย']],
    ['no Thai leading vowel at the end of a line', 'กกก', 'กกเก', ['กก', 'เก']],
    ['a long word breaks inside', 'abcdef', 'abcdefghijkl', ['abcdef', 'ghijkl']],
    ['a long word starts on its own line', 'the abcd', 'the abcdefghijk', ['the', 'abcdefg', 'hijk']],
    ['never inside a visible character', 'ee', 'e\u0301e\u0301e\u0301', ['e\u0301e\u0301', 'e\u0301']],
  ])('%s', (_name, measure, text, lines) => {
    expect(linesWithin(measure, text)).toEqual(lines)
  })

  it('puts one visible character on a line that is narrower than it', () => {
    expect(textOf(breakLines('ab 👍🏽', 'sans-regular', 16, 0))).toEqual(['a', 'b', '👍🏽'])
  })

  it('hyphenates at soft hyphens, only where the hyphen fits', () => {
    const text = 'Kunden\u00addienst'
    const narrow = breakLines(text, 'sans-regular', 16, measureText('Kunden-', 'sans-regular', 16))
    expect(narrow.map(drawnText)).toEqual(['Kunden-', 'dienst'])
    expect(narrow[0]?.width).toBeCloseTo(measureText('Kunden-', 'sans-regular', 16), 9)
    const wide = breakLines(text, 'sans-regular', 16, 500)
    expect(wide.map(drawnText)).toEqual(['Kundendienst'])
    const tooNarrow = breakLines(text, 'sans-regular', 16, measureText('Kunden', 'sans-regular', 16))
    expect(tooNarrow.some((line) => line.hyphenated)).toBe(false)
  })

  it('breaks a word of 200,000 characters, and as many marks on one letter, in linear time', () => {
    const word = 'abcdefghij'.repeat(20_000)
    const lines = textOf(breakLines(word, 'sans-regular', 14, 160))
    expect(lines.join('')).toBe(word)
    expect(lines.length).toBeGreaterThan(5000)
    const stacked = `e${'\u0301'.repeat(200_000)}`
    expect(textOf(breakLines(stacked, 'sans-regular', 14, 160))).toEqual([stacked])
  })
})

describe('drawnText', () => {
  const drawn = (text: string): string => drawnText({ text, width: 0, hyphenated: false })

  it('leaves ordinary text alone', () => {
    for (const sentence of Object.values(SENTENCES).flat()) expect(drawn(sentence)).toBe(sentence)
    expect(drawn('👨‍👩‍👧‍👦 नमस्ते')).toBe('👨‍👩‍👧‍👦 नमस्ते')
  })

  it('drops what is not to be seen or not allowed in XML, and draws tabs as spaces', () => {
    expect(drawn('a\u0000b\u00adc\u200bd\te\ufffff')).toBe('abcd ef')
    expect(drawn('a\ud83db')).toBe('a\ufffdb')
  })

  it('measures the same as the line', () => {
    // Halves of a sequence are left out: a control between them keeps them apart until it is dropped.
    const halves = ['\u0301', '\u200d', '\ufe0f', '🇫', '\ud83d', '\udc4d']
    const whole = FRAGMENTS.filter((fragment) => !halves.includes(fragment))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...whole), { maxLength: 30 }), (parts) => {
        for (const line of breakLines(parts.join(''), 'sans-regular', 16, 120)) {
          expect(measureText(drawnText(line), 'sans-regular', 16)).toBeCloseTo(line.width, 6)
        }
      }),
    )
  })
})

const DROPPED = /^[\t\n\r \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]$/u

/** Walks through `text` along its lines; only break spaces and newlines may lie between them. Says what went wrong. */
function whatIsLost(text: string, lines: readonly TextLine[]): string | undefined {
  let position = 0
  for (const line of lines) {
    while (!text.startsWith(line.text, position)) {
      const skipped = text.charAt(position)
      if (!DROPPED.test(skipped))
        return `${JSON.stringify(skipped)} at ${position} before ${JSON.stringify(line.text)}`
      position++
    }
    position += line.text.length
  }
  const rest = [...text.slice(position)].find((character) => !DROPPED.test(character))
  return rest === undefined ? undefined : `${JSON.stringify(rest)} at the end`
}

function visibleStarts(text: string): Set<number> {
  const starts = new Set<number>()
  for (let start = 0; start < text.length; start = graphemeEnd(text, start)) starts.add(start)
  return starts.add(text.length)
}

describe('breakLines: what holds for any text', () => {
  const anyText = fc.oneof(
    fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  const anyFace = fc.constantFrom(...FONT_FACE_IDS)
  const anyWidth = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 400, noNaN: true }))

  it('loses and doubles nothing', () => {
    fc.assert(
      fc.property(anyText, anyFace, anyWidth, (text, face, width) => {
        expect(whatIsLost(text, breakLines(text, face, 16, width))).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps every line within the width, and says its width', () => {
    fc.assert(
      fc.property(anyText, anyFace, anyWidth, (text, face, width) => {
        for (const line of breakLines(text, face, 16, width)) {
          const hyphen = line.hyphenated ? measureText('-', face, 16) : 0
          expect(line.width).toBeCloseTo(measureText(line.text, face, 16) + hyphen, 6)
          if (line.width > width + 1e-6) expect(graphemeEnd(line.text, 0)).toBe(line.text.length)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('never breaks inside a visible character', () => {
    fc.assert(
      fc.property(anyText, anyWidth, (text, width) => {
        const paragraphs = text.split(/\r\n|[\n\r\u2028\u2029]/u)
        for (const paragraph of paragraphs) {
          const starts = visibleStarts(paragraph)
          let position = 0
          for (const line of breakLines(paragraph, 'sans-regular', 16, width)) {
            position = paragraph.indexOf(line.text, position)
            expect(starts).toContain(position)
            position += line.text.length
            expect(starts).toContain(position)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('without a limit gives the paragraphs, less their trailing spaces', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const paragraphs = text.split(/\r\n|[\n\r\u2028\u2029]/u)
        const lines = textOf(breakLines(text, 'sans-regular', 16, Number.POSITIVE_INFINITY))
        expect(lines).toHaveLength(paragraphs.length)
        expect(lines.join('\n').length).toBeLessThanOrEqual(paragraphs.join('\n').length)
        for (const [index, line] of lines.entries()) expect(paragraphs[index]?.startsWith(line)).toBe(true)
      }),
    )
  })

  it('fills lines: the next word would not have fitted', () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Z]{1,9}$/u), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(words, anyFace, (parts, face) => {
        const width = 150
        const lines = breakLines(parts.join(' '), face, 16, width)
        for (const [index, line] of lines.slice(1).entries()) {
          const before = lines[index] as TextLine
          const [word = ''] = line.text.split(' ')
          expect(measureText(`${before.text} ${word}`, face, 16)).toBeGreaterThan(width)
        }
      }),
    )
  })
})

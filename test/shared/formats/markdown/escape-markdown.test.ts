import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeMarkdown, markdownLines } from '#shared/formats/markdown/escape-markdown.ts'
import { writable } from '#shared/formats/writable.ts'
import { HOSTILE_TEXTS } from '#test/support/hostile-texts.ts'
import { readMarkdown, shownText } from '#test/support/read-markdown.ts'

/** What a line of text looks like in a browser. */
const oneLine = (text: string): string => writable(text).replace(/\s+/g, ' ').trim()

/** Texts that mean something to a reader of Markdown somewhere. */
const MEANINGS = [
  '# heading',
  'C ##',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '12) item',
  '> quote',
  '===',
  '---',
  '```',
  '    code',
  '~~gone~~',
  '**bold** __bold__ *slant* _slant_',
  '`code`',
  '[link](https://example.org)',
  '![picture](https://example.org/x.png)',
  '[[wiki]]',
  '[^1]',
  '- [ ] task',
  '| a | b |',
  'a | b',
  '<b>bold</b>',
  '<!-- hidden -->',
  '&amp; &copy; &#65;',
  '==marked==',
  '%%hidden%%',
  'text ^block-id',
  '$x^2$ $$y$$',
  'back\\slash \\* \\',
  'http://example.org/a_b_c',
  'www.example.org/a_b',
  ':-- | --:',
  '@name #12 !3',
  'a\u0000b',
  'two\nlines',
]

describe('what was typed shows as it was typed', () => {
  test.each(MEANINGS)('%j', (text) => {
    expect(shownText(escapeMarkdown(text))).toBe(oneLine(text))
    for (const markdown of [
      `${escapeMarkdown(text)}\n`,
      `- ${escapeMarkdown(text)}\n`,
      `# ${escapeMarkdown(text)}\n`,
    ])
      expect(readMarkdown(markdown)).toMatchObject([{ text: oneLine(text) }])
  })

  test('in a table', () => {
    const cells = MEANINGS.map(escapeMarkdown)
    const table = [`| ${cells.join(' | ')} |`, `| ${cells.map(() => '---').join(' | ')} |`]
    expect(readMarkdown(`${table.join('\n')}\n`)[0]?.rows[0]).toEqual(MEANINGS.map(oneLine))
  })

  test('whatever it is', () => {
    const sign = fc.constantFrom(...'\\`*_[]<>|~$^#-+=.:&;%/!()0123456789 \nwab', 'www.', 'https://', '&amp;')
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(sign).map((signs) => signs.join('')),
    )
    const anything = fc.oneof(text, fc.constantFrom(...HOSTILE_TEXTS))
    fc.assert(
      fc.property(anything, (typed) => {
        expect(shownText(escapeMarkdown(typed))).toBe(oneLine(typed))
        const lines = typed.trim().split(/\r\n?|\n/)
        expect(shownText(markdownLines(typed))).toBe(lines.map(oneLine).join('\n'))
        if (oneLine(typed) !== '') expect(readMarkdown(`- ${escapeMarkdown(typed)}\n`)).toHaveLength(1)
      }),
      { numRuns: 500 },
    )
  })
})

test('addresses can be followed, and others cannot', () => {
  expect(markdownLines('See https://example.org/a_b, or\nmailto:ana@example.org')).toBe(
    'See <https://example.org/a_b>, or<br><mailto:ana@example.org>',
  )
  expect(markdownLines('http://example.org')).toBe('http\\://example.org')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markdownOf, nodeText, partsOfNodeText, textOfMarkdown } from '#shared/formats/canvas/markdown.ts'
import { HOSTILE_TEXTS } from '#test/support/hostile-texts.ts'

const piece = fc.constantFrom(
  ...[
    '\\',
    '`',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '~',
    '#',
    '-',
    '+',
    '=',
    '|',
    '!',
    '&',
    ';',
    '%',
    '$',
    '.',
  ],
  ...['\n', ' ', '\t', '1', '12)', 'a', 'Ü', '🚲', '---', '***', '![[', ']]', '- [ ] ', '\u0000', '\uf725'],
)
const texts = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

describe('our texts as Markdown', () => {
  test('read back as they were typed', () => {
    fc.assert(
      fc.property(texts, (text) => void expect(textOfMarkdown(markdownOf(text))).toBe(text)),
      { numRuns: 2000, seed: 6 },
    )
    for (const text of HOSTILE_TEXTS) expect(textOfMarkdown(markdownOf(text))).toBe(text)
  })

  test('have no rule of their own, so that what is below it can be told', () => {
    const said = texts.filter((text) => text !== '')
    fc.assert(
      fc.property(said, said, (typed, more) => {
        expect(partsOfNodeText(nodeText(typed, more))).toEqual({ typed, more })
      }),
      { numRuns: 1000, seed: 6 },
    )
  })

  test.each([
    ['plain words, even with a - dash', 'plain words, even with a - dash'],
    ['2 < 3', '2 \\< 3'],
    ['# not a heading', '\\# not a heading'],
    ['- no list\n1. either', '\\- no list\n1\\. either'],
    ['<b>&amp;</b>', '\\<b\\>\\&amp;\\</b\\>'],
    ['#tag and C#', '\\#tag and C#'],
  ])('%s', (text, markdown) => {
    expect(markdownOf(text)).toBe(markdown)
  })
})

test.each([
  ['## Heading\n**bold** and *slanted*', 'Heading\nbold and slanted'],
  ['- one\n- [ ] two\n- [x] three', '• one\n☐ two\n☑ three'],
  ['[Apps](/docs/apps.md), [[Note]], [[Note|that one]], ![[x.png]]', 'Apps, Note, that one, x.png'],
  ['> said\n`code` ~~gone~~ ==lit==', 'said\ncode gone lit'],
  ['2 * 3 * 4, a_b_c, 5*', '2 * 3 * 4, a_b_c, 5*'],
])('the words of %s', (markdown, words) => {
  expect(textOfMarkdown(markdown)).toBe(words)
})

test('a long line of signs takes no longer than one of words', () => {
  for (const sign of ['*', '[', '![[', '`', '~~', '==', '**', '# ', '> ', '- '])
    expect(textOfMarkdown(sign.repeat(20_000)).length).toBeGreaterThan(0)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from '#shared/formats/links.ts'
import { HOSTILE_TEXTS, STOLEN } from '#test/support/hostile-texts.ts'

const linksIn = (text: string): string[] =>
  piecesOf(text)
    .filter(({ isLink }) => isLink)
    .map(({ text: link }) => link)

test.each([
  ['See https://example.org.', ['https://example.org']],
  ['(https://example.org/a_(b)?c=1&d=2#e), then', ['https://example.org/a_(b)?c=1&d=2#e']],
  ['(see https://example.org/a)', ['https://example.org/a']],
  [
    'HTTPS://Example.org:8443/x and mailto:ana@example.org!',
    ['HTTPS://Example.org:8443/x', 'mailto:ana@example.org'],
  ],
  ['“https://例え.jp/ü”', ['https://例え.jp/ü']],
  ['http://example.org ftp://example.org www.example.org ana@example.org', []],
  ['https://user:secret@example.org https://user@example.org https://a.b:1@example.org', []],
  ['javascript:https://example.org', ['https://example.org']],
  ['https:// https:/example.org xhttps://example.org', []],
])('%s', (text, links) => expect(linksIn(text)).toEqual(links))

test('the pieces are the text', () => {
  const part = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('https://a.b/', 'mailto:a@b.c', '.', ')', '@'),
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('')
      expect(
        piecesOf(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('what hostile texts link to is nothing but https and mailto, without a name or password', () => {
  for (const link of HOSTILE_TEXTS.flatMap(linksIn)) {
    const { protocol, username, password } = new URL(link)
    expect({ protocol, username, password }, link).toEqual({ protocol: 'https:', username: '', password: '' })
    expect(link, link).not.toMatch(/[<>"'`\\\s]/)
  }
  expect(linksIn(`https://user:secret@${STOLEN}/`)).toEqual([])
})

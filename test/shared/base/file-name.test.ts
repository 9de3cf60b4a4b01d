import { expect, test } from 'vitest'
import { nameForTitle } from '#shared/base/file-name.ts'
import { HOSTILE_TEXTS } from '#test/support/hostile-texts.ts'

const names: [title: string, name: string][] = [
  ['Mira tries a commuter e-bike subscription', 'Mira tries a commuter e-bike subscription'],
  ['Checkout: mobile / desktop?', 'Checkout mobile desktop'],
  ['a\\b|c*d"e<f>g', 'a b c d e f g'],
  ['  spaces   and\tlines\n ', 'spaces and lines'],
  ['..hidden..', 'hidden'],
  ['../../etc/passwd', 'etc passwd'],
  ['CON', 'CON project'],
  ['con', 'con project'],
  ['Com1', 'Com1 project'],
  ['LPT³', 'LPT³ project'],
  ['aux.txt', 'aux.txt project'],
  ['console', 'console'],
  ['', 'Untitled'],
  ['???', 'Untitled'],
  ['\u0000\u001f\u007f', 'Untitled'],
  ['cut\ud800off', 'cut\ufffdoff'],
  ['right\u202eleft', 'right left'],
  ['Größe 旅 🚲', 'Größe 旅 🚲'],
  ['e\u0301', 'é'],
]

test.each(names)('the title %j makes the file name %j', (title, name) => {
  expect(nameForTitle(title)).toBe(name)
})

test('a long title is cut between characters, short enough for any disk', () => {
  for (const character of ['a', 'ü', '旅', '👩‍👩‍👧‍👦', 'é']) {
    const name = nameForTitle(character.repeat(500))
    expect(Buffer.byteLength(`${name} (kept) 1000.journey`)).toBeLessThan(255)
    expect(name.length % character.normalize('NFC').length).toBe(0)
    expect(name.startsWith(character.normalize('NFC'))).toBe(true)
  }
})

test('whatever a title says, its name is one name of one file, in sight, and reads as it is', () => {
  for (const text of HOSTILE_TEXTS) {
    const name = nameForTitle(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(name, text).not.toMatch(/[/\\:*?"<>|\u0000-\u001f\u202a-\u202e\u2066-\u2069]|^\.|[. ]$/)
    expect(name, text).not.toMatch(/^(?:con|prn|aux|nul)(?:\.|$)/i)
    expect(name, text).not.toBe('')
  }
})

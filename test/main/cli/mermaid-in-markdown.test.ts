import { expect, test } from 'vitest'
import { inMarkdown, isMarkdown, journeyInMarkdown } from '#main/cli/mermaid-in-markdown.ts'

/** The text that is found, or why none is. */
function found(markdown: string): string {
  const result = journeyInMarkdown(markdown)
  return result.ok ? result.value.text : result.error.code
}

test.each([
  ['plain', 'x\n```mermaid\njourney\nA: 3\n```\ny', 'journey\nA: 3'],
  ['longer marks', '~~~~mermaid\njourney\n~~~\nA: 3\n~~~~', 'journey\n~~~\nA: 3'],
  ['of other readers', '``` {.mermaid #one}\njourney\n```', 'journey'],
  ['in a numbered list', '1. ```Mermaid\n   journey\n   ```', '   journey'],
  ['never closed', '```mermaid\njourney\nA: 3', 'journey\nA: 3'],
  ['with settings', '```mermaid\n---\ntitle: T\n---\njourney\n```', '---\ntitle: T\n---\njourney'],
  ['shown as code', '````md\n```mermaid\njourney\n```\n````', 'no-journey'],
  ['of another language', '```yaml\njourney: 1\n```', 'no-journey'],
  ['another diagram first', '```mermaid\npie\n```\n```mermaid\njourney\n```', 'journey'],
  ['none', 'journey', 'no-journey'],
])('a block %s', (_, markdown, text) => expect(found(markdown)).toBe(text))

test('lines are counted where people see them', () => {
  const result = journeyInMarkdown('a\nb\n```mermaid\njourney\n```')
  if (!result.ok) throw new Error(result.error.message)
  expect(inMarkdown('Line 1: nothing. Line 2 too.', result.value)).toBe('Line 4: nothing. Line 2 too.')
})

test('a hundred thousand fences are read in one pass', () => {
  expect(found('```mermaid\n'.repeat(100_000))).toBe('no-journey')
  expect(found('   '.repeat(100_000))).toBe('no-journey')
})

test('what Markdown is called', () => {
  expect(['md', 'markdown', 'mmd', ''].filter(isMarkdown)).toEqual(['md', 'markdown'])
})

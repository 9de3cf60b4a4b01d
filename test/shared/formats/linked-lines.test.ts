import { expect, test } from 'vitest'
import { linkedLines } from '#shared/formats/linked-lines.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import type { GroupShape, TextShape } from '#shared/layout/drawing/shapes.ts'

const line = (text: string): TextShape => ({
  ...{ type: 'text', text, face: 'sans-regular', size: 16, x: 0, y: 0 },
  ...{ fill: '#000', anchor: 'start', width: 100 },
})

const card = (label: string, ...lines: readonly string[]): GroupShape => ({
  type: 'group',
  label,
  children: [{ type: 'rect', x: 0, y: 0, width: 9, height: 9 }, ...lines.map(line)],
})

test('an address that was broken leads to the whole of it from each of its lines', () => {
  const group = card(
    'Pain point: See https://example.org/help?a=1&b=2 and write.',
    'See https://exam',
    'ple.org/help?a=1&',
    'b=2 and write.',
  )
  const href = 'https://example.org/help?a=1&b=2'
  expect([...linkedLines(group).values()]).toEqual([
    [
      { text: 'See ', href: null },
      { text: 'https://exam', href },
    ],
    [{ text: 'ple.org/help?a=1&', href }],
    [
      { text: 'b=2', href },
      { text: ' and write.', href: null },
    ],
  ])
})

test('the same address twice is two links, and what stands only in the label is none', () => {
  const group = card(
    'https://a.example or https://a.example. #https://b.example',
    'https://a.example or',
    'https://a.example.',
  )
  const runs = [...linkedLines(group).values()].flat()
  expect(runs.filter(({ href }) => href !== null)).toHaveLength(2)
  expect(runs.map(({ text }) => text)).toEqual(['https://a.example', ' or', 'https://a.example', '.'])
})

test('only pages over https and mail are links, only in documents, and as markup they are harmless', () => {
  const drawing = (text: string) => ({
    bounds: { x: 0, y: 0, width: 9, height: 9 },
    background: '#fff',
    title: '',
    shapes: [card(text, text)],
  })
  const written = (text: string): string => writeSvg(drawing(text), { inDocument: true })
  expect(written('mailto:me@example.org')).toContain('<a href="mailto:me@example.org">')
  expect(written('https://x.example/?a&b"onload=')).toContain('<a href="https://x.example/?a&amp;b">')
  for (const text of [
    'javascript:alert(1)',
    'http://plain.example',
    'file:///etc/passwd',
    'data:text/html,x',
  ])
    expect(written(text)).not.toContain('<a')
  expect(writeSvg(drawing('https://x.example'))).not.toContain('<a')
})

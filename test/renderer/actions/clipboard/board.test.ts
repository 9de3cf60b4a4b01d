import { expect, test } from 'vitest'
import { textsOfBoard } from '#renderer/actions/clipboard/board.ts'

const clipboard = (entries: Record<string, unknown>) => ({
  getData: (type: string) =>
    typeof entries[type] === 'string' ? (entries[type] as string) : JSON.stringify(entries[type] ?? ''),
})

const ELEMENTS = [
  {
    id: 'box',
    type: 'rectangle',
    x: 300,
    y: 12,
    width: 100,
    height: 80,
    boundElements: [{ id: 't', type: 'text' }],
  },
  {
    id: 't',
    type: 'text',
    containerId: 'box',
    x: 0,
    y: 900,
    height: 20,
    text: 'in a\nbox',
    originalText: 'in a box',
  },
  { id: 'u', type: 'text', x: 0, y: 0, height: 25, text: 'first' },
  { id: 'v', type: 'text', x: 0, y: 200, height: 25, text: 'below' },
  { id: 'w', type: 'text', x: 0, y: 0, height: 25, text: 'gone', isDeleted: true },
  { id: 'i', type: 'image', x: 0, y: 0, height: 25, fileId: 'f' },
  'no element',
]

test('texts of an Excalidraw selection come in reading order, those in shapes where the shapes are', () => {
  const board = { type: 'excalidraw/clipboard', elements: ELEMENTS }
  for (const type of ['text/plain', 'application/vnd.excalidraw.clipboard+json'])
    expect(textsOfBoard(clipboard({ [type]: board })), type).toEqual(['first', 'in a box', 'below'])
})

test('nodes of a JSON Canvas say their text, or what they lead to', () => {
  const nodes = [
    { id: 'b', type: 'link', x: 400, y: 0, width: 1, height: 60, url: 'https://example.org' },
    { id: 'a', type: 'text', x: 0, y: 10, width: 1, height: 60, text: '# Ünï' },
    { id: 'g', type: 'group', x: 0, y: 0, width: 1, height: 60, label: 'Group' },
    { id: 'c', type: 'file', x: 0, y: 100, width: 1, height: 60, file: 'a/b.md' },
  ]
  expect(textsOfBoard(clipboard({ 'text/plain': { nodes, edges: [] } }))).toEqual([
    '# Ünï',
    'https://example.org',
    'a/b.md',
  ])
})

test.each([
  ['words', 'one'],
  ['broken JSON', '{"type":"excalidraw/clipboard"'],
  ['JSON of other things', '{"a":1}'],
  ['a diagram of another program', '{"nodes":[{"position":{"x":1,"y":2},"text":"a"}]}'],
  ['a board without a text', '{"type":"excalidraw/clipboard","elements":[]}'],
])('%s is no board', (_, text) => {
  expect(textsOfBoard(clipboard({ 'text/plain': text }))).toBeNull()
})

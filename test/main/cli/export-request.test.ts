import { expect, test } from 'vitest'
import { type ExportOptions, paperNamed, readExportRequest } from '#main/cli/export-request.ts'

const asked = (to: string, options: ExportOptions = {}) => {
  const request = readExportRequest(to, options)
  return request.ok ? request.value : request.error.code
}

test.each([
  ['a.journey', {}, { format: 'journey' }],
  ['a.json', {}, { format: 'json' }],
  ['A.MMD', {}, { format: 'mermaid' }],
  ['a.svg', {}, { format: 'svg', look: 'light' }],
  ['a.svg', { dark: true }, { format: 'svg', look: 'dark' }],
  ['-', { format: 'svg' }, { format: 'svg', look: 'light' }],
  ['poster.txt', { format: 'json' }, { format: 'json' }],
  ['a.pdf', {}, { format: 'pdf', look: 'light', paper: 'fit', orientation: 'auto' }],
  ['a.pdf', { paper: 'A3', portrait: true }, { paper: 'A3', orientation: 'portrait' }],
  ['a.pdf', { paper: 'Letter', landscape: true }, { paper: 'Letter', orientation: 'landscape' }],
  ['a.png', {}, { format: 'png', sizing: 'scale', scale: 2, transparent: false }],
  ['a.png', { scale: 0.5 }, { sizing: 'scale', scale: 0.5 }],
  ['a.png', { width: 800, transparent: true }, { sizing: 'width', widthPx: 800, transparent: true }],
] as const)('%s with %j', (to, options, settings) => expect(asked(to, options)).toMatchObject({ settings }))

test('the map is the one that is named', () => {
  expect(asked('a.mermaid', { map: '2' })).toMatchObject({ map: '2' })
})

test.each([
  ['a', {}],
  ['a.gif', {}],
  ['-', {}],
  ['a.json', { map: '1' }],
  ['a.json', { dark: true }],
  ['a.svg', { transparent: true }],
  ['a.png', { paper: 'A4' }],
  ['a.pdf', { width: 100 }],
  ['a.pdf', { portrait: true }],
  ['a.pdf', { paper: 'fit', landscape: true }],
] as const)('%s with %j makes no sense', (to, options) => expect(asked(to, options)).toBe('usage'))

test('papers are known whatever their capitals', () => {
  expect(['a0', 'LETTER', 'tabloid', 'Fit', 'A9', 'constructor'].map(paperNamed)).toEqual([
    'A0',
    'Letter',
    'Tabloid',
    'fit',
    undefined,
    undefined,
  ])
})

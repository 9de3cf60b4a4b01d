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
  ['a.mermaid', { map: '2' }, { format: 'mermaid', map: '2' }],
  ['a.svg', {}, { format: 'svg', theme: 'light' }],
  ['a.svg', { dark: true, map: 'Now' }, { format: 'svg', theme: 'dark', map: 'Now' }],
  ['-', { format: 'svg' }, { format: 'svg', theme: 'light' }],
  ['poster.txt', { format: 'json' }, { format: 'json' }],
  ['a.pdf', {}, { format: 'pdf', theme: 'light', page: { paper: 'fit', orientation: 'auto' } }],
  [
    'a.pdf',
    { paper: 'A3', portrait: true },
    { format: 'pdf', theme: 'light', page: { paper: 'A3', orientation: 'portrait' } },
  ],
  [
    'a.pdf',
    { paper: 'Letter', landscape: true },
    { format: 'pdf', theme: 'light', page: { paper: 'Letter', orientation: 'landscape' } },
  ],
  ['a.png', {}, { format: 'png', theme: 'light', size: { scale: 2 }, background: 'paper' }],
  ['a.png', { scale: 0.5 }, { format: 'png', theme: 'light', size: { scale: 0.5 }, background: 'paper' }],
  [
    'a.png',
    { width: 800, transparent: true },
    { format: 'png', theme: 'light', size: { widthPx: 800 }, background: 'transparent' },
  ],
] as const)('%s with %j', (to, options, request) => expect(asked(to, options)).toEqual(request))

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

import { expect, test } from 'vitest'
import { type ExportOptions, paperNamed, readExportRequest } from '#main/cli/export-request.ts'

const request = (paths: readonly string[], options: ExportOptions = {}) => {
  const read = readExportRequest(paths, options)
  return read.ok ? read.value : read.error.code
}

/** One file in and one out: its settings. */
function asked(to: string, options: ExportOptions = {}) {
  const read = request(['in.journey', to], options)
  if (typeof read === 'string') return read
  expect(read).toMatchObject({ sources: ['in.journey'], into: { kind: 'file', path: to } })
  expect(read.formats).toHaveLength(1)
  return { ...read, settings: read.formats[0]?.settings }
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
  ['a.png', { screen: true }, { sizing: 'screen' }],
  ['a.svg', { look: 'contrast', legend: true }, { look: 'contrast', legend: true, titleBlock: false }],
  ['a.md', { patterns: false }, { patterns: false }],
  ['a.html', {}, { patterns: true }],
  ['a.pptx', { titleBlock: true, look: 'greyscale' }, { titleBlock: true, look: 'greyscale' }],
  ['a.svg', { outlines: true }, { svgFonts: 'outlined' }],
  [
    'a.pdf',
    { paper: 'A0', bleed: true, cropMarks: true },
    { pdfKind: 'sheet', bleed: true, cropMarks: true },
  ],
  ['a.pdf', { paper: 'A0', tiles: 'A3' }, { pdfKind: 'tiles', paper: 'A0', tilePaper: 'A3' }],
  ['a.pdf', { perStage: true, bleed: true }, { pdfKind: 'stages', perStage: false, bleed: true }],
  ['a.pdf', { booklet: true }, { pdfKind: 'booklet' }],
  ['a.csv', {}, { format: 'csv', tableShape: 'grid', separator: 'comma' }],
  ['a.tsv', {}, { format: 'csv', separator: 'tab' }],
  ['a.csv', { table: 'cards', separator: 'semicolon' }, { tableShape: 'cards', separator: 'semicolon' }],
  ['a.md', {}, { format: 'markdown' }],
  ['a.htm', { dark: true }, { format: 'html', look: 'dark' }],
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
  ['a.pdf', { tiles: 'A4', booklet: true, perStage: true }],
  ['a.pdf', { tiles: 'A4', bleed: true }],
  ['a.pdf', { booklet: true, cropMarks: true }],
  ['a.png', { perStage: true }],
  ['a.svg', { allMaps: true }],
  ['a.svg', { bleed: true }],
  ['a.png', { outlines: true }],
  ['a.xlsx', { separator: 'tab' }],
  ['a.mmd', { legend: true }],
  ['-', { format: 'svg', watch: true }],
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

test('several formats and files go into a folder, each format once', () => {
  expect(request(['a.journey', 'x/b.mmd'], { to: ['pdf', 'md', 'htm', 'pdf'], out: 'out', scale: 3 })).toBe(
    'usage',
  )
  const read = request(['a.journey', 'x/b.mmd'], { to: ['png', 'md', 'tsv', 'png'], out: 'out', scale: 3 })
  expect(read).toMatchObject({
    sources: ['a.journey', 'x/b.mmd'],
    into: { kind: 'folder', path: 'out' },
    formats: [
      { ending: 'png', settings: { format: 'png', scale: 3 } },
      { ending: 'md', settings: { format: 'markdown' } },
      { ending: 'tsv', settings: { format: 'csv', separator: 'tab' } },
    ],
    allMaps: false,
  })
  expect(request(['a.journey'], { to: ['svg'], allMaps: true, perStage: true })).toMatchObject({
    into: { kind: 'folder', path: '.' },
    allMaps: true,
    formats: [{ settings: { perStage: true } }],
  })
})

test.each([
  [[], { to: ['pdf'] }],
  [['a.journey'], { out: 'folder' }],
  [['a.journey'], { to: [] }],
  [['a.journey'], { to: ['gif'] }],
  [['a.journey'], { to: ['pdf'], format: 'pdf' }],
  [['-'], { to: ['pdf'] }],
  [['a.journey', 'x/A.mmd'], { to: ['pdf'] }],
  [['*.journey'], { to: ['pdf'] }],
  [['a.journey', 'b.journey', 'c.pdf'], {}],
  [['a.journey'], {}],
  [['a.journey'], { to: ['json'], allMaps: true }],
  [['a.journey'], { to: ['pdf', 'png'], perStage: true, tiles: 'A4' }],
] as const)('%j with %j makes no sense', (paths, options) => expect(request(paths, options)).toBe('usage'))

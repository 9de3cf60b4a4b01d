import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepSettings, readSettings } from '#renderer/features/export/export-settings.ts'
import { type ExportSettings, readExportSettings } from '#shared/formats/export/settings.ts'

/** What a browser keeps for a page. */
function storage(kept: string | null = null) {
  let value = kept
  return {
    getItem: () => value,
    setItem: (_key: string, next: string) => {
      value = next
    },
  }
}

const USUAL = readExportSettings({})

test('the first export begins with a PDF as large as the map', () => {
  expect(readSettings(storage())).toEqual(USUAL)
  expect(USUAL).toMatchObject({ format: 'pdf', pdfKind: 'sheet', paper: 'fit', look: 'light' })
})

test('the next export begins where the last one ended', () => {
  const chosen: ExportSettings = {
    ...USUAL,
    format: 'png',
    paper: 'A0',
    orientation: 'portrait',
    sizing: 'width',
    scale: 4,
    widthPx: 5000,
    transparent: true,
  }
  const place = storage()
  keepSettings(place, chosen)
  expect(readSettings(place)).toEqual(chosen)
})

test('what an older or newer version kept takes its default; the rest stays', () => {
  const kept = { format: 'gif', paper: 'A3', scale: 'huge', widthPx: -4, sizing: 'width', more: true }
  expect(readSettings(storage(JSON.stringify(kept)))).toEqual({
    ...USUAL,
    paper: 'A3',
    sizing: 'width',
    widthPx: 16,
  })
})

test('whatever is kept, there are settings to begin with', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (kept) => {
      expect(Object.keys(readSettings(storage(kept)))).toEqual(Object.keys(USUAL))
    }),
  )
})

test('a browser that keeps nothing does not keep anybody from exporting', () => {
  const full = {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  expect(() => keepSettings(full, USUAL)).not.toThrow()
})

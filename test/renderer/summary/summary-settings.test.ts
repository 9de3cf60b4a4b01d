import { expect, test } from 'vitest'
import {
  keepSummarySettings,
  partsOf,
  readSummarySettings,
} from '#renderer/features/summary/summary-settings.ts'
import { SUMMARY_PARTS } from '#shared/formats/summary/blocks.ts'

function storage(kept: string | null) {
  let value = kept
  return {
    getItem: () => value,
    setItem: (_: string, next: string) => {
      value = next
    },
  }
}

test('all parts are there until somebody leaves one out, which is remembered', () => {
  const place = storage(null)
  const first = readSummarySettings(place)
  expect(partsOf(first)).toEqual([...SUMMARY_PARTS])
  keepSummarySettings(place, { ...first, format: 'markdown', without: ['gaps'] })
  const next = readSummarySettings(place)
  expect(next.format).toBe('markdown')
  expect(partsOf(next)).toEqual(SUMMARY_PARTS.filter((part) => part !== 'gaps'))
})

test.each(['', 'null', '[]', '{"format":"docx","without":["weather"]}', '{'])(
  'whatever is kept, %j, it opens',
  (kept) => {
    expect(readSummarySettings(storage(kept))).toEqual({ format: 'pdf', without: [] })
  },
)

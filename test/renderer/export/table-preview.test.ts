import { expect, test } from 'vitest'
import { tablesOf } from '#renderer/features/export/table-preview.ts'
import { readExportSettings } from '#shared/formats/export/settings.ts'
import { mapSource } from './source.ts'

const source = mapSource({ stages: [2, 1], lanes: ['cards', 'pains'], cardsPerCell: 2 })
const tables = (asked: object) => tablesOf(readExportSettings(asked), source)

test('a workbook is shown as spreadsheets show it: its sheets, without the columns that they hide', () => {
  const [grid, ...others] = tables({ format: 'xlsx' })
  expect(others.map(({ name }) => name)).toEqual(['Cards', 'About'])
  const words = grid!.rows.map(({ cells }) => cells.map(({ text }) => text))
  const texts = [...source.view.cells.values()].flatMap((row) =>
    [...row.values()].flat().map(({ text }) => text),
  )
  for (const text of texts) expect(words.flat()).toContain(text)
  const ids = new Set([...Object.keys(source.snapshot.cards), ...source.view.steps.map(({ id }) => id)])
  expect(words.flat().filter((word) => ids.has(word.split(':')[0] as string))).toEqual([])
  for (const { cells } of grid!.rows)
    expect(cells.reduce((sum, { span }) => sum + span, 0)).toBe(grid!.columns.length)
})

test('a CSV is shown with all that is in it, and the beginning of a long one', () => {
  const [cards] = tables({ format: 'csv', tableShape: 'cards' })
  expect(cards!.columns.length).toBe(20)
  const many = mapSource({ stages: [4, 4], lanes: ['cards'], cardsPerCell: 9 })
  const [long] = tablesOf(readExportSettings({ format: 'csv', tableShape: 'cards' }), many)
  expect(long!.rows).toHaveLength(40)
  expect(long!.more).toBeGreaterThanOrEqual(1 + 72 - 40)
})

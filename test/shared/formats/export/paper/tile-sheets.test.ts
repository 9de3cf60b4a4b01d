import { describe, expect, test } from 'vitest'
import { textsOf } from '#shared/formats/export/drawing-text.ts'
import { planTiles } from '#shared/formats/export/paper/tile-plan.ts'
import { tileSheets } from '#shared/formats/export/paper/tile-sheets.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'

const plan = planTiles({ widthMm: 594, heightMm: 420 }, { widthMm: 210, heightMm: 297 })
const sheets = tileSheets(plan, 'From bus pass to e-bike')
const sheetOf = (label: string) => {
  const index = plan.tiles.findIndex((tile) => tile.label === label)
  return { tile: plan.tiles[index]!, drawing: sheets[index]!.drawing }
}

const wordsOn = (shapes: readonly Shape[]): string[] => [...textsOf(shapes)].map(({ text }) => text)

describe('the sheet of a tile', () => {
  test('says which tile it is, and which ones are glued upon its overlaps', () => {
    expect([plan.columns, plan.rows]).toEqual([4, 2])
    expect(wordsOn(sheetOf('A1').drawing.shapes)).toEqual([
      ...['A1', 'A2', 'A1', 'B1'],
      'A1 · row 1 of 2, column 1 of 4 · print at 100 % · From bus pass to e-bike',
    ])
    expect(wordsOn(sheetOf('B2').drawing.shapes).slice(0, -1)).toEqual(['B2', 'B3'])
    expect(wordsOn(sheetOf('B4').drawing.shapes)).toHaveLength(1)
  })

  test('prints nothing on the poster but where a neighbour will cover it', () => {
    for (const { label } of plan.tiles) {
      const { tile, drawing } = sheetOf(label)
      const [right, bottom] = [5 + tile.width, 5 + tile.height]
      const isCovered = (x: number, y: number): boolean =>
        (tile.column < plan.columns - 1 && x >= right - 10 && x <= right) ||
        (tile.row < plan.rows - 1 && y >= bottom - 10 && y <= bottom)
      const isOnPoster = (x: number, y: number): boolean => x > 5 && x < right && y > 5 && y < bottom
      for (const shape of drawing.shapes) {
        if (shape.type === 'text') {
          const left = shape.anchor === 'middle' ? shape.x - shape.width / 2 : shape.x
          for (const x of [left, left + shape.width])
            expect(isOnPoster(x, shape.y) && !isCovered(x, shape.y), `${label} ${shape.text}`).toBe(false)
          expect(left + shape.width).toBeLessThan(plan.paper.widthMm - 5)
          expect(shape.y).toBeLessThan(plan.paper.heightMm - 1)
        }
        if (shape.type === 'rect')
          for (const [x, y] of [
            [shape.x, shape.y],
            [shape.x + shape.width, shape.y + shape.height],
          ] as const)
            expect(isCovered(x, y), label).toBe(true)
      }
    }
  })

  test('cuts a title that is too long for its paper', () => {
    const [first] = tileSheets(plan, 'A very long title of a map '.repeat(20))
    const line = wordsOn(first!.drawing.shapes).at(-1)
    expect(line).toMatch(/^A1 · .*…$/)
  })
})

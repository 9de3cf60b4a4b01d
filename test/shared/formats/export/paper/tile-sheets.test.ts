import { describe, expect, test } from 'vitest'
import { textsOf } from '#shared/formats/export/drawing-text.ts'
import { planTiles, type Tile } from '#shared/formats/export/paper/tile-plan.ts'
import { tileSheets } from '#shared/formats/export/paper/tile-sheets.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'

const plan = planTiles({ widthMm: 594, heightMm: 420 }, { widthMm: 210, heightMm: 297 })
const sheets = tileSheets(plan, 'From bus pass to e-bike')
const sheetOf = (label: string) => {
  const index = plan.tiles.findIndex((tile) => tile.label === label)
  return { tile: plan.tiles[index]!, drawing: sheets[index]!.drawing }
}

const wordsOn = (shapes: readonly Shape[]): string[] => [...textsOf(shapes)].map(({ text }) => text)

/** The ends of a line of text, the corners of a plate, and where marks begin and end. */
function cornersOf(shape: Shape): [x: number, y: number][] {
  switch (shape.type) {
    case 'text': {
      const left = shape.anchor === 'middle' ? shape.x - shape.width / 2 : shape.x
      return [left, left + shape.width].map((x) => [x, shape.y])
    }
    case 'rect':
      return [
        [shape.x, shape.y],
        [shape.x + shape.width, shape.y + shape.height],
      ]
    case 'path':
      return [...shape.d.matchAll(/M([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
    default:
      throw new Error(`Nothing is known of a ${shape.type} here.`)
  }
}

const isOnPoster = ({ width, height }: Tile, x: number, y: number): boolean =>
  x > 5 && x < 5 + width && y > 5 && y < 5 + height

const isCovered = ({ row, column, width, height }: Tile, x: number, y: number): boolean =>
  (column < plan.columns - 1 && x >= width - 5) || (row < plan.rows - 1 && y >= height - 5)

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
      for (const [x, y] of drawing.shapes.flatMap(cornersOf))
        expect(!isOnPoster(tile, x, y) || isCovered(tile, x, y), `${label} ${x} ${y}`).toBe(true)
    }
  })

  test('keeps what it prints on its paper', () => {
    for (const [x, y] of sheets.flatMap(({ drawing }) => drawing.shapes.flatMap(cornersOf))) {
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(plan.paper.widthMm)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(plan.paper.heightMm)
    }
  })

  test('cuts a title that is too long for its paper', () => {
    const [first] = tileSheets(plan, 'A very long title of a map '.repeat(20))
    const line = wordsOn(first!.drawing.shapes).at(-1)
    expect(line).toMatch(/^A1 · .*…$/)
  })
})

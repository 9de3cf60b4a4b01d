import type { Point, Rect } from '#shared/base/geometry.ts'
import { TYPE } from './dimensions.ts'
import { type PlacedText, TextStack, type TextStyle, wholeUnits } from './placed-text.ts'

/** What a sheet says of itself, in words; what is empty is left out. */
export interface TitleBlockWords {
  readonly project: string
  readonly map: string
  readonly scope: string
  readonly personas: string
  readonly state: string
  readonly date: string
  readonly edition: string
}

/** A strip of cells under the map, as on an architect's sheet. */
export interface TitleBlockLayout {
  readonly rect: Rect
  readonly cells: readonly { readonly rect: Rect; readonly texts: readonly PlacedText[] }[]
}

const CELL = { paddingX: 14, paddingY: 10, gap: 3 } as const

const CAPTION: TextStyle = {
  face: 'sans-semibold',
  sizes: [TYPE.small],
  lineHeight: TYPE.lineHeight,
  ink: 'muted',
}
const VALUE: TextStyle = { face: 'sans-regular', sizes: [14], lineHeight: TYPE.lineHeight, ink: 'ink' }
const TITLE: TextStyle = { face: 'serif-semibold', sizes: [20], lineHeight: 1.2, ink: 'ink' }

interface Field {
  readonly caption: string
  readonly words: string
  readonly style: TextStyle
  /** Its least width, and its share of what a row has left. */
  readonly least: number
  readonly share: number
}

const fieldsOf = (words: TitleBlockWords): readonly Field[] =>
  [
    { caption: words.project, words: words.map, style: TITLE, least: 280, share: 3 },
    { caption: 'Scope', words: words.scope, style: VALUE, least: 340, share: 5 },
    { caption: 'Personas', words: words.personas, style: VALUE, least: 150, share: 1 },
    { caption: 'State', words: words.state, style: VALUE, least: 110, share: 0 },
    { caption: 'Date', words: words.date, style: VALUE, least: 160, share: 0 },
    { caption: 'Edition', words: words.edition, style: VALUE, least: 120, share: 0 },
  ].filter((field) => field.words !== '')

/** Lays the strip out from `at` down, in as many rows as the width asks for; all cells of a row are equally high. */
export function layoutTitleBlock(words: TitleBlockWords, at: Point, width: number): TitleBlockLayout {
  const cells: TitleBlockLayout['cells'][number][] = []
  let y = at.y
  for (const row of rowsOf(fieldsOf(words), width)) {
    const spare = width - row.reduce((sum, { least }) => sum + Math.min(least, width), 0)
    const shares = row.reduce((sum, { share }) => sum + share, 0)
    let x = at.x
    const laid = row.map((field) => {
      const extra = shares === 0 ? spare / row.length : (spare * field.share) / shares
      const cell = { x, y, width: Math.min(field.least, width) + extra }
      x += cell.width
      return { cell, stack: stackOf(field, cell) }
    })
    const height = wholeUnits(Math.max(...laid.map(({ stack }) => stack.bottom - y)) + CELL.paddingY)
    cells.push(...laid.map(({ cell, stack }) => ({ rect: { ...cell, height }, texts: stack.texts })))
    y += height
  }
  return { rect: { ...at, width, height: y - at.y }, cells }
}

/** Each row takes what fits into it at its least width. */
function rowsOf(fields: readonly Field[], width: number): Field[][] {
  const rows: Field[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const field of fields) {
    if (used + field.least > width) {
      rows.push([])
      used = 0
    }
    rows.at(-1)?.push(field)
    used += field.least
  }
  return rows
}

function stackOf({ caption, words, style }: Field, { x, y, width }: Omit<Rect, 'height'>): TextStack {
  const stack = new TextStack({ x: x + CELL.paddingX, y: y + CELL.paddingY }, width - 2 * CELL.paddingX)
  stack.add(caption, CAPTION)
  stack.add(words, style, CELL.gap)
  return stack
}

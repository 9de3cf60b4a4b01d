import type { Problem } from '#shared/base/result.ts'
import { type Border, placeSeams, sheetsFor } from './place-seams.ts'

/** What printers leave blank at the edges of a tile. */
export const TILE_MARGIN_MM = 5
/** What two tiles side by side both show, to be glued. */
export const TILE_OVERLAP_MM = 10

/** A size in millimetres. */
export interface SizeMm {
  readonly widthMm: number
  readonly heightMm: number
}

/** A poster cut into sheets that an office printer takes. All lengths in millimetres. */
export interface TilePlan {
  /** The sheet of paper, turned as it is printed. */
  readonly paper: SizeMm
  readonly poster: SizeMm
  readonly columns: number
  readonly rows: number
  /** Row by row from the upper left. */
  readonly tiles: readonly Tile[]
}

/** One of the sheets. Its part of the poster stands at {@link TILE_MARGIN_MM} from the paper's left and upper edge. */
export interface Tile {
  /** The row's letter and the column's number: `A1` is the upper left one. */
  readonly label: string
  readonly row: number
  readonly column: number
  /** The part of the poster that it shows, the strips that its neighbours at the right and below are glued on included. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where seams of tiles look good on a poster, in millimetres from its left and upper edge. */
export interface PosterBorders {
  readonly x: readonly Border[]
  readonly y: readonly Border[]
}

const NO_BORDERS: PosterBorders = { x: [], y: [] }

/** Cuts a poster into the fewest sheets of a paper that is given upright, turned where that needs fewer. */
export function planTiles(poster: SizeMm, upright: SizeMm, borders: PosterBorders = NO_BORDERS): TilePlan {
  const turned = { widthMm: upright.heightMm, heightMm: upright.widthMm }
  const [a, b] = [tilesOn(poster, upright), tilesOn(poster, turned)]
  const paper = a.columns * a.rows <= b.columns * b.rows ? upright : turned
  const columns = spans(poster.widthMm, paper.widthMm, borders.x)
  const rows = spans(poster.heightMm, paper.heightMm, borders.y)
  const tiles = rows.flatMap((high, row) =>
    columns.map((wide, column) => ({
      label: `${rowLetters(row)}${column + 1}`,
      row,
      column,
      x: wide.from,
      y: high.from,
      width: wide.length,
      height: high.length,
    })),
  )
  return { paper, poster, columns: columns.length, rows: rows.length, tiles }
}

/** More sheets than anybody glues together. */
const MOST_TILES = 500

/** Why a poster is not cut into tiles; `null` where it is. */
export const tooManyTiles = ({ tiles }: TilePlan): Problem | null =>
  tiles.length <= MOST_TILES
    ? null
    : {
        code: 'too-many-sheets',
        message: `That would be ${tiles.length.toLocaleString('en')} sheets to glue together. Choose a smaller poster or larger paper for the tiles.`,
      }

const reachOf = (side: number): number => side - 2 * TILE_MARGIN_MM - TILE_OVERLAP_MM

const tilesOn = (poster: SizeMm, paper: SizeMm) => ({
  columns: sheetsFor(poster.widthMm, reachOf(paper.widthMm), TILE_OVERLAP_MM),
  rows: sheetsFor(poster.heightMm, reachOf(paper.heightMm), TILE_OVERLAP_MM),
})

/** The parts of a length, each up to the overlap beyond where the next one begins. */
function spans(length: number, side: number, borders: readonly Border[]) {
  const seams = placeSeams(length, reachOf(side), TILE_OVERLAP_MM, borders)
  return seams.map((from, index) => {
    const next = seams[index + 1]
    return { from, length: (next === undefined ? length : next + TILE_OVERLAP_MM) - from }
  })
}

/** A, B, … Z, AA, AB: as the columns of a spreadsheet. */
function rowLetters(row: number): string {
  const letter = String.fromCharCode(65 + (row % 26))
  return row < 26 ? letter : rowLetters(Math.floor(row / 26) - 1) + letter
}

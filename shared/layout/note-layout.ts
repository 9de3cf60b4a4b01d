import { clamp, type Point, type Rect } from '#shared/base/geometry.ts'
import { NOTE_BOUNDS, type Note } from '#shared/model/note.ts'
import type { NoteBox, ParkingBox } from './boxes.ts'
import { CARD, GRID, PARKING, TYPE } from './dimensions.ts'
import { fitText } from './text/fit-text.ts'

/** A free note where it was put: below or right of the grid, as far from its edge, wherever that is by now. */
export function layoutNote(note: Note, grid: Rect): NoteBox {
  const x = note.beside === null ? note.x : rightEdge(grid) + note.beside
  const y = note.below === null ? note.y : lowerEdge(grid) + note.below
  return noteAt(note, { x, y }, note.width)
}

/** Where a note lies, as it is filed: `x` counts only where `beside` is `null`, `y` where `below` is. */
export type NotePlace = Pick<Note, 'below' | 'beside'> & Partial<Pick<Note, 'x' | 'y'>>

/**
 * The fields that put a note's upper left corner at a point of a map: what lies below the grid hangs on its lower edge, what
 * lies right of it on its right one.
 */
export function notePlaceAt(grid: Rect, { x, y }: Point): NotePlace {
  const under = y - lowerEdge(grid)
  if (under >= 0) return { x: held(x), below: held(under), beside: null }
  const aside = x - rightEdge(grid)
  return aside >= 0
    ? { y: held(y), below: null, beside: held(aside) }
    : { x: held(x), y: held(y), below: null, beside: null }
}

const lowerEdge = ({ y, height }: Rect): number => y + height
const rightEdge = ({ x, width }: Rect): number => x + width

const held = (value: number): number => Math.round(clamp(value, -NOTE_BOUNDS.reach, NOTE_BOUNDS.reach))

function noteAt(note: Note, { x, y }: Point, width: number): NoteBox {
  const text = fitText(note.text, {
    face: 'sans-regular',
    sizes: [15],
    lineHeight: TYPE.lineHeight,
    width: width - 2 * CARD.paddingX,
    preferredHeight: Number.MAX_SAFE_INTEGER,
  })
  const height = Math.max(CARD.least, Math.ceil(text.height) + 2 * CARD.paddingY)
  return { note, text, rect: { x, y, width, height } }
}

/**
 * The parking lot: a row below the grid, and below what free notes lie there, with its heading under the titles of the
 * lanes. Parked notes stand in it by their ids, so that every copy shows them alike.
 */
export function layoutParking(
  all: readonly Note[],
  grid: Rect,
  free: readonly NoteBox[],
): { readonly notes: readonly NoteBox[]; readonly parking: ParkingBox | null } {
  const parked = all.filter((note) => note.parked).sort((a, b) => (a.id < b.id ? -1 : 1))
  if (parked.length === 0) return { notes: [], parking: null }
  const lowest = free.reduce((low, { rect }) => Math.max(low, rect.y + rect.height), lowerEdge(grid))
  const top = lowest + PARKING.gap
  const band = { x: GRID.laneHeader, y: top, width: grid.width - GRID.laneHeader, height: 0 }
  const { notes, height } = placeParked(parked, band)
  return {
    notes,
    parking: {
      header: { x: 0, y: top, width: GRID.laneHeader, height },
      band: { ...band, height },
    },
  }
}

function placeParked(parked: readonly Note[], band: Rect) {
  const pitch = PARKING.note + GRID.cardGap
  const count = Math.max(1, Math.floor((band.width - 2 * GRID.cellPadding + GRID.cardGap) / pitch))
  const notes: NoteBox[] = []
  let y = band.y + GRID.cellPadding
  for (let start = 0; start < parked.length; start += count) {
    const row = parked
      .slice(start, start + count)
      .map((note, column) => noteAt(note, { x: band.x + GRID.cellPadding + column * pitch, y }, PARKING.note))
    notes.push(...row)
    y += Math.max(...row.map(({ rect }) => rect.height)) + GRID.cardGap
  }
  const height = Math.max(PARKING.least, y - GRID.cardGap + GRID.cellPadding - band.y)
  return { notes, height }
}

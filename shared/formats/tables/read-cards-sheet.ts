import { foldName } from '#shared/base/fold.ts'
import { readBase } from './grid-base.ts'
import { CARD_COLUMNS } from './grid-columns.ts'
import { type IdCell, isEndRow, readEndRows, readHeadCell, readIdCell } from './grid-marks.ts'
import type { GridBase, ReadCell } from './grid-types.ts'
import { newCell, readCell } from './read-cell.ts'
import { HEAD_WITHIN } from './read-grid-sheet.ts'
import { ID_HEADINGS, LANE_HEADINGS, PLACE_HEADINGS } from './sheets-of-map.ts'
import type { Sheet } from './table.ts'

/** A row of a table of cards. `id` is `null` for a row that somebody added, and for one that only names a step or a lane. */
export interface CardRow {
  readonly id: string | null
  /** Cells by the keys of their columns, as far as the columns are there. */
  readonly fields: ReadonlyMap<string, ReadCell>
  readonly stageId: string | null
  readonly stepId: string | null
  readonly laneId: string | null
  readonly personaId: string | null
  readonly groupId: string | null
  readonly laneKind: string
  readonly laneColor: string
}

/** A table of cards as one sheet has it. */
export interface CardsSheet {
  readonly mapId: string
  readonly isNewer: boolean
  readonly rows: readonly CardRow[]
  readonly base: GridBase | null
}

const KEY_OF_HEADING = new Map<string, string>(
  [
    ...Object.entries({ ...PLACE_HEADINGS, ...LANE_HEADINGS, ...ID_HEADINGS }),
    ...CARD_COLUMNS.map(({ key, heading }) => [key, heading] as const),
  ].map(([key, heading]) => [foldName(heading), key]),
)

/** Reads a sheet as a table of cards; `undefined` where it is none of ours. */
export function readCardsSheet({ rows }: Sheet): CardsSheet | undefined {
  for (const [at, cells] of rows.slice(0, HEAD_WITHIN.rows).entries()) {
    const idColumn = cells.findIndex((cell) => readHeadCell(cell)?.what === 'cards')
    const head = readHeadCell(cells[idColumn] ?? '')
    if (!head) continue
    const marked = (head.more[0] ?? '').split(',')
    const columns = new Map<string, number>()
    for (const [column, heading] of cells.entries()) {
      const key = KEY_OF_HEADING.get(foldName(heading))
      if (key !== undefined && !columns.has(key)) columns.set(key, column)
    }
    const seen = new Set<string>()
    const body = rows.slice(at + 1).filter((row) => !isEndRow(row) && row.some((cell) => cell.trim() !== ''))
    return {
      ...{ mapId: head.mapId, isNewer: head.isNewer, base: readBase(readEndRows(rows) ?? '') },
      rows: body.map((row) => readRow(row, columns, marked, readIdCell(row[idColumn]), seen)),
    }
  }
  return undefined
}

/** A row whose id another has already is a copy, so a new card. */
function readRow(
  row: readonly string[],
  columns: ReadonlyMap<string, number>,
  marked: readonly string[],
  id: IdCell | undefined,
  seen: Set<string>,
): CardRow {
  const own = id && !seen.has(id.id) ? id : undefined
  if (own) seen.add(own.id)
  const said = (key: string): string | undefined => row[columns.get(key) ?? -1]
  const idIn = (key: string): string | null => readIdCell(said(key))?.id ?? null
  const fields = new Map<string, ReadCell>()
  for (const key of [...Object.keys(PLACE_HEADINGS), ...CARD_COLUMNS.map((column) => column.key)]) {
    if (!columns.has(key)) continue
    const at = marked.indexOf(key)
    fields.set(key, own ? readCell(said(key), own.marks[at]) : newCell(said(key) ?? ''))
  }
  return {
    ...{ id: own?.id ?? null, fields },
    ...{ stageId: idIn('stageId'), stepId: idIn('stepId'), laneId: idIn('laneId') },
    ...{ personaId: idIn('personaId'), groupId: idIn('groupId') },
    ...{ laneKind: said('laneKind')?.trim() ?? '', laneColor: said('laneColor')?.trim() ?? '' },
  }
}

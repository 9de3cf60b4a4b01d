import {
  isEndRow,
  readIdCell,
  type STAGE_IDS_ROW,
  type STAGES_ROW,
  STEPS_ROW,
} from '#shared/formats/tables/grid-marks.ts'
import type { Sheet, Workbook } from '#shared/formats/tables/table.ts'

/** Where a cell is. */
interface At {
  readonly row: number
  readonly column: number
}

/** Columns in front of the first step. */
const FIRST = 4

/** A grid in the hands of somebody with a spreadsheet program. */
export class EditedGrid {
  readonly rows: string[][]

  constructor({ rows }: Sheet) {
    this.rows = rows.map((row) => [...row])
  }

  workbook(): Workbook {
    return [{ name: 'Grid', rows: this.rows }]
  }

  rowOf(head: typeof STAGES_ROW | typeof STAGE_IDS_ROW | typeof STEPS_ROW): number {
    return this.rows.findIndex((row) => row[0] === head)
  }

  /** The visible cell of a card, a step or a lane. */
  find(id: string): At {
    for (const [row, cells] of this.rows.entries())
      for (const [column, cell] of cells.entries())
        if (!isEndRow(cells) && readIdCell(cell)?.id === id)
          return column === 0 ? { row, column: 1 } : { row, column: column - 1 }
    throw new Error(`${id} is nowhere in the grid.`)
  }

  text({ row, column }: At): string {
    return this.rows[row]?.[column] ?? ''
  }

  type({ row, column }: At, text: string): void {
    const cells = this.rows[row] as string[]
    while (cells.length <= column) cells.push('')
    cells[column] = text
  }

  /** A free cell of a lane at a step: below those that are filled, in a row that is put in if need be. */
  freeCell(laneId: string, stepId: string): At {
    const { column } = this.find(stepId)
    const own = [...this.rows.entries()].filter(([, cells]) => readIdCell(cells[0])?.id === laneId)
    const last = own.findLastIndex(([, cells]) => (cells[column] ?? '') + (cells[column + 1] ?? '') !== '')
    const free = own[last + 1]
    if (free) return { row: free[0], column }
    const row = (own.at(-1)?.[0] ?? 0) + 1
    this.insertRow(row)
    return { row, column }
  }

  insertRow(row: number, cells: string[] = []): void {
    this.rows.splice(row, 0, cells)
  }

  deleteRows(test: (cells: readonly string[]) => boolean): void {
    this.rows.splice(0, this.rows.length, ...this.rows.filter((cells) => !test(cells)))
  }

  /** Puts an empty column in front of another, as a spreadsheet does. */
  insertColumn(column: number): void {
    for (const cells of this.rows) if (!isEndRow(cells) && cells.length >= column) cells.splice(column, 0, '')
  }

  deleteColumns(column: number, count: number): void {
    for (const cells of this.rows) if (!isEndRow(cells)) cells.splice(column, count)
  }

  /** Cuts a cell out, with its hidden id or without, and puts it in another place. */
  moveCard(id: string, to: At, withId: boolean): void {
    const from = this.find(id)
    for (const by of withId ? [0, 1] : [0]) {
      this.type(
        { row: to.row, column: to.column + by },
        this.text({ row: from.row, column: from.column + by }),
      )
      this.type({ row: from.row, column: from.column + by }, '')
    }
  }

  /** What people see: the titles, and the texts of each cell from top to bottom. */
  seen(): readonly string[] {
    const steps = this.rows[this.rowOf(STEPS_ROW)] ?? []
    const columns = [...steps.keys()].filter(
      (column) => column >= FIRST && readIdCell(steps[column]) === undefined,
    )
    const body = this.rows.slice(this.rowOf(STEPS_ROW) + 1).filter((row) => !isEndRow(row))
    const lanes: { title: string; rows: (readonly string[])[] }[] = []
    for (const row of body) {
      const last = lanes.at(-1)
      if (last && (row[1] === undefined || row[1] === '' || row[1] === last.title)) last.rows.push(row)
      else lanes.push({ title: row[1] ?? '', rows: [row] })
    }
    return lanes.flatMap(({ title, rows }) =>
      columns.map((column) => {
        const texts = rows.flatMap((row) => ((row[column] ?? '') === '' ? [] : [row[column]]))
        return `${title} / ${steps[column] ?? ''}: ${texts.join(' + ')}`
      }),
    )
  }
}

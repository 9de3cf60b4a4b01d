import { foldName } from '#shared/base/fold.ts'
import { newId } from '#shared/base/ids.ts'
import { readBase } from './grid-base.ts'
import {
  type IdCell,
  isEndRow,
  readEndRows,
  readHeadCell,
  readIdCell,
  STAGE_IDS_ROW,
  STAGES_ROW,
  STEPS_ROW,
} from './grid-marks.ts'
import type { GridBase, ReadCard, ReadCell, ReadLane, ReadStage, ReadStep } from './grid-types.ts'
import { type GridEntry, matchCards } from './match-cards.ts'
import { newCell, readCell, tellingCell } from './read-cell.ts'
import type { Sheet } from './table.ts'

/** A grid as one sheet has it. */
export interface GridSheet {
  readonly mapId: string
  readonly isNewer: boolean
  readonly title: ReadCell
  readonly stages: readonly ReadStage[]
  readonly lanes: readonly ReadLane[]
  readonly cards: readonly ReadCard[]
  readonly base: GridBase | null
}

/** How far down and across a table's head is looked for: somebody may have put something in front. */
export const HEAD_WITHIN = { rows: 20, columns: 200 } as const

/** Reads a sheet as a grid; `undefined` where it is none of ours. */
export function readGridSheet({ rows }: Sheet): GridSheet | undefined {
  const at = findHead(rows)
  if (!at) return undefined
  const reading = new GridSheetReading(rows, at.column)
  const { head } = at
  return {
    mapId: head.mapId,
    isNewer: head.isNewer,
    title: readCell(rows[at.row]?.[at.column + 1], head.more[0]),
    ...reading.read(),
    base: readBase(readEndRows(rows) ?? ''),
  }
}

function findHead(rows: Sheet['rows']) {
  for (const [row, cells] of rows.slice(0, HEAD_WITHIN.rows).entries())
    for (const [column, cell] of cells.slice(0, HEAD_WITHIN.columns).entries()) {
      const head = readHeadCell(cell)
      if (head?.what === 'grid') return { head, row, column }
    }
  return undefined
}

/** A step's column: where its texts stand, and its ids, where there are any. */
interface Column {
  readonly texts: number
  readonly ids: number | null
}

interface OpenStage {
  readonly id: string
  readonly isNew: boolean
  readonly titles: ReadCell[]
  readonly steps: ReadStep[]
}

interface OpenLane {
  readonly id: string
  readonly isNew: boolean
  readonly titles: ReadCell[]
  readonly kinds: ReadCell[]
  readonly colors: ReadCell[]
}

/** Columns from the one with the lanes' ids to the first step. */
const BEFORE_STEPS = 4

class GridSheetReading {
  readonly #stageRow: readonly string[]
  readonly #stageIds: readonly string[]
  readonly #stepRow: readonly string[]
  readonly #body: readonly (readonly string[])[]
  readonly #left: number
  readonly #stages: OpenStage[] = []
  readonly #lanes: OpenLane[] = []

  constructor(rows: Sheet['rows'], left: number) {
    const [stages, ids, steps] = [STAGES_ROW, STAGE_IDS_ROW, STEPS_ROW].map((head) =>
      rows.findIndex((row) => row[left]?.trim() === head),
    ) as [number, number, number]
    this.#stageRow = rows[stages] ?? []
    this.#stageIds = rows[ids] ?? []
    this.#stepRow = rows[steps] ?? []
    this.#body = rows.slice(Math.max(stages, ids, steps) + 1).filter((row) => !isEndRow(row))
    this.#left = left
  }

  read() {
    const columns = this.#columns()
    const stepIds = columns.map((column, index) => this.#readStep(column, columns[index + 1]))
    const entries: GridEntry[] = []
    for (const row of this.#body) {
      const lane = this.#readLane(row, columns)
      if (!lane) continue
      columns.forEach(({ texts, ids }, index) => {
        const id = ids === null ? undefined : readIdCell(row[ids])
        const text = row[texts] ?? ''
        if (id || text.trim() !== '')
          entries.push({ laneId: lane.id, stepId: stepIds[index] as string, said: text, id })
      })
    }
    return {
      stages: this.#finishedStages(),
      lanes: this.#finishedLanes(),
      cards: this.#inOrder(matchCards(entries)),
    }
  }

  /** Text columns with the ids that stand behind them; somebody may have put a column in between, or taken the texts out. */
  #columns(): readonly Column[] {
    const width = Math.max(
      this.#stageRow.length,
      this.#stepRow.length,
      ...this.#body.map((row) => row.length),
    )
    const first = this.#left + BEFORE_STEPS
    const isIds = (column: number): boolean => this.#idsIn(column) !== undefined
    const idsOf = new Map<number, number>()
    for (let column = first + 1; column < width; column++) {
      if (!isIds(column)) continue
      const near = [column - 1, column - 2].filter((at) => at >= first && !isIds(at) && !idsOf.has(at))
      const hits = near.map((at) => this.#hits(at, column))
      const best = (hits[1] ?? 0) > (hits[0] ?? 0) && near[0] === column - 1 ? near[1] : near[0]
      if (best !== undefined && (best === column - 1 || (hits[near.indexOf(best)] ?? 0) > 0))
        idsOf.set(best, column)
    }
    const columns: Column[] = []
    for (let texts = first; texts < width; texts++)
      if (!isIds(texts) && (idsOf.has(texts) || this.#hasText(texts)))
        columns.push({ texts, ids: idsOf.get(texts) ?? null })
    return columns
  }

  #idsIn(column: number): IdCell | undefined {
    return readIdCell(this.#stepRow[column]) ?? readIdCell(this.#stageIds[column])
  }

  #hasText(column: number): boolean {
    return [this.#stageRow, this.#stepRow, ...this.#body].some((row) => (row[column] ?? '').trim() !== '')
  }

  /** In how many rows the ids of one column know the texts of another. */
  #hits(texts: number, ids: number): number {
    return [this.#stepRow, ...this.#body].filter((row) => {
      const mark = readIdCell(row[ids])?.marks[0]
      const said = row[texts] ?? ''
      return mark !== undefined && said !== '' && !readCell(said, mark).touched
    }).length
  }

  /** Puts the column's step into its stage and answers the step's id. */
  #readStep({ texts, ids }: Column, next: Column | undefined): string {
    const token = ids === null ? undefined : readIdCell(this.#stepRow[ids])
    const taken = this.#stages.some(({ steps }) => steps.some(({ id }) => id === token?.id))
    const known = token && !taken ? token : undefined
    const said = this.#stepRow[texts]
    const id = known?.id ?? newId()
    this.#stageOf({ texts, ids }, next).steps.push({
      id,
      isNew: !known,
      title: known ? readCell(said, known.marks[0]) : newCell(said ?? ''),
    })
    return id
  }

  #stageOf({ texts, ids }: Column, next: Column | undefined): OpenStage {
    const token = ids === null ? undefined : readIdCell(this.#stageIds[ids])
    const said = this.#stageRow[texts] ?? ''
    if (token) {
      const stage = this.#stages.find(({ id }) => id === token.id) ?? this.#openStage(token.id, false)
      stage.titles.push(readCell(said, token.marks[0]))
      return stage
    }
    const last = this.#stages.at(-1)
    const isLast = last?.titles.some(({ text }) => foldName(text) === foldName(said))
    if (last && (said.trim() === '' || isLast)) return last
    const following = next?.ids == null ? undefined : readIdCell(this.#stageIds[next.ids])
    const isNext = said.trim() === '' || foldName(this.#stageRow[next?.texts ?? -1] ?? '') === foldName(said)
    if (following && isNext && !this.#stages.some(({ id }) => id === following.id))
      return this.#openStage(following.id, false)
    const stage = this.#openStage(newId(), true)
    stage.titles.push(newCell(said))
    return stage
  }

  #openStage(id: string, isNew: boolean): OpenStage {
    const stage: OpenStage = { id, isNew, titles: [], steps: [] }
    this.#stages.push(stage)
    return stage
  }

  /** The lane of a row; `undefined` for a row that says nothing. */
  #readLane(row: readonly string[], columns: readonly Column[]): OpenLane | undefined {
    const token = readIdCell(row[this.#left])
    const [title = '', kind = '', color = ''] = row.slice(this.#left + 1, this.#left + BEFORE_STEPS)
    const hasCards = columns.some(
      ({ texts, ids }) => (row[texts] ?? '') !== '' || (ids !== null && readIdCell(row[ids])),
    )
    const last = this.#lanes.at(-1)
    let lane: OpenLane | undefined
    if (token) lane = this.#lanes.find(({ id }) => id === token.id) ?? this.#openLane(token.id, false)
    else if (title.trim() === '' && (!hasCards || last)) return hasCards ? last : undefined
    else if (last?.titles.some(({ text }) => foldName(text) === foldName(title))) return last
    lane ??= this.#openLane(newId(), true)
    lane.titles.push(readCell(title, token?.marks[0]))
    lane.kinds.push(readCell(kind, token?.marks[1]))
    lane.colors.push(readCell(color, token?.marks[2]))
    return lane
  }

  #openLane(id: string, isNew: boolean): OpenLane {
    const lane: OpenLane = { id, isNew, titles: [], kinds: [], colors: [] }
    this.#lanes.push(lane)
    return lane
  }

  #finishedStages(): readonly ReadStage[] {
    return this.#stages.map(({ titles, ...stage }) => ({ ...stage, title: tellingCell(titles) }))
  }

  #finishedLanes(): readonly ReadLane[] {
    return this.#lanes.map(({ id, isNew, titles, kinds, colors }) => ({
      ...{ id, isNew },
      title: tellingCell(titles),
      kind: tellingCell(kinds),
      color: tellingCell(colors),
    }))
  }

  /** Rows were read one by one; a cell's cards stand below each other. */
  #inOrder(cards: readonly ReadCard[]): readonly ReadCard[] {
    const cells = Map.groupBy(cards, ({ laneId, stepId }) => `${laneId} ${stepId}`)
    const steps = this.#stages.flatMap(({ steps }) => steps)
    return this.#lanes.flatMap((lane) => steps.flatMap((step) => cells.get(`${lane.id} ${step.id}`) ?? []))
  }
}

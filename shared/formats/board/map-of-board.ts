import { counted } from '#shared/base/counted.ts'
import { newId } from '#shared/base/ids.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import { MAX_TEXT } from '#shared/model/fields.ts'
import { COLORS, type Color } from '#shared/model/vocabulary.ts'
import type { ImportedMap } from '../imported-map.ts'
import { createReport, type Report } from '../report.ts'
import { withOrders } from '../with-orders.ts'
import type { Board, BoardArrow, BoardText } from './board.ts'
import type { BoardPlan, PlannedColumn, PlannedStage } from './board-plan.ts'
import { placeNotes } from './note-places.ts'
import { planBoard } from './plan-board.ts'
import { inReadingOrder } from './reading-order.ts'

/** How a board is read, where its format has a say. */
export interface BoardReading {
  /** Collects what could not be taken over; what the format itself had to say stands first. */
  readonly report?: Report
  /** The title of a board that has none. */
  readonly name?: string
  /** The map's `foreign` field, now that it is known which arrows found no place. */
  readonly foreign?: (unheld: readonly BoardArrow[]) => string
}

/**
 * Makes a map of a whiteboard by where things lie on it: frames side by side, or else columns of notes, become stages,
 * rows through all of them lanes, words above and beside them titles, and what stands outside free notes at its place.
 * The same for the same board but for the ids; `docs/formats/boards.md` has the rules.
 */
export function mapOfBoard(board: Board, reading: BoardReading = {}): ImportedMap {
  return new MapBuilder(board, reading).build()
}

class MapBuilder {
  readonly #board: Board
  readonly #plan: BoardPlan
  readonly #report: Report
  readonly #name: string
  readonly #foreign: (unheld: readonly BoardArrow[]) => string
  readonly #mapId = newId()
  readonly #records: RecordToInsert[] = []
  /** Ids of cards by those of their texts. */
  readonly #cardIds = new Map<string, string>()
  #cut = 0

  constructor(
    board: Board,
    { report = createReport(), name = '', foreign = () => board.foreign }: BoardReading,
  ) {
    this.#board = board
    this.#plan = planBoard(board)
    this.#report = report
    this.#name = name
    this.#foreign = foreign
  }

  build(): ImportedMap {
    const { around, title: heading, stages } = this.#plan
    const title = this.#board.title || around?.title || heading?.text || this.#name
    const laneIds = this.#addLanes()
    if (stages.length === 0) this.#addStage(null, [{ heading: null, cards: [] }], laneIds, 'V')
    for (const { item: stage, order } of withOrders(stages))
      this.#addStage(stage, stage.columns, laneIds, order)
    const unheld = this.#addConnectors()
    this.#records.unshift({
      table: 'maps',
      id: this.#mapId,
      fields: { title: this.#text(title), foreign: this.#foreign(unheld) },
    })
    const notes = placeNotes(this.#plan, this.#records, this.#mapId)
    for (const { text, color, foreign, place, width } of notes)
      this.#add('notes', newId(), {
        ...{ mapId: this.#mapId, text: this.#text(text), foreign, color: color ?? 'grey' },
        ...{ width, ...place },
      })
    this.#explain(unheld.length, notes.length)
    return { records: this.#records, title: title.trim(), report: this.#report.sentences() }
  }

  #add<T extends RecordToInsert['table']>(table: T, id: string, fields: Partial<FieldsOf<T>>): void {
    this.#records.push({ table, id, fields } as RecordToInsert)
  }

  /** Counts what will be cut when it is filed. */
  #text(text: string): string {
    if (text.length > MAX_TEXT) this.#cut++
    return text
  }

  #addLanes(): readonly LaneMade[] {
    const { lanes } = this.#plan
    const colors = this.#laneColors()
    return withOrders(Array.from({ length: lanes.count }, () => newId())).map(
      ({ item: id, order, index }) => {
        const heading = lanes.headings[index]
        const color = heading?.color ?? colors[index] ?? 'yellow'
        const usual = lanes.count === 1 ? 'Cards' : `Lane ${index + 1}`
        this.#add('lanes', id, {
          ...{ mapId: this.#mapId, order, color },
          ...{ title: this.#text(heading?.text || usual), foreign: heading?.foreign ?? '' },
        })
        return { id, color }
      },
    )
  }

  /** The colour that most cards of each lane have. */
  #laneColors(): readonly (Color | undefined)[] {
    const counts = Array.from({ length: this.#plan.lanes.count }, () => new Map<Color, number>())
    for (const { columns } of this.#plan.stages)
      for (const { cards } of columns)
        for (const { id, color } of cards) {
          const count = counts[this.#plan.lanes.laneOf.get(id) ?? 0]
          if (color !== null) count?.set(color, (count.get(color) ?? 0) + 1)
        }
    return counts.map(
      (count) =>
        COLORS.filter((color) => count.has(color)).toSorted(
          (a, b) => (count.get(b) as number) - (count.get(a) as number),
        )[0],
    )
  }

  #addStage(
    stage: PlannedStage | null,
    columns: readonly PlannedColumn[],
    lanes: readonly LaneMade[],
    order: string,
  ): void {
    const stageId = newId()
    const said = [stage?.frame, stage?.heading]
    this.#add('stages', stageId, {
      ...{ mapId: this.#mapId, order },
      title: this.#text(stage?.frame?.title || stage?.heading?.text || ''),
      color: stage?.frame?.color ?? stage?.heading?.color ?? 'grey',
      foreign: said.map((one) => one?.foreign ?? '').find((foreign) => foreign !== '') ?? '',
    })
    for (const { item: column, order } of withOrders(columns.length > 0 ? columns : [NO_COLUMN])) {
      const stepId = newId()
      this.#add('steps', stepId, {
        ...{ stageId, order },
        ...{ title: this.#text(column.heading?.text ?? ''), foreign: column.heading?.foreign ?? '' },
      })
      this.#addCards(column.cards, stepId, lanes)
    }
  }

  #addCards(cards: readonly BoardText[], stepId: string, lanes: readonly LaneMade[]): void {
    const byLane = Map.groupBy(cards, ({ id }) => this.#plan.lanes.laneOf.get(id) ?? 0)
    for (const [index, inCell] of byLane) {
      const lane = lanes[index] as LaneMade
      for (const { item: card, order } of withOrders(inReadingOrder(inCell))) {
        const id = newId()
        this.#cardIds.set(card.id, id)
        this.#add('cards', id, {
          place: [lane.id, stepId, order],
          text: this.#text(card.text),
          color: card.color === lane.color ? null : card.color,
          foreign: card.foreign,
        })
      }
    }
  }

  /** Answers the arrows that are no connectors: those that do not lead from one card to another. */
  #addConnectors(): readonly BoardArrow[] {
    return this.#board.arrows.filter(({ fromId: from, toId: to, label, foreign }) => {
      const fromId = from === null ? undefined : this.#cardIds.get(from)
      const toId = to === null ? undefined : this.#cardIds.get(to)
      if (fromId === undefined || toId === undefined || fromId === toId) return true
      this.#add('connectors', newId(), {
        ...{ mapId: this.#mapId, fromId, toId, foreign },
        label: this.#text(label),
      })
      return false
    })
  }

  #explain(unheld: number, notes: number): void {
    const { stages, lanes } = this.#plan
    const framed = stages.filter(({ frame }) => frame !== null).length
    const parts = this.#board.texts.length
    if (stages.length === 0 && parts > 0)
      this.#say(
        'No frames and no columns of notes were found, so everything became free notes beside an empty grid.',
      )
    else if (framed > 0)
      this.#say(
        `${counted(framed, 'frame')} became ${framed === 1 ? 'a stage' : 'stages'}, from left to right.`,
      )
    else if (stages.length > 0) this.#say(`Notes stood in ${stages.length} columns, which became stages.`)
    if (lanes.headings.length > 0)
      this.#say(
        `${lanes.headings.length} names beside the notes became lanes; each card went to the nearest.`,
      )
    else if (lanes.count > 1) this.#say(`The notes stood in ${lanes.count} rows, which became lanes.`)
    if (stages.length > 0 && notes > 0)
      this.#say(
        `${counted(notes, 'text')} outside of all stages became ${notes === 1 ? 'a free note' : 'free notes'}.`,
      )
    if (unheld > 0)
      this.#say(
        `${counted(unheld, 'arrow')} did not lead from one card to another and ${unheld === 1 ? 'is' : 'are'} not shown.`,
      )
    if (this.#cut > 0)
      this.#say(
        `${counted(this.#cut, 'text')} had more than ${MAX_TEXT.toLocaleString('en')} characters and ${this.#cut === 1 ? 'was' : 'were'} cut.`,
      )
  }

  #say(sentence: string): void {
    this.#report.add(sentence)
  }
}

interface LaneMade {
  readonly id: string
  readonly color: Color
}

const NO_COLUMN: PlannedColumn = { heading: null, cards: [] }

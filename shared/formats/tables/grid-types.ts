import type { Command } from '#shared/document/commands/types.ts'
import type { TableName } from '#shared/model/record.ts'
import type { LaneKind } from '#shared/model/vocabulary.ts'

/**
 * A text of a table that was exported before: what it says now, and whether somebody changed it there. `mark` tells what
 * it said when it was exported; a new text, and one whose mark got lost, has none.
 */
export interface ReadCell {
  readonly text: string
  readonly mark: string | null
  readonly touched: boolean
}

/** A stage as a table has it, in the table's order. Its id is new where the table has none for it. */
export interface ReadStage {
  readonly id: string
  readonly isNew: boolean
  readonly title: ReadCell
  readonly steps: readonly ReadStep[]
}

/** A step as a table has it. */
export interface ReadStep {
  readonly id: string
  readonly isNew: boolean
  readonly title: ReadCell
}

/** A lane as a table has it. `kind` and `color` hold the words that stand there. */
export interface ReadLane {
  readonly id: string
  readonly isNew: boolean
  readonly title: ReadCell
  readonly kind: ReadCell
  readonly color: ReadCell
}

/** A card as a table has it, in the order of its cell. `fields` are the cells of its row in a table of cards, by column. */
export interface ReadCard {
  readonly id: string
  readonly isNew: boolean
  /** The kind of card where it is not that of its lane; else empty. */
  readonly kind: string
  readonly laneId: string
  readonly stepId: string
  /** Its cell in the grid; `null` where there is only a table of cards. What it says depends on the kind of card, see `gridText`. */
  readonly text: ReadCell | null
  readonly fields: ReadonlyMap<string, ReadCell>
}

/** The cards of a cell and their sequence when the table was made: by lane, then step. */
export interface GridBase {
  readonly stages: readonly { readonly id: string; readonly stepIds: readonly string[] }[]
  readonly lanes: readonly {
    readonly id: string
    readonly kind: LaneKind
    /** By step, in the order of {@link stages}. */
    readonly cells: ReadonlyMap<string, readonly string[]>
  }[]
  /** What each card said, all fields together, by its id. */
  readonly marks: ReadonlyMap<string, string>
}

/** A table that Throughline made and somebody may have changed since: of which map, and what stands in it now. */
export interface GridReading {
  readonly mapId: string
  /** The map's title as the table has it; a table of cards alone may have none. */
  readonly title: ReadCell
  /** Which tables there were: the map as it lies, a row per card, or both. */
  readonly shape: 'grid' | 'cards' | 'both'
  readonly stages: readonly ReadStage[]
  readonly lanes: readonly ReadLane[]
  readonly cards: readonly ReadCard[]
  /** What the table held when it was made; `null` where its last rows are missing, and then nothing counts as removed. */
  readonly base: GridBase | null
  /** What could not be read, a sentence each. */
  readonly report: readonly string[]
}

/** One thing that bringing a table back does to the map, or leaves as it is because both sides changed it. */
export interface GridChange {
  readonly kind: 'added' | 'edited' | 'moved' | 'removed' | 'kept'
  readonly table: TableName
  readonly recordId: string
  /** In a sentence without its full stop: `“Waits” says “Waits in line” now`. */
  readonly words: string
}

/** What a table that comes back changes. */
export interface GridChanges {
  readonly mapId: string
  /** To be carried out together, as one undo step; none where nothing changed. */
  readonly commands: readonly Command[]
  readonly changes: readonly GridChange[]
  /** More than a third of the table's cards would go. The report's first sentence then says so. */
  readonly takesMuch: boolean
  /** What to know before saying yes, and what could not be taken over; a sentence each. */
  readonly report: readonly string[]
}

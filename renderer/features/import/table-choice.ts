import type { CardMapping } from '#shared/formats/tables/cards-mapping.ts'
import type { Sheet } from '#shared/formats/tables/table.ts'

/** What the person says of a table: which sheet of it, how it is meant, and where it goes. */
export interface TableChoice {
  readonly sheet: Sheet
  readonly into: 'map' | 'new'
  readonly mapping: CardMapping
}

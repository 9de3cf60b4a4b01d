import type { Command } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import type { TableName } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { createReport, quoted, type Report } from '../report.ts'
import { baseOfView } from './grid-base.ts'
import type { CardWords } from './grid-columns.ts'
import { cellText, markOf } from './grid-marks.ts'
import type { GridBase, GridChange, GridReading, ReadCell } from './grid-types.ts'
import { wordsOfProject } from './sheets-of-map.ts'
import type { PlaceInTable } from './table-places.ts'

/** What is done to bring a table back, as far as it is known yet, and whatever there is to look up for it. */
export interface ChangeLog {
  readonly reading: GridReading
  readonly snapshot: Snapshot
  /** The map as it is now, with the lanes that are hidden. */
  readonly view: MapView
  readonly words: CardWords
  /** What the table held when it was made; where it does not tell, what the map holds now. */
  readonly base: GridBase
  /** Where each card stood when the table was made, and where it stands now. */
  readonly stood: ReadonlyMap<string, PlaceInTable>
  readonly stands: ReadonlyMap<string, PlaceInTable>
  readonly report: Report
  readonly commands: Command[]
  readonly changes: GridChange[]
  readonly note: (kind: GridChange['kind'], table: TableName, recordId: string, words: string) => void
}

/** A log without an entry; `undefined` where the project has no such map. */
export function openLog(reading: GridReading, snapshot: Snapshot): ChangeLog | undefined {
  const view = viewMap(snapshot, reading.mapId, { withHidden: true })
  if (!view) return undefined
  const words = wordsOfProject(snapshot, view)
  const now = baseOfView(view, words)
  const base = reading.base ?? now
  const report = createReport()
  const changes: GridChange[] = []
  return {
    ...{ reading, snapshot, view, words, base, report, changes },
    ...{ stood: placesIn(base), stands: placesIn(now), commands: [] },
    note: (kind, table, recordId, words) => changes.push({ kind, table, recordId, words }),
  }
}

/** Where the cards of a base stand. */
function placesIn(base: GridBase): ReadonlyMap<string, PlaceInTable> {
  const places = new Map<string, PlaceInTable>()
  for (const { id: laneId, cells } of base.lanes)
    for (const [stepId, cards] of cells) for (const id of cards) places.set(id, { laneId, stepId })
  return places
}

/** Whether two cells are one. */
export const isSamePlace = (a: PlaceInTable | undefined, b: PlaceInTable | undefined): boolean =>
  a?.laneId === b?.laneId && a?.stepId === b?.stepId

/**
 * What becomes of a cell whose record says something else by now: nothing where nobody touched it or both say the same;
 * it is taken over where only the table changed; where both did, nobody's words are written over.
 */
export function verdictOn(cell: ReadCell, now: string): 'nothing' | 'take' | 'both' {
  if (!cell.touched || cell.text === now) return 'nothing'
  return cell.mark === null || markOf(now) === cell.mark ? 'take' : 'both'
}

/** A title that the table changed, or `undefined`; where the map has another one by now, that one stays. */
export function newTitle(
  log: ChangeLog,
  table: TableName,
  { id, title: now }: { readonly id: string; readonly title: string },
  cell: ReadCell,
): string | undefined {
  const was = cellText(now)
  const verdict = verdictOn(cell, was)
  if (verdict === 'take') {
    log.note('edited', table, id, `${named(now)} is called ${named(cell.text)} now`)
    return cell.text
  }
  if (verdict === 'both')
    log.note(
      'kept',
      table,
      id,
      `${named(now)} keeps its name, which was changed in Throughline too; the table says ${named(cell.text)}`,
    )
  return undefined
}

/** A title in a sentence. */
export const named = (title: string): string => (title.trim() === '' ? 'One without a name' : quoted(title))

/** A card in a sentence, by what stands on it. */
export const namedCard = (card: Pick<Card, 'text'> | undefined, otherwise = ''): string => {
  const text = card?.text.trim() || otherwise.trim()
  return text === '' ? 'A card without a text' : quoted(text)
}

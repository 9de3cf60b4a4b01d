import { newId } from '#shared/base/ids.ts'
import { createReport, quoted, type Report } from '../report.ts'
import { namedCard } from './change-log.ts'
import { CARD_COLUMNS } from './grid-columns.ts'
import type { GridBase, GridReading, ReadCard, ReadCell } from './grid-types.ts'
import { type CardRow, type CardsSheet, readCardsSheet } from './read-cards-sheet.ts'
import { newCell, untouched } from './read-cell.ts'
import { type GridSheet, readGridSheet } from './read-grid-sheet.ts'
import type { Workbook } from './table.ts'
import { type PlaceInTable, placesOfRows, TablePlaces } from './table-places.ts'

/** Reads tables that Throughline made: a grid, a table of cards, or both; `undefined` where there is neither. */
export function readGrid(workbook: Workbook): GridReading | undefined {
  const grids = workbook.flatMap((sheet) => readGridSheet(sheet) ?? [])
  const tables = workbook.flatMap((sheet) => readCardsSheet(sheet) ?? [])
  const [grid] = grids
  const mapId = grid?.mapId ?? tables[0]?.mapId
  if (mapId === undefined) return undefined
  const table = tables.find((one) => one.mapId === mapId)
  const report = createReport()
  if (grids.length > 1 || tables.length > 1)
    report.add('This file has tables of several maps, or one of them twice; the first was read.')
  if (grid?.isNewer || table?.isNewer)
    report.add('The table was made by a newer version of Throughline; what this one knows was read.')
  const read = grid ? withTable(grid, table, report) : ofTable(table as CardsSheet, report)
  if (read.base === null)
    report.add(
      'The end of the table is missing, by which Throughline tells what was deleted from what is new; so nothing is removed.',
    )
  return { mapId, ...read, report: report.sentences() }
}

type Read = Omit<GridReading, 'mapId' | 'report'>

/** Where the cards stood when the table was made. */
function placesInBase(base: GridBase | null): ReadonlyMap<string, PlaceInTable> {
  const places = new Map<string, PlaceInTable>()
  for (const { id: laneId, cells } of base?.lanes ?? [])
    for (const [stepId, cards] of cells) for (const id of cards) places.set(id, { laneId, stepId })
  return places
}

const isAt = (a: PlaceInTable, b: PlaceInTable | undefined): boolean =>
  a.laneId === b?.laneId && a.stepId === b.stepId

/** The cells of a row that say something of the card itself; the ids of its persona and group too, for a project made from it. */
function fieldsOf({ fields, personaId, groupId }: CardRow): ReadonlyMap<string, ReadCell> {
  const own = CARD_COLUMNS.flatMap(({ key }) => {
    const cell = fields.get(key)
    return cell ? [[key, cell] as const] : []
  })
  const ids = Object.entries({ personaId, groupId }).flatMap(([key, id]) =>
    id === null ? [] : [[key, untouched(newCell(id))] as const],
  )
  return new Map([...own, ...ids])
}

const isTouched = (row: CardRow): boolean => [...row.fields.values()].some(({ touched }) => touched)

const PLACE_KEYS = ['stage', 'step', 'lane'] as const
const isReplaced = ({ fields }: CardRow): boolean => PLACE_KEYS.some((key) => fields.get(key)?.touched)

/** A card that only the table of cards has. */
const cardOfRow = (row: CardRow, place: PlaceInTable): ReadCard => ({
  id: row.id ?? newId(),
  isNew: row.id === null,
  kind: row.fields.get('kind')?.text ?? '',
  ...place,
  text: null,
  fields: fieldsOf(row),
})

/** Cards of rows that have no id, as far as the rows hold a card and say where it belongs. */
function newCards(rows: readonly CardRow[], places: TablePlaces, report: Report): readonly ReadCard[] {
  return rows.flatMap((row) => {
    const said = CARD_COLUMNS.flatMap(({ key }) => row.fields.get(key)?.text.trim() || [])
    if (row.id !== null || said.length === 0) return []
    const place = places.placeOf(row)
    if (place) return [cardOfRow(row, place)]
    report.add(`The row of ${quoted(said[0] ?? '')} names no step or no lane, so it was left out.`)
    return []
  })
}

function withTable(grid: GridSheet, table: CardsSheet | undefined, report: Report): Read {
  const { title, base } = grid
  if (!table) return { ...grid, title, base, shape: 'grid' }
  const places = new TablePlaces(grid.stages, grid.lanes)
  const stood = placesInBase(base)
  const rows = new Map(table.rows.flatMap((row) => (row.id === null ? [] : [[row.id, row] as const])))
  const isDeleted = (id: string): boolean => table.base !== null && stood.has(id) && !rows.has(id)
  const cards = grid.cards.flatMap((card): ReadCard[] => {
    const row = rows.get(card.id)
    const isMoved = !isAt(card, stood.get(card.id))
    if (!card.isNew && isDeleted(card.id) && !isMoved && !card.text?.touched) return []
    if (!row) return [card]
    const place = isMoved || !isReplaced(row) ? undefined : places.placeOf(row)
    return [{ ...card, ...place, fields: fieldsOf(row) }]
  })
  const there = new Set(grid.cards.map(({ id }) => id))
  const kept = [...rows.values()].flatMap((row): ReadCard[] => {
    const place = stood.get(row.id ?? '')
    if (there.has(row.id ?? '') || !isTouched(row) || !place || !isPlaceThere(places, place)) return []
    report.add(
      `${namedCard({ text: row.fields.get('text')?.text ?? '' })} was taken out of the grid and changed in the table of cards; it stays.`,
    )
    return [cardOfRow(row, isReplaced(row) ? (places.placeOf(row) ?? place) : place)]
  })
  const added = newCards(table.rows, places, report)
  const { stages, lanes } = places
  return { title, base, stages, lanes, cards: [...cards, ...kept, ...added], shape: 'both' }
}

const isPlaceThere = ({ stages, lanes }: TablePlaces, { laneId, stepId }: PlaceInTable): boolean =>
  lanes.some(({ id }) => id === laneId) && stages.some(({ steps }) => steps.some(({ id }) => id === stepId))

/** Tables of cards are sorted by whatever column people like; cards keep the sequence that they had on the map. */
function ofTable(table: CardsSheet, report: Report): Read {
  const { rows, base } = table
  const places = placesOfRows(rows, base)
  const ranks = new Map([...(base?.marks.keys() ?? [])].map((id, index) => [id, index]))
  const known = rows.flatMap((row): ReadCard[] => {
    const place = row.id === null ? undefined : places.placeOf(row)
    return place ? [cardOfRow(row, place)] : []
  })
  const last = ranks.size
  known.sort((a, b) => (ranks.get(a.id) ?? last) - (ranks.get(b.id) ?? last))
  const cards = [...known, ...newCards(rows, places, report)]
  const { stages, lanes } = places
  return { title: untouched(newCell('')), base, stages, lanes, cards, shape: 'cards' }
}

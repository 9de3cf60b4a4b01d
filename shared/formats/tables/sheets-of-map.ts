import { shortDay } from '#shared/base/short-day.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { COLORS, cardKindOf, LANE_KINDS } from '#shared/model/vocabulary.ts'
import { baseOfView, writeBase } from './grid-base.ts'
import { CARD_COLUMNS, type CardWords, rowOfCard } from './grid-columns.ts'
import {
  cellText,
  endRows,
  headCell,
  idCell,
  markOf,
  STAGE_IDS_ROW,
  STAGES_ROW,
  STEPS_ROW,
} from './grid-marks.ts'
import { gridText } from './grid-text.ts'
import { type CellLook, lookKey, type Merge, type SheetColumn, type TableSheet } from './table-sheet.ts'

/** A map to be written as tables, as it shall be shown. */
export interface TableSource {
  readonly snapshot: Snapshot
  readonly view: MapView
  /** `YYYY-MM-DD`. */
  readonly day: string
}

/** Names of what cards belong to. */
export const wordsOfProject = (snapshot: Snapshot, { groups }: Pick<MapView, 'groups'>): CardWords => ({
  personaName: (id) => snapshot.personas[id]?.name,
  groupTitle: (id) => groups.get(id)?.title,
})

const HEADING: CellLook = { tone: 'grey', isHeading: true }
const HIDDEN: SheetColumn = { width: 12, isHidden: true }
/** Columns before the first step: the lane's id, title, kind and colour. */
const BEFORE_STEPS = 4

/** The map as it lies: stages and steps across, lanes down, a card in each cell, and behind each step a column with ids. */
export function gridSheet({ snapshot, view }: TableSource): TableSheet {
  const words = wordsOfProject(snapshot, view)
  const title = cellText(view.map.title)
  const stageRow = [STAGES_ROW, 'Stage', '', '']
  const stageIds = [STAGE_IDS_ROW, '', '', '']
  const stepRow = [STEPS_ROW, 'Lane', 'Kind', 'Colour']
  const merges: Merge[] = []
  const looks = new Map<string, CellLook>([[lookKey(0, 1), { isTitle: true }]])
  for (const { stage, steps } of view.stages) {
    const said = cellText(stage.title)
    merges.push({ row: 1, column: stageRow.length, rows: 1, columns: steps.length * 2 - 1 })
    for (const step of steps) {
      looks.set(lookKey(1, stageRow.length), { tone: stage.color, isHeading: true })
      looks.set(lookKey(3, stageRow.length), HEADING)
      stageRow.push(said, '')
      stageIds.push('', idCell(stage.id, [said]))
      stepRow.push(cellText(step.title), idCell(step.id, [cellText(step.title)]))
    }
  }
  for (let column = 1; column < BEFORE_STEPS; column++)
    for (const row of [1, 3]) looks.set(lookKey(row, column), HEADING)
  const rows = [[headCell('grid', view.map.id, markOf(title)), title], stageRow, stageIds, stepRow]
  for (const lane of view.lanes) {
    const body = laneRows(view, lane, words)
    for (let column = 1; column < BEFORE_STEPS; column++)
      merges.push({ row: rows.length, column, rows: body.length, columns: 1 })
    body.forEach((row, index) => {
      row.forEach((cell, column) => {
        const isStep = column >= BEFORE_STEPS && (column - BEFORE_STEPS) % 2 === 0
        if (column > 0 && column < BEFORE_STEPS)
          looks.set(lookKey(rows.length + index, column), { tone: lane.color, isHeading: column === 1 })
        else if (isStep && cell !== '')
          looks.set(lookKey(rows.length + index, column), { tone: lane.color, isNumeric: isNumeric(lane) })
      })
    })
    rows.push(...body)
  }
  const ends = endRows(writeBase(baseOfView(view, words)))
  const hiddenRows = new Set([2, ...ends.map((_, index) => rows.length + index)])
  return {
    ...{ name: 'Grid', rows: [...rows, ...ends], merges: merges.filter(isMerge), hiddenRows, looks },
    columns: [
      HIDDEN,
      { width: 22 },
      { width: 14, options: LANE_KINDS },
      { width: 10, options: COLORS },
      ...view.steps.flatMap((): SheetColumn[] => [{ width: 25 }, HIDDEN]),
    ],
    frozen: { rows: 4, columns: BEFORE_STEPS },
    firstRow: 4,
  }
}

const isMerge = ({ rows, columns }: Merge): boolean => rows > 1 || columns > 1

const isNumeric = ({ kind }: Lane): boolean => kind === 'sentiment' || kind === 'metrics'

/** A lane takes as many rows as its fullest cell. */
function laneRows(view: MapView, lane: Lane, words: CardWords): string[][] {
  const head = [cellText(lane.title), lane.kind, lane.color]
  const cells = view.steps.map((step) => cardsIn(view, lane.id, step.id))
  const count = Math.max(1, ...cells.map((cards) => cards.length))
  return Array.from({ length: count }, (_, index) => [
    idCell(lane.id, head),
    ...head,
    ...cells.flatMap((cards) => cardCells(cards[index], lane, words)),
  ])
}

function cardCells(card: Card | undefined, lane: Lane, words: CardWords): readonly [string, string] {
  if (!card) return ['', '']
  const text = gridText(card, words)
  return [text, idCell(card.id, [text], card.kind === cardKindOf(lane.kind) ? '' : card.kind)]
}

/** The columns in front of and behind those of {@link CARD_COLUMNS}. */
export const PLACE_HEADINGS = { stage: 'Stage', step: 'Step', lane: 'Lane' } as const
export const LANE_HEADINGS = { laneKind: 'Lane kind', laneColor: 'Lane colour' } as const
export const ID_HEADINGS = {
  stageId: 'Stage id',
  stepId: 'Step id',
  laneId: 'Lane id',
  personaId: 'Persona id',
  groupId: 'Group id',
} as const

/** Keys of the columns whose marks a row's id cell carries, in this order. */
const MARKED = [...Object.keys(PLACE_HEADINGS), ...CARD_COLUMNS.map(({ key }) => key)]

/** A row per card with all its fields, step by step; a step or a lane without a card has a row of its own. */
export function cardsSheet({ snapshot, view }: TableSource): TableSheet {
  const words = wordsOfProject(snapshot, view)
  const headings = [
    ...Object.values(PLACE_HEADINGS),
    ...CARD_COLUMNS.map(({ heading }) => heading),
    ...Object.values(LANE_HEADINGS),
    ...Object.values(ID_HEADINGS),
    headCell('cards', view.map.id, MARKED.join(',')),
  ]
  const looks = new Map(headings.map((_, column) => [lookKey(0, column), HEADING]))
  const rows: string[][] = [headings]
  for (const { stage, steps } of view.stages)
    for (const step of steps) {
      const columns = [cellText(stage.title), cellText(step.title)]
      const ids = [idCell(stage.id), idCell(step.id)]
      const cards = view.lanes.flatMap((lane) =>
        cardsIn(view, lane.id, step.id).map((card) => cardRow(card, lane, columns, ids, words)),
      )
      rows.push(...(cards.length > 0 ? cards : [emptyRow(columns, undefined, ids)]))
    }
  for (const lane of view.lanes)
    if (view.steps.every((step) => cardsIn(view, lane.id, step.id).length === 0))
      rows.push(emptyRow(['', ''], lane, ['', '']))
  const ends = endRows(writeBase(baseOfView(view, words)))
  return {
    ...{ name: 'Cards', rows: [...rows, ...ends], merges: [], looks },
    hiddenRows: new Set(ends.map((_, index) => rows.length + index)),
    columns: [
      ...[20, 22, 20].map((width) => ({ width })),
      ...CARD_COLUMNS,
      ...Array.from({ length: headings.length - MARKED.length }, () => HIDDEN),
    ],
    frozen: { rows: 1, columns: 3 },
    firstRow: 1,
  }
}

function cardRow(
  card: Card,
  lane: Lane,
  columns: readonly string[],
  ids: readonly string[],
  words: CardWords,
): string[] {
  const said = [...columns, cellText(lane.title), ...rowOfCard(card, words).values()]
  const known = (id: string | null, name: string | undefined): string =>
    id === null || name === undefined ? '' : idCell(id)
  return [
    ...said,
    ...[lane.kind, lane.color],
    ...ids,
    ...[
      idCell(lane.id),
      known(card.personaId, words.personaName(card.personaId ?? '')),
      known(card.groupId, words.groupTitle(card.groupId ?? '')),
    ],
    idCell(card.id, said),
  ]
}

const emptyRow = (columns: readonly string[], lane: Lane | undefined, ids: readonly string[]): string[] => [
  ...columns,
  lane ? cellText(lane.title) : '',
  ...CARD_COLUMNS.map(() => ''),
  ...(lane ? [lane.kind, lane.color] : ['', '']),
  ...ids,
  ...[lane ? idCell(lane.id) : '', '', '', ''],
]

/** What the workbook is, and how to work with it: for whoever opens it years later. */
export function aboutSheet({ view, day }: TableSource): TableSheet {
  const personas = view.personas.map(({ name }) => name).filter((name) => name.trim() !== '')
  const lines: readonly (readonly [string, string])[] = [
    ['Map', view.map.title],
    ['About', scopeSentence(view.map, view.personas)],
    [personas.length === 1 ? 'Persona' : 'Personas', personas.join(', ')],
    ['Written on', shortDay(day)],
    ['', ''],
    ['Grid', 'The map as it lies: stages and steps across, lanes down, one card in each cell.'],
    ['Cards', 'The same cards with all that is known of them, a row each.'],
    [
      'Bringing it back',
      'Save this workbook and import it into its project in Throughline. What you changed here is shown to you first; what you did not touch stays as it is there, whatever others did to it meanwhile.',
    ],
    ['To change a card', 'Type in its cell, in either sheet.'],
    [
      'To add a card',
      'Type into an empty cell of the grid, or into a new row of the cards with its stage, step and lane.',
    ],
    ['To remove a card', 'Empty its cell in the grid, or delete its row.'],
    ['To add a step or lane', 'Insert a column or a row in the grid and give it a title.'],
    [
      'Hidden columns',
      'They hold what Throughline knows cards, steps and lanes by. Leave them where they are; move or copy whole rows and columns with them.',
    ],
  ]
  const rows = lines.filter(([head, said]) => head === '' || said !== '').map((line) => line.map(cellText))
  return {
    ...{ name: 'About', rows, merges: [], hiddenRows: new Set() },
    columns: [{ width: 22 }, { width: 90 }],
    frozen: { rows: 0, columns: 0 },
    firstRow: rows.length,
    looks: new Map(rows.map((_, row) => [lookKey(row, 0), { isHeading: true }])),
  }
}

import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { runCommands } from '#shared/document/commands/run.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { CARD_COLUMNS } from '#shared/formats/tables/grid-columns.ts'
import { isEndRow, readIdCell } from '#shared/formats/tables/grid-marks.ts'
import type { GridChanges } from '#shared/formats/tables/grid-types.ts'
import { cardsSheet } from '#shared/formats/tables/sheets-of-map.ts'
import { cardRecord } from '#shared/model/card.ts'
import { type BuiltProject, buildProject, carryOut } from '#test/support/builders.ts'
import { changesOf, tableSource } from './table-builders.ts'

/** Two stages of two titled steps; lanes for cards, pains, opportunities, feelings and numbers. */
function project(): BuiltProject {
  const built = buildProject({ lanes: ['cards', 'pains', 'opportunities', 'sentiment', 'metrics'] })
  for (const [index, id] of built.stepIds.flat().entries())
    carryOut(built.doc, [{ type: 'step.edit', id, changes: { title: `Step ${index}` } }])
  carryOut(built.doc, [
    { type: 'sentiment.set', laneId: 'lane4', stepId: 'step1-1', personaId: 'persona1', amount: 1 },
    { type: 'cards.edit', ids: ['card-lane5-step1-1-1'], changes: { formula: '1 + 1' } },
  ])
  return built
}

/** A table of cards in the hands of somebody with a spreadsheet program. */
class EditedCards {
  readonly rows: string[][]

  constructor(doc: Y.Doc) {
    this.rows = cardsSheet(tableSource(projectDocument(doc))).rows.map((row) => [...row])
  }

  column(heading: string): number {
    return (this.rows[0] as string[]).indexOf(heading)
  }

  row(id: string): string[] {
    return this.rows.find((row) => readIdCell(row.at(-1))?.id === id) as string[]
  }

  type(id: string, heading: string, text: string): void {
    this.row(id)[this.column(heading)] = text
  }

  add(cells: Readonly<Record<string, string>>): void {
    const row: string[] = []
    for (const [heading, text] of Object.entries(cells)) row[this.column(heading)] = text
    this.rows.push(Array.from(row, (cell) => cell ?? ''))
  }

  bring(doc: Y.Doc): GridChanges {
    const changes = changesOf([{ name: 'Cards', rows: this.rows }], projectDocument(doc))
    const done = runCommands(doc, changes.commands, 'test')
    if (!done.ok) throw new Error(`Refused: ${done.error.message}`)
    return changes
  }
}

const told = ({ changes }: GridChanges) => changes.map(({ kind, words }) => `${kind}: ${words}`)

/** Fields that no column shows: what hangs on other files and maps, and who in a room it was. */
const NOT_IN_TABLES = ['authorId', 'image', 'imageRatio', 'linkedMapId', 'counterpartId', 'place', 'foreign']

describe('a table of cards', () => {
  test('has a column for every field that says something in a table', () => {
    const shown: Readonly<Record<string, string>> = { personaId: 'persona', groupId: 'group' }
    const keys = new Set(CARD_COLUMNS.map(({ key }) => key))
    const fields = Object.keys(cardRecord.defaults).filter((field) => !NOT_IN_TABLES.includes(field))
    expect(fields.filter((field) => !keys.has(shown[field] ?? field))).toEqual([])
  })

  test('every field of a card can be changed in it', () => {
    const { doc } = project()
    const table = new EditedCards(doc)
    const id = 'card-lane3-step1-1-1'
    const cells = {
      ...{ Text: 'Write first', Colour: 'teal', Tags: 'a, "b, c"', Evidence: 'researched', Votes: '7' },
      ...{ Owner: 'Ana', Due: '3.4.2027', Progress: 'Under way', Value: '4', Effort: '1,5', Feasible: 'Yes' },
      ...{
        'Answers pains': '#card-lane2-step1-1-1',
        Persona: 'PERSONA1',
        Channels: 'phone',
        Status: 'planned',
      },
      ...{ Impact: 'Abandons', Reach: '40', Author: 'Bo', Group: 'Quick wins' },
    }
    for (const [heading, text] of Object.entries(cells)) table.type(id, heading, text)
    const changes = table.bring(doc)
    expect(changes.report).toEqual([])
    expect(changes.changes.map(({ kind, recordId }) => [kind, recordId])).toEqual([['edited', id]])
    const { cards, groups } = projectDocument(doc)
    expect(cards[id]).toMatchObject({
      ...{ text: 'Write first', color: 'teal', tags: ['a', 'b, c'], evidence: 'researched', votes: 7 },
      ...{ owner: 'Ana', due: '2027-04-03', progress: 'doing', value: 4, effort: 1.5, feasible: 'yes' },
      ...{ painIds: ['card-lane2-step1-1-1'], personaId: 'persona1', channels: ['phone'], status: 'planned' },
      ...{ impact: 'abandons', reach: 40, author: 'Bo' },
    })
    expect(groups[cards[id]?.groupId ?? '']?.title).toBe('Quick wins')
  })

  test('what cannot be read is said and left as it is', () => {
    const { doc } = project()
    const table = new EditedCards(doc)
    table.type('card-lane3-step1-1-1', 'Votes', 'many')
    table.type('card-lane3-step1-1-1', 'Persona', 'Nobody')
    table.type('card-lane3-step1-1-1', 'Kind', 'pain')
    table.type('card-lane5-step1-1-1', 'Amount', '5')
    const { commands, report } = table.bring(doc)
    expect(commands).toEqual([])
    expect(report).toEqual([
      '“Text of card-lane3-step1-1-1”: the kind of a card follows from its lane, so it was left as it is.',
      '“Text of card-lane3-step1-1-1”: “many” was not understood as votes; it was left out.',
      '“Text of card-lane3-step1-1-1”: “Nobody” was not understood as persona; it was left out.',
      '“Text of card-lane5-step1-1-1”: its amount is computed by a formula, so it was left as it is.',
    ])
  })

  test('sorted by any column it brings no change', () => {
    const { doc } = project()
    const table = new EditedCards(doc)
    const [head = [], ...rows] = table.rows
    table.rows.splice(
      0,
      table.rows.length,
      head,
      ...rows.sort((a, b) => ((a[3] ?? '') < (b[3] ?? '') ? 1 : -1)),
    )
    expect(table.bring(doc)).toMatchObject({ commands: [], changes: [], report: [] })
  })

  test('another step, lane or stage in a row moves its card; a new name makes a new one', () => {
    const { doc } = project()
    const table = new EditedCards(doc)
    table.type('card-lane1-step1-1-1', 'Lane', 'lane2')
    table.type('card-lane1-step1-2-1', 'Step', 'Step 0')
    table.type('card-lane1-step2-1-1', 'Lane', 'Ideas')
    expect(told(table.bring(doc))).toEqual([
      'added: The lane “Ideas”',
      'moved: “Text of card-lane1-step1-1-1” stands in the lane “lane2” at the step “Step 0”',
      'moved: “Text of card-lane1-step1-2-1” stands in the lane “lane1” at the step “Step 0”',
      'moved: “Text of card-lane1-step2-1-1” stands in the lane “Ideas” at the step “Step 2”',
    ])
  })

  test('a name that is changed in all its rows is a new name', () => {
    const { doc } = project()
    const table = new EditedCards(doc)
    for (const row of table.rows.slice(1)) {
      if (row[table.column('Step')] === 'Step 3') row[table.column('Step')] = 'Finish'
      if (row[table.column('Lane')] === 'lane2') row[table.column('Lane')] = 'What hurts'
    }
    expect(told(table.bring(doc))).toEqual([
      'edited: “Step 3” is called “Finish” now',
      'edited: “lane2” is called “What hurts” now',
    ])
  })

  test('rows come and go; steps and lanes stay', () => {
    const { doc } = project()
    const table = new EditedCards(doc)
    const gone = table.row('card-lane1-step1-1-1')
    table.rows.splice(table.rows.indexOf(gone), 1)
    table.add({ Stage: 'Title of stage1', Step: 'step 1', Lane: 'Lane2', Text: 'No ramp', Impact: 'Trivial' })
    table.add({ Lane: 'lane4', Step: 'Step 3', Persona: 'persona1', Amount: '-2', Text: 'Lost' })
    table.add({ Text: 'Where to?' })
    const { changes, report } = table.bring(doc)
    expect(changes.map(({ kind, table }) => `${kind} ${table}`)).toEqual([
      'added cards',
      'added cards',
      'removed cards',
    ])
    expect(report).toEqual(['The row of “Where to?” names no step or no lane, so it was left out.'])
    const { cards } = projectDocument(doc)
    expect(Object.values(cards).find(({ text }) => text === 'No ramp')).toMatchObject({
      ...{ kind: 'pain', impact: 'trivial' },
      place: ['lane2', 'step1-2', expect.any(String)],
    })
    expect(cards['lane4~step2-2~persona1']).toMatchObject({ amount: -2, text: 'Lost' })
  })

  test('what a spreadsheet program makes of days, numbers and line ends is no change', () => {
    const { doc } = project()
    const changes = { due: '2027-04-03', value: 1.5, text: 'a\nb' }
    carryOut(doc, [{ type: 'cards.edit', ids: ['card-lane3-step1-1-1'], changes }])
    for (const [day, isSame] of [
      ['4/3/2027', true],
      ['03.04.2027', true],
      ['2027-04-03', true],
      ['3.5.2027', false],
    ] as const) {
      const table = new EditedCards(doc)
      table.type('card-lane3-step1-1-1', 'Due', day)
      table.type('card-lane3-step1-1-1', 'Value', '1,5')
      table.type('card-lane3-step1-1-1', 'Text', 'a\r\nb ')
      const now = changesOf([{ name: '', rows: table.rows }], projectDocument(doc))
      expect({ day, changes: now.changes.length }).toEqual({ day, changes: isSame ? 0 : 1 })
    }
  })

  test('columns that somebody deleted are left as they are', () => {
    const { doc } = project()
    const table = new EditedCards(doc)
    const owner = table.column('Owner')
    for (const row of table.rows) if (!isEndRow(row)) row.splice(owner, 3)
    expect(table.bring(doc)).toMatchObject({ commands: [], changes: [] })
  })
})

import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { projectDocument } from '#shared/document/projection.ts'
import { readIdCell, STAGES_ROW, STEPS_ROW } from '#shared/formats/tables/grid-marks.ts'
import { cardsSheet, gridSheet } from '#shared/formats/tables/sheets-of-map.ts'
import type { Workbook } from '#shared/formats/tables/table.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { bring, changedRecords, gridOf, project, told } from './bring-back.ts'
import { EditedGrid } from './edited-grid.ts'
import { changesOf, tableSource } from './table-builders.ts'

describe('one thing changed in the grid', () => {
  test('a text', () => {
    const { doc } = project()
    const grid = gridOf(doc)
    grid.type(grid.find('card-lane1-step1-1-1'), 'Waits in line')
    const changes = bring(doc, grid.workbook())
    expect(changes.changes).toEqual([
      {
        kind: 'edited',
        table: 'cards',
        recordId: 'card-lane1-step1-1-1',
        words: '“Text of card-lane1-step1-1-1” says “Waits in line”',
      },
    ])
    expect(projectDocument(doc).cards['card-lane1-step1-1-1']?.text).toBe('Waits in line')
  })

  test('a card that is moved with its id, one that is moved without, and one that takes the place of another', () => {
    const { doc } = project()
    const grid = gridOf(doc)
    grid.moveCard('card-lane1-step1-1-1', grid.freeCell('lane2', 'step2-1'), true)
    grid.moveCard('card-lane1-step1-2-1', grid.freeCell('lane1', 'step3-1'), false)
    const [a, b] = [grid.find('card-lane3-step1-1-1'), grid.find('card-lane3-step1-1-2')]
    const [textA, textB] = [grid.text(a), grid.text(b)]
    grid.type(a, textB)
    grid.type(b, textA)
    const seen = grid.seen()
    const before = projectDocument(doc)
    const changes = bring(doc, grid.workbook())
    expect(told(changes)).toEqual([
      'moved card-lane1-step1-1-1',
      'moved card-lane1-step1-2-1',
      expect.stringMatching(/^moved card-lane3-step1-1-[12]$/),
    ])
    expect(gridOf(doc).seen()).toEqual(seen)
    expect(changedRecords(before, projectDocument(doc))).toEqual([
      'card-lane1-step1-1-1',
      'card-lane1-step1-2-1',
    ])
    expect(projectDocument(doc).cards['card-lane1-step1-1-1']?.kind).toBe('pain')
  })

  test('a copied block is a new card', () => {
    const { doc } = project()
    const grid = gridOf(doc)
    const to = grid.freeCell('lane1', 'step2-1')
    const from = grid.find('card-lane1-step1-1-1')
    grid.type(to, grid.text(from))
    grid.type({ ...to, column: to.column + 1 }, grid.text({ ...from, column: from.column + 1 }))
    expect(bring(doc, grid.workbook()).changes).toMatchObject([{ kind: 'added', table: 'cards' }])
  })

  test('values of a sentiment line: changed, cleared, added', () => {
    const { doc } = project()
    const grid = gridOf(doc)
    expect(grid.text(grid.find('lane4~step1-1~persona1'))).toBe('persona1: 1.5 Dry')
    grid.type(grid.find('lane4~step1-1~persona1'), 'persona1: -0,5 Wet through')
    grid.type(grid.find('lane4~step2-1~'), '')
    grid.type(grid.freeCell('lane4', 'step3-1'), '2')
    const changes = bring(doc, grid.workbook())
    expect(told(changes)).toEqual([
      'added lane4~step3-1~persona1',
      'edited lane4~step1-1~persona1',
      'removed lane4~step2-1~',
    ])
    const { cards } = projectDocument(doc)
    expect(cards['lane4~step1-1~persona1']).toMatchObject({ amount: -0.5, text: 'Wet through' })
    expect(cards['lane4~step3-1~persona1']).toMatchObject({ amount: 2 })
  })

  test('a step is put in, named, and filled; another goes with its cards; a lane comes', () => {
    const { doc } = project()
    const grid = gridOf(doc)
    const { column } = grid.find('step2-1')
    grid.insertColumn(column)
    grid.type({ row: grid.rowOf(STAGES_ROW), column }, 'Title of stage2')
    grid.type({ row: grid.rowOf(STEPS_ROW), column }, 'In between')
    grid.type({ row: grid.find('lane1').row, column }, 'New here')
    grid.deleteColumns(grid.find('step1-2').column, 2)
    grid.insertRow(grid.find('lane2').row, ['', 'Risks', 'pains', 'red', '', '', 'Too late'])
    const seen = grid.seen()
    const changes = bring(doc, grid.workbook())
    expect(gridOf(doc).seen()).toEqual(seen)
    expect(changes.changes.map(({ kind, words }) => `${kind}: ${words}`)).toEqual([
      'added: The step “In between”',
      'added: The lane “Risks”',
      'added: “New here” stands in the lane “lane1” at the step “In between”',
      'added: “Too late” stands in the lane “Risks” at the step “In between”',
      'removed: The step “Step 1” with 6 cards',
    ])
    const { stages, lanes } = projectDocument(doc)
    expect(Object.keys(stages)).toHaveLength(3)
    expect(Object.values(lanes).find(({ title }) => title === 'Risks')).toMatchObject({
      kind: 'pains',
      color: 'red',
    })
  })

  test('two stages change places, their only steps too, and no stage gets lost on the way', () => {
    const built = buildProject({ stages: [1, 1], lanes: ['cards'] })
    const { doc } = built
    const grid = gridOf(doc)
    const [a, b] = [grid.find('step1-1').column, grid.find('step2-1').column]
    for (const row of grid.rows.slice(grid.rowOf(STEPS_ROW), -1))
      for (const by of [0, 1]) {
        const cell = row[a + by] ?? ''
        row[a + by] = row[b + by] ?? ''
        row[b + by] = cell
      }
    const changes = bring(doc, grid.workbook())
    expect(told(changes)).toEqual(['moved step1-1', 'moved step2-1'])
    const { stages, steps } = projectDocument(doc)
    expect(Object.keys(stages).sort()).toEqual(['stage1', 'stage2'])
    expect(
      Object.values(steps)
        .map(({ id, stageId }) => `${id} in ${stageId}`)
        .sort(),
    ).toEqual(['step1-1 in stage2', 'step2-1 in stage1'])
  })
})

describe('where both sides changed the same', () => {
  test('a card has both texts, a title and a field stay, a removed card that changed stays', () => {
    const { doc } = project()
    const source = tableSource(projectDocument(doc))
    const grid = new EditedGrid(gridSheet(source))
    const cards = cardsSheet(source).rows.map((row) => [...row])
    grid.type(grid.find('card-lane1-step1-1-1'), 'From the table')
    grid.type(grid.find('step1-1'), 'From the table')
    grid.type(grid.find('card-lane2-step1-1-1'), '')
    const owner = cards[0]?.indexOf('Owner') ?? -1
    const row = cards.find((cells) =>
      cells.some((cell) => readIdCell(cell)?.id === 'card-lane3-step1-1-1'),
    ) as string[]
    row[owner] = 'Ben'
    carryOut(doc, [
      { type: 'cards.edit', ids: ['card-lane1-step1-1-1'], changes: { text: 'From the app' } },
      { type: 'step.edit', id: 'step1-1', changes: { title: 'From the app' } },
      { type: 'cards.edit', ids: ['card-lane2-step1-1-1'], changes: { impact: 'abandons' } },
      { type: 'cards.edit', ids: ['card-lane3-step1-1-1'], changes: { owner: 'Ana' } },
    ])
    const changes = bring(doc, [...grid.workbook(), { name: 'Cards', rows: cards }])
    expect(told(changes)).toEqual([
      'edited card-lane1-step1-1-1',
      'kept card-lane2-step1-1-1',
      'kept card-lane3-step1-1-1',
      'kept step1-1',
    ])
    const { cards: now, steps } = projectDocument(doc)
    expect(now['card-lane1-step1-1-1']?.text).toBe('From the app\nFrom the table')
    expect(now['card-lane3-step1-1-1']?.owner).toBe('Ana')
    expect(now['card-lane2-step1-1-1']?.text).toBe('Text of card-lane2-step1-1-1')
    expect(steps['step1-1']?.title).toBe('From the app')
  })

  test('a card that was deleted in the app comes back only if the table changed it', () => {
    const { doc } = project()
    const grid = gridOf(doc)
    grid.type(grid.find('card-lane1-step1-1-1'), 'Still needed')
    carryOut(doc, [{ type: 'cards.remove', ids: ['card-lane1-step1-1-1', 'card-lane1-step1-1-2'] }])
    expect(told(bring(doc, grid.workbook()))).toEqual(['added card-lane1-step1-1-1'])
    expect(projectDocument(doc).cards['card-lane1-step1-1-1']?.text).toBe('Still needed')
  })
})

describe('a workbook, where the same cards stand in two sheets', () => {
  /** Both sheets, and a way to find a card's row in the second. */
  function open(doc: Y.Doc) {
    const cards = cardsSheet(tableSource(projectDocument(doc))).rows.map((row) => [...row])
    const grid = gridOf(doc)
    const rowOf = (id: string) => cards.find((row) => readIdCell(row.at(-1))?.id === id) as string[]
    const type = (id: string, heading: string, text: string): void => {
      rowOf(id)[cards[0]?.indexOf(heading) ?? -1] = text
    }
    const workbook = (): Workbook => [...grid.workbook(), { name: 'Cards', rows: cards }]
    return { grid, cards, rowOf, type, workbook }
  }

  test('what is done in either counts', () => {
    const { doc } = project()
    const { grid, cards, rowOf, type, workbook } = open(doc)
    grid.moveCard('card-lane1-step1-1-1', grid.freeCell('lane1', 'step2-1'), true)
    type('card-lane1-step1-1-1', 'Tags', 'rain')
    type('card-lane1-step1-1-2', 'Text', 'Said in the second')
    type('card-lane2-step1-1-1', 'Step', 'Step 1')
    cards.splice(cards.indexOf(rowOf('card-lane3-step1-1-1')), 1)
    grid.type(grid.find('card-lane3-step1-1-2'), '')
    type('card-lane3-step1-1-2', 'Owner', 'Ana')
    const changes = bring(doc, workbook())
    expect(told(changes)).toEqual([
      'edited card-lane1-step1-1-1',
      'edited card-lane1-step1-1-2',
      'edited card-lane3-step1-1-2',
      'moved card-lane1-step1-1-1',
      'moved card-lane2-step1-1-1',
      'removed card-lane3-step1-1-1',
    ])
    expect(changes.report).toEqual([
      '“Text of card-lane3-step1-1-2” was taken out of the grid and changed in the table of cards; it stays.',
    ])
    expect(projectDocument(doc).cards['card-lane1-step1-1-1']).toMatchObject({
      ...{ tags: ['rain'], place: ['lane1', 'step2-1', expect.any(String)] },
    })
  })

  test('two texts for one card are told', () => {
    const { doc } = project()
    const { grid, type, workbook } = open(doc)
    grid.type(grid.find('card-lane1-step1-1-1'), 'One')
    type('card-lane1-step1-1-1', 'Text', 'Other')
    const { report } = bring(doc, workbook())
    expect(report).toEqual([
      '“Text of card-lane1-step1-1-1” says two things in the grid and in the table of cards; the table of cards counts.',
    ])
    expect(projectDocument(doc).cards['card-lane1-step1-1-1']?.text).toBe('Other')
  })
})

describe('what is missing', () => {
  test('without its last rows, nothing of a table counts as removed', () => {
    const { doc } = project()
    const grid = gridOf(doc)
    grid.rows.splice(8)
    const { changes, commands, report } = changesOf(grid.workbook(), projectDocument(doc))
    expect({ changes, commands }).toEqual({ changes: [], commands: [] })
    expect(report).toEqual([expect.stringContaining('nothing is removed')])
  })

  test('more than a third of the cards gone is said first', () => {
    const { doc } = project()
    const grid = gridOf(doc)
    for (const laneId of ['lane1', 'lane2']) grid.deleteRows((cells) => readIdCell(cells[0])?.id === laneId)
    const { takesMuch, report, changes } = changesOf(grid.workbook(), projectDocument(doc))
    expect(takesMuch).toBe(true)
    expect(report[0]).toMatch(/^More than a third of the cards would be removed\./)
    expect(changes.map(({ words }) => words)).toEqual([
      'The lane “lane1” with 10 cards',
      'The lane “lane2” with 10 cards',
    ])
  })

  test('a lane that somebody put a card into since stays', () => {
    const { doc } = project()
    const grid = gridOf(doc)
    grid.deleteRows((cells) => readIdCell(cells[0])?.id === 'lane1')
    carryOut(doc, [
      {
        type: 'cards.add',
        cards: [{ id: 'late', laneId: 'lane1', stepId: 'step1-1', fields: {} }],
        beforeId: null,
      },
    ])
    const { changes } = bring(doc, grid.workbook())
    expect(changes.find(({ table }) => table === 'lanes')?.kind).toBe('kept')
    expect(projectDocument(doc).lanes.lane1).toBeDefined()
    expect(
      Object.values(projectDocument(doc).cards)
        .filter(({ place }) => place[0] === 'lane1')
        .map(({ id }) => id),
    ).toEqual(['late'])
  })

  test('locked lanes and a locked structure are left alone, in words', () => {
    const { doc, mapId } = project()
    const grid = gridOf(doc)
    grid.type(grid.find('card-lane1-step1-1-1'), 'x')
    grid.type(grid.find('card-lane2-step1-1-1'), 'y')
    grid.type(grid.find('step1-1'), 'z')
    carryOut(doc, [
      { type: 'lane.edit', id: 'lane1', changes: { locked: true } },
      { type: 'map.edit', id: mapId, changes: { locked: true } },
    ])
    const changes = bring(doc, grid.workbook())
    expect(told(changes)).toEqual(['edited card-lane2-step1-1-1'])
    expect(changes.report).toEqual([
      expect.stringMatching(/^The structure of “Map” is locked/),
      'The lane “lane1” is locked, so its cards were left as they are.',
    ])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runCommands } from '#shared/document/commands/run.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { type CardsFromTable, cardsFromTable, cardsOfTable } from '#shared/formats/tables/cards-from-table.ts'
import { guessAs, guessMapping } from '#shared/formats/tables/cards-guess.ts'
import { type CardMapping, COLUMN_ROLES, TABLE_BOUNDS } from '#shared/formats/tables/cards-mapping.ts'
import { amountOf } from '#shared/formats/tables/cards-plan.ts'
import { previewOf } from '#shared/formats/tables/cards-preview.ts'
import type { Sheet } from '#shared/formats/tables/table.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { buildProject, carryOut, contentsOf } from '#test/support/builders.ts'
import { HOSTILE_TEXTS } from '#test/support/hostile-texts.ts'

/** Lines of cells parted by bars. */
const sheet = (text: string): Sheet => ({
  name: '',
  rows: text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('\\n', '\n'))),
})

/** Two stages of two steps; lanes lane1 (cards), lane2 (pains), lane3 (sentiment); no cards. */
function target(changes: { readonly locked?: boolean } = {}) {
  const built = buildProject({ cardsPerCell: 0 })
  carryOut(built.doc, [
    { type: 'step.edit', id: 'step1-1', changes: { title: 'Search' } },
    { type: 'step.edit', id: 'step2-1', changes: { title: 'Páy' } },
    { type: 'map.edit', id: built.mapId, changes },
  ])
  const view = () => viewMap(projectDocument(built.doc), built.mapId) as MapView
  return { doc: built.doc, view }
}

/** What is in a map's cells: `lane / stage / step: texts`. */
const cellsOf = (view: MapView): string[] =>
  view.lanes.flatMap((lane) =>
    view.stages.flatMap(({ stage, steps }) =>
      steps.flatMap((step) => {
        const cards = view.cells.get(lane.id)?.get(step.id) ?? []
        const words = cards.map(({ text, amount, channels, kind }) =>
          kind === 'sentiment' || kind === 'metric'
            ? String(amount)
            : kind === 'channel'
              ? channels[0]
              : text,
        )
        return cards.length === 0
          ? []
          : [`${lane.title} / ${stage.title} / ${step.title}: ${words.join(' + ')}`]
      }),
    ),
  )

function newMap(read: CardsFromTable): MapView {
  const snapshot = snapshotOfRecords(read.records)
  return viewMap(snapshot, mapsOf(snapshot)[0]!.id) as MapView
}

const LIST = sheet(`
  Text            | Lane  | Step   | Impact   | Due        | Tags    | Feeling
  Cannot find it  | LANE2 | search | critical | 3/25/2026  | a, #b   | -2
  Pays twice      | lane2 | pay    | awful    | some day   |         |
                  | lane1 | pay    |          |            | x       |
  Asks a friend   | Notes | Return |          |            |         | 1
`)

describe('a list', () => {
  test('lands in the lanes and steps of its titles, which are made where they are not there', () => {
    const { doc, view } = target()
    const mapping = guessMapping(LIST, view())
    expect(mapping).toMatchObject({
      shape: 'list',
      hasHeader: true,
      roles: ['text', 'lane', 'step', 'impact', 'due', 'tags', 'feeling'],
      dayFirst: false,
    })
    const read = cardsFromTable(LIST, mapping, view())
    expect(runCommands(doc, read.commands, 'test').ok).toBe(true)
    expect(cellsOf(view())).toEqual([
      'lane2 / Title of stage1 / Search: Cannot find it',
      'lane2 / Title of stage2 / Páy: Pays twice',
      'lane3 / Title of stage1 / Search: -2',
      'lane3 / Imported / Return: 1',
      'Notes / Imported / Return: Asks a friend',
    ])
    const cards = Object.values(projectDocument(doc).cards)
    expect(cards.find(({ text }) => text === 'Cannot find it')).toMatchObject({
      kind: 'pain',
      impact: 'abandons',
      due: '2026-03-25',
      tags: ['a', 'b'],
    })
    expect(read.report).toEqual([
      '1 row without a text was left out: row 4.',
      '“Impact” was not understood in row 3, such as “awful”; it was left out.',
      '“Due” was not understood in row 3, such as “some day”; it was left out.',
    ])
  })

  test('names the columns that nothing is made of, and not those that are empty', () => {
    const rows = [
      ['Text', 'Mood', '', 'Empty'],
      ['Waits', 'so-so', '', ''],
      ['Asks', '', 'x7', ''],
    ]
    const { view } = target()
    const mapping = guessMapping({ name: '', rows }, view())
    if (mapping.shape !== 'list') throw new Error('The table is a list.')
    const roles = ['text', 'skip', 'skip', 'skip'] as const
    const read = cardsFromTable({ name: '', rows }, { ...mapping, roles }, view())
    expect(read.report).toEqual(['2 columns were left out: “Mood”, “x7”.'])
  })

  test('in a map whose structure is locked makes nothing new, and says what it left out', () => {
    const { doc, view } = target({ locked: true })
    const read = cardsFromTable(LIST, guessMapping(LIST, view()), view())
    expect(runCommands(doc, read.commands, 'test').ok).toBe(true)
    expect(view().lanes).toHaveLength(3)
    expect(view().steps).toHaveLength(4)
    expect(read.report).toContain(
      '1 entry left out: the structure of the map is locked, and it has no step “Return”.',
    )
  })

  test('leaves locked lanes alone', () => {
    const { doc, view } = target()
    carryOut(doc, [{ type: 'lane.edit', id: 'lane2', changes: { locked: true } }])
    const read = cardsFromTable(LIST, guessMapping(LIST, view()), view())
    expect(runCommands(doc, read.commands, 'test').ok).toBe(true)
    expect(read.report).toContain('2 entries left out: the lane “lane2” is locked.')
  })

  test('without headings takes the longest texts, and columns that name what the map has', () => {
    const { view } = target()
    const plain = sheet(
      'search | I do not know where to begin\npay | It asked for my card twice\nsend back | Where to?',
    )
    expect(guessMapping(plain, view())).toMatchObject({ hasHeader: false, roles: ['step', 'text'] })
    expect(guessMapping(plain, null)).toMatchObject({ hasHeader: false, roles: ['skip', 'text'] })
  })

  test('as a map of its own has the personas it names, and the mean of several feelings', () => {
    const list = sheet(`
      Description | Phase | Emotion | Persona
      Opens it    | First | 5       | Ana
      Waits       | First | 2       | ana
      Leaves      | Last  | 1       | Ben
    `)
    const view = newMap(cardsFromTable(list, guessMapping(list, null), null, 'Mine'))
    expect(view.map.title).toBe('Mine')
    expect(view.personas.map(({ name }) => name)).toEqual(['Ana', 'Ben'])
    expect(cellsOf(view)).toEqual([
      'Feeling / First / : 0.5',
      'Feeling / Last / : -2',
      'Cards / First / : Opens it + Waits',
      'Cards / Last / : Leaves',
    ])
  })
})

const GRID = sheet(`
              | Discover    |         | Buy
              | Look        | Compare | Pay
  Doing       | Looks       | Asks    | - pays\\n- waits
  Emotions    | 2           |         | 😣
  Pain points |             | Too many|
  Channels    | Web, Phone  |         | web
  KPIs        |             |         | 42 %
`)

describe('a grid', () => {
  test('becomes a map as it stands: stages above steps, lanes of the kinds that their titles say', () => {
    const mapping = guessMapping(GRID, null)
    expect(mapping).toMatchObject({ shape: 'grid', across: 'steps', headings: 'both', cardPerLine: true })
    const view = newMap(cardsFromTable(GRID, mapping, null))
    expect(view.lanes.map(({ kind }) => kind)).toEqual(['cards', 'sentiment', 'pains', 'channels', 'metrics'])
    expect(cellsOf(view)).toEqual([
      'Doing / Discover / Look: Looks',
      'Doing / Discover / Compare: Asks',
      'Doing / Buy / Pay: pays + waits',
      'Emotions / Discover / Look: 2',
      'Emotions / Buy / Pay: -2',
      'Pain points / Discover / Compare: Too many',
      'Channels / Discover / Look: Web + phone',
      'Channels / Buy / Pay: web',
      'KPIs / Buy / Pay: 42',
    ])
  })

  test('with lanes side by side is turned', () => {
    const turned = sheet(`
      Stage  | Actions | Pain points | Opportunities
      First  | Comes   |             | Greet
      Second | Goes    | Too early   |
    `)
    const mapping = guessMapping(turned, null)
    expect(mapping).toMatchObject({ shape: 'grid', across: 'lanes', headings: 'stages' })
    expect(cellsOf(newMap(cardsFromTable(turned, mapping, null)))).toEqual([
      'Actions / First / : Comes',
      'Actions / Second / : Goes',
      'Pain points / Second / : Too early',
      'Opportunities / First / : Greet',
    ])
  })

  test('is told from a list by the titles of the map it is for', () => {
    const { view } = target()
    const grid = sheet('x | Search | Pay\nsomething | a | b\nanother | c | d')
    expect(guessMapping(grid, view())).toMatchObject({ shape: 'grid', headings: 'steps' })
    expect(guessMapping(grid, null).shape).toBe('list')
  })

  test('whose lane of feelings holds words keeps the words', () => {
    const grid = sheet(' | One | Two\nDoing | a | b\nEmotions | afraid of it | 1')
    const view = newMap(cardsFromTable(grid, guessMapping(grid, null), null))
    expect(view.lanes[1]).toMatchObject({ title: 'Emotions', kind: 'cards' })
    expect(cellsOf(view)[2]).toBe('Emotions / One / : afraid of it')
  })
})

describe('any table', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'lane1',
      'Lane2',
      'search',
      'Step',
      'Text',
      '2',
      '-1',
      '😄',
      '1/2/2026',
      'a\nb',
      'high',
    ),
    fc.string({ maxLength: 12, unit: 'binary' }),
    fc.constantFrom(...HOSTILE_TEXTS.slice(0, 40)),
  )
  const anySheet = fc
    .array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 })
    .map((rows): Sheet => ({ name: '', rows }))
  const anyMapping: fc.Arbitrary<CardMapping> = fc.oneof(
    fc.record({
      shape: fc.constant('list' as const),
      hasHeader: fc.boolean(),
      roles: fc.array(fc.constantFrom(...COLUMN_ROLES), { maxLength: 6 }),
      laneId: fc.constantFrom(null, 'lane1', 'lane3', 'gone'),
      stepId: fc.constantFrom(null, 'step2-2', 'gone'),
      dayFirst: fc.boolean(),
      scale: fc.constantFrom('levels' as const, 'stars' as const, 'ten' as const),
    }),
    fc.record({
      shape: fc.constant('grid' as const),
      across: fc.constantFrom('steps' as const, 'lanes' as const),
      headings: fc.constantFrom('stages' as const, 'steps' as const, 'both' as const),
      cardPerLine: fc.boolean(),
      scale: fc.constantFrom('levels' as const, 'stars' as const, 'ten' as const),
    }),
  )

  test('read any way does what its preview says, in one act that can be undone, or says what is left out', () => {
    fc.assert(
      fc.property(anySheet, anyMapping, fc.boolean(), (table, mapping, locked) => {
        const { doc, view } = target({ locked })
        const before = view()
        const read = cardsFromTable(table, mapping, before)
        const result = runCommands(doc, read.commands, 'test')
        if (!result.ok) throw new Error(result.error.message)
        const after = view()
        const preview = previewOf(read.plan)
        const landed = [...after.cells.values()].flatMap((row) => [...row.values()].flat())
        expect(landed.length).toBe(preview.cards + preview.values)
        expect(amountOf(read.plan)).toBe(preview.cards + preview.values)
        expect(preview.lanes.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0)).toBe(
          preview.cards + preview.values,
        )
        expect(after.lanes.length - before.lanes.length).toBe(preview.newLanes)
        expect(after.steps.length - before.steps.length).toBe(preview.newSteps)
        if (locked) expect([after.lanes.length, after.steps.length]).toEqual([3, 4])
      }),
      { numRuns: 150 },
    )
  })

  test('guessed or not becomes a map of its own that holds every card, or a refusal', () => {
    fc.assert(
      fc.property(anySheet, anyMapping, (table, mapping) => {
        for (const way of [
          mapping,
          guessMapping(table, null),
          guessAs('list', table, null),
          guessAs('grid', table, null),
        ]) {
          const read = cardsFromTable(table, way, null, 'Any')
          const view = newMap(read)
          const landed = [...view.cells.values()].flatMap((row) => [...row.values()].flat())
          expect(landed.length).toBe(read.records.filter(({ table: of }) => of === 'cards').length)
        }
        const made = cardsOfTable([table], 'any.csv')
        if (!made.ok) expect(made.error.code).toBe('empty')
      }),
      { numRuns: 100 },
    )
  })

  test('leaves the document alone where there is nothing in it', () => {
    const { doc, view } = target()
    const before = contentsOf(doc)
    const empty = { name: '', rows: [[], ['', ' ']] }
    const read = cardsFromTable(empty, guessMapping(empty, view()), view())
    expect(read.commands).toEqual([])
    expect(contentsOf(doc)).toBe(before)
    expect(cardsOfTable([empty], 'x.csv')).toMatchObject({ ok: false, error: { code: 'empty' } })
  })

  test('too long to take whole is taken as far as it goes, and the rest is counted', () => {
    const rows = Array.from({ length: TABLE_BOUNDS.rows + 7 }, (_, at) => [`card ${at}`])
    const { view } = target()
    const read = cardsFromTable({ name: '', rows }, guessMapping({ name: '', rows }, view()), view())
    expect(amountOf(read.plan)).toBe(TABLE_BOUNDS.cards)
    expect(read.report).toEqual([
      '7 rows after the first 100,000 were not read.',
      'One import takes 10,000 cards and 3 MB of words. 90,000 entries after them left out.',
      expect.stringMatching(
        /^With these the map holds 10,000 cards\. Beyond 2,000 cards a map is hard to read/,
      ),
    ])
  })

  test('stays within what one message to the host can hold, whatever stands on its cards', () => {
    const rows = Array.from({ length: 400 }, () => ['語'.repeat(19_000)])
    const { view } = target()
    const read = cardsFromTable({ name: '', rows }, guessMapping({ name: '', rows }, view()), view())
    const bytes = new TextEncoder().encode(JSON.stringify(read.commands)).length
    expect(bytes).toBeLessThan(TABLE_BOUNDS.bytes + 100_000)
    expect(read.report[0]).toMatch(
      /^One import takes 10,000 cards and 3 MB of words\. \d+ entries after them/,
    )
  })
})

import { describe, expect, test } from 'vitest'
import type { Made } from '#shared/formats/export/export-job.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type MapSketch, recordsOf, SAMPLE, SAMPLE_NOW } from '#test/shared/analysis/support/sketch.ts'
import { snapshotOf } from '#test/shared/formats/project-builders.ts'
import { EXAMPLES } from '#test/support/examples.ts'
import { exportJob, made, textIn } from '#test/support/export-job.ts'
import { HOSTILE_MAPS, projectFullOf } from '#test/support/hostile-project.ts'
import { someHostileTexts } from '#test/support/hostile-texts.ts'
import { runsOf } from '#test/support/random.ts'
import { allIn, carried, type Element, named, parseHtml, textOf } from '#test/support/strict-markup.ts'
import { typedTexts, visible } from '#test/support/typed-texts.ts'

const pageOf = async (
  snapshot: Snapshot,
  mapId?: string,
): Promise<{ root: Element; made: Made; html: string }> => {
  const job = exportJob({ format: 'html' }, snapshot, mapId === undefined ? {} : { mapId })
  const page = await made(job)
  return { root: parseHtml(textIn(page)), made: page, html: textIn(page) }
}

const sketched = (sketch: MapSketch) => pageOf(snapshotOf(recordsOf(sketch)))

const only = (elements: readonly Element[]): Element => {
  expect(elements).toHaveLength(1)
  return elements[0] as Element
}

const mapTable = (root: Element): Element =>
  only(named(root, 'table').filter((table) => named(table, 'caption').length > 0))

/** The words of a page without its picture. */
function wordsBesidePicture(root: Element): string {
  const words = (element: Element): string =>
    element.name === 'svg'
      ? ''
      : element.children.map((child) => (typeof child === 'string' ? child : words(child))).join(' ')
  return words(only(named(root, 'body')))
}

const numberIn = (element: Element, name: string): number => Number(element.attributes.get(name) ?? 1)

/** A cell of a table's body with the words of its heading cells, as readers aloud find them by `scope`. */
interface HeadedCell {
  readonly cell: Element
  readonly row: string
  readonly columns: readonly string[]
}

/** Lays a table out as browsers do, and throws where a row has not as many columns as the others. */
function cellsOf(table: Element): HeadedCell[] {
  const head = named(only(named(table, 'thead')), 'tr')
  const grid: Element[][] = head.map(() => [])
  head.forEach((row, y) => {
    let x = 0
    for (const cell of named(row, 'th')) {
      while (grid[y]?.[x]) x++
      for (let down = 0; down < numberIn(cell, 'rowspan'); down++)
        for (let across = 0; across < numberIn(cell, 'colspan'); across++) grid[y + down]![x + across] = cell
    }
  })
  const width = grid[0]?.length ?? 0
  expect(grid.map((row) => row.filter(Boolean).length)).toEqual(grid.map(() => width))
  return named(only(named(table, 'tbody')), 'tr').flatMap((row) => {
    const cells = row.children.filter((child): child is Element => typeof child === 'object')
    expect(cells.reduce((sum, cell) => sum + numberIn(cell, 'colspan'), 0)).toBe(width)
    const [header, ...rest] = cells as [Element, ...Element[]]
    if (header.name === 'td') return []
    expect(header.attributes.get('scope')).toBe('row')
    return rest.map((cell, index) => ({
      cell,
      row: textOf(header),
      columns: grid.map((line) => textOf(line[index + 1] as Element)),
    }))
  })
}

describe('the page of the sample', async () => {
  const { root, made: page, html } = await pageOf(SAMPLE)

  test('has a title, its scope, its personas and the parts in their order', () => {
    expect(textOf(only(named(root, 'h1')))).toBe('From bus pass to e-bike')
    expect(named(root, 'h2').map(textOf)).toEqual([
      'Who travels',
      'The map',
      'The map in words',
      'Free notes',
      'Parking lot',
      'Connections',
      'Worst pain points',
      'Opportunities',
      'Patterns in the sentiment',
    ])
    expect(page).toMatchObject({ files: [{ name: 'From bus pass to e-bike.html' }], report: [] })
    const words = wordsBesidePicture(root)
    expect(words).toContain('Mira tries a commuter e-bike subscription to get to the early shift')
    expect(words).toContain('Nurse on the early shift')
    expect(words).toContain('brings about “Full price for six days without a bike”')
  })

  test('has every card under its stage, its step and its lane, all said in words', () => {
    const cells = cellsOf(mapTable(root))
    const cellWith = (text: string) => cells.filter(({ cell }) => textOf(cell).includes(text))
    expect(cells).toHaveLength(SAMPLE_NOW.steps.length * SAMPLE_NOW.lanes.length)
    const pain = oneCell(cellWith('The deposit appears on the last screen only'))
    expect(pain).toMatchObject({ row: 'Pain points', columns: ['Sign up', 'Meets the deposit'] })
    expect(textOf(pain.cell)).toContain('Pain point · the customer abandons · researched · 6 votes')
    const chance = oneCell(cellWith('Show the deposit next to the price'))
    expect(textOf(chance.cell)).toContain('value 4 · effort 2 · owner Samira · due 26 Feb 2027 · 5 votes')
    expect(textOf(oneCell(cellWith('Repair status with a date')).cell)).toContain('missing · mobile app')
    const peak = oneCell(cellWith('Wind, river, on time!'))
    expect(textOf(peak.cell)).toContain('MiraWind, river, on time!Sentiment +2 · Delighted')
    expect(peak.columns).toEqual(['Try', 'First ride to work★ A moment that matters'])
    expect(textOf(oneCell(cellWith('420 people')).cell)).toContain('took the free ride')
  })

  test('has the picture with its fonts beside the words, and says once that it is one', () => {
    const picture = only(named(root, 'svg'))
    expect(textOf(picture)).toContain('Wind, river, on time!')
    expect(picture.attributes.get('role')).toBe('img')
    expect(picture.attributes.get('aria-label')).toBe('From bus pass to e-bike')
    expect(named(picture, 'a')).toEqual([])
  })

  test('needs nothing but itself, and nothing in it runs', () => {
    const [policy] = named(root, 'meta').filter(({ attributes }) => attributes.has('http-equiv'))
    expect(policy?.attributes.get('content')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:",
    )
    expect(allIn(root).map(({ name }) => name)).not.toContain('script')
    expect(html).not.toMatch(/@import|https?:\/\/(?!www\.w3\.org\/)/)
  })
})

const oneCell = (cells: readonly HeadedCell[]): HeadedCell => {
  expect(cells).toHaveLength(1)
  return cells[0] as HeadedCell
}

test.each(EXAMPLES)('every text of $name is in words, beside the picture too', async ({ snapshot }) => {
  for (const { id } of mapsOf(snapshot)) {
    const view = viewMap(snapshot, id) as MapView
    const { root, made: page } = await pageOf(snapshot, id)
    const words = visible(wordsBesidePicture(root))
    expect(typedTexts(view).filter((text) => !words.includes(visible(text)))).toEqual([])
    expect(cellsOf(mapTable(root))).toHaveLength(view.steps.length * view.lanes.length)
    expect(page.report).toEqual([])
    for (const { prompt } of view.lanes) if (prompt !== '') expect(words).not.toContain(visible(prompt))
  }
})

test('stages without titled steps need no second row of headings', async () => {
  const { root } = await sketched({
    stages: { Before: [{ id: 'a', title: '' }], After: [{ id: 'b', title: '' }] },
    lanes: { Doing: { kind: 'cards', lineBelow: 'visibility', cards: { b: 'Pays' } } },
  })
  const table = mapTable(root)
  expect(named(only(named(table, 'thead')), 'tr')).toHaveLength(1)
  expect(cellsOf(table).map(({ cell, columns }) => [textOf(cell), ...columns])).toEqual([
    ['', 'Before'],
    ['Pays', 'After'],
  ])
  expect(textOf(table)).toContain('Line of visibility')
})

test('only https and mailto can be followed', async () => {
  const text =
    'See https://example.org/a?b=1&c=2, http://example.org, mailto:ana@example.org, javascript:top.x()'
  const { root } = await sketched({
    stages: { S: ['s'] },
    lanes: { Doing: { kind: 'cards', cards: { s: text } } },
  })
  expect(named(mapTable(root), 'a').map(({ attributes }) => attributes.get('href'))).toEqual([
    'https://example.org/a?b=1&c=2',
    'mailto:ana@example.org',
  ])
  expect(textOf(mapTable(root))).toContain(text)
})

test('characters that no file can hold are replaced, and that is said once', async () => {
  const { root, made: page } = await sketched({
    stages: { S: ['s'] },
    lanes: { Doing: { kind: 'cards', cards: { s: ['bell \u0007', 'half \ud800'] } } },
  })
  expect(textOf(mapTable(root))).toContain('bell \ufffd')
  expect(page.report).toEqual([expect.stringContaining('“\ufffd” stands in their place')])
})

describe('hostile texts in every field', async () => {
  const anatomyOf = (root: Element): string[] =>
    allIn(root).flatMap(({ name, attributes }) => [
      name,
      ...[...attributes.keys()].map((key) => `${name} ${key}`),
    ])
  const harmless = projectFullOf('Some words')
  const known = new Set(['a', 'a href', 'a rel', 'br'])
  for (const mapId of HOSTILE_MAPS)
    for (const part of anatomyOf((await pageOf(harmless, mapId)).root)) known.add(part)

  test('what a page consists of can neither run nor fetch', () => {
    expect(
      [...known].filter((part) => /^(?:script|iframe|object|embed|link|base|form|image)\b| on/.test(part)),
    ).toEqual([])
  })

  test('stay words', async () => {
    for (const text of someHostileTexts(runsOf('INJECTIONS', 12))) {
      const { root, html } = await pageOf(projectFullOf(text), 'now')
      expect(
        anatomyOf(root).filter((part) => !known.has(part)),
        text,
      ).toEqual([])
      expect(visible(wordsBesidePicture(root)), text).toContain(visible(carried(text)))
      for (const { attributes } of named(root, 'a'))
        expect(attributes.get('href'), text).toMatch(/^(?:https:\/\/[^@]*$|mailto:)/i)
      expect(named(root, 'style').map(textOf).join(), text).not.toMatch(/url\(|@import|<|\\/)
      expect(html, text).not.toMatch(/<script/i)
    }
  })
})

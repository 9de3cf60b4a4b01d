import { describe, expect, test } from 'vitest'
import { bookletDocument, drawingsOfBooklet } from '#shared/formats/export/paper/booklet.ts'
import { bookletParts } from '#shared/formats/export/paper/booklet-parts.ts'
import { bookletSheet } from '#shared/formats/export/paper/booklet-sheet.ts'
import { writeDocument } from '#shared/formats/export/print-page.ts'
import { type ExportSettings, readExportSettings } from '#shared/formats/export/settings.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { SAMPLE } from '#test/shared/analysis/support/sketch.ts'
import { projectFullOf } from '#test/support/hostile-project.ts'
import { someHostileTexts } from '#test/support/hostile-texts.ts'
import { mapSource } from '#test/support/map-source.ts'
import { runsOf } from '#test/support/random.ts'
import { allIn, type Element, named, parseHtml, textOf, wordsOf } from '#test/support/strict-markup.ts'
import { EVERY_KIND } from '../support/maps.ts'
import { snapshotOf } from '../support/project-builder.ts'

function written(snapshot: Snapshot, changes: Partial<ExportSettings> = {}) {
  const settings = { ...readExportSettings({}), ...changes }
  const source = mapSource(snapshot)
  const parts = bookletParts(settings, source)
  const sheets = bookletSheet(settings, source)
  const baggage = { fontCss: '', title: source.view.map.title }
  const { html } = writeDocument(bookletDocument(parts, sheets, settings, baggage), baggage)
  return { parts, html, root: parseHtml(html), drawings: drawingsOfBooklet(parts, sheets) }
}

const wordsUnder = (root: Element): string => allIn(root).map(wordsOf).join(' ')

describe('a booklet', () => {
  test('tells all pains, the worst first, and what answers them', () => {
    const { parts, root } = written(SAMPLE)
    expect(parts.pains.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5])
    const cards = named(root, 'article').filter(({ attributes }) => attributes.get('class') === 'card')
    expect(cards).toHaveLength(parts.pains.length + parts.opportunities.length)
    const first = wordsUnder(cards[0] as Element)
    expect(first).toContain('Full price for six days without a bike')
    expect(first).toContain('Abandons, at “Opens the invoice”')
    const opportunity = cards.map(wordsUnder).find((words) => words.includes('A loan bike within 24 hours'))
    expect(opportunity).toContain('Answers “Six days for a brake pad, and no date given”')
  })

  test('says its parts in headings, with what belongs to them one level below', () => {
    const { root } = written(SAMPLE)
    expect(named(root, 'h1').map(wordsOf)).toEqual([
      'From bus pass to e-bike',
      'Summary',
      'Who travels',
      'Pain points',
      'Opportunities',
    ])
    const map = allIn(root).find(({ attributes }) => attributes.get('aria-label') === 'The map')
    expect(map?.attributes.get('aria-level')).toBe('1')
    const levels = allIn(root).map(({ attributes }) => attributes.get('aria-level'))
    expect(levels.filter((level) => level === '1')).toHaveLength(1)
    expect(levels.filter((level) => level === '2').length).toBeGreaterThan(4)
  })

  test('leaves out what there is nothing to say of', () => {
    const { root } = written(snapshotOf({ title: '', stages: [], lanes: [] }))
    expect(named(root, 'h1').map(wordsOf)).toEqual(['Untitled map'])
  })

  test('brings portraits along, each with ids of its own, and asks for the fonts of all its words', () => {
    const { root, drawings } = written(snapshotOf(EVERY_KIND))
    const ids = allIn(root).flatMap(({ attributes }) => attributes.get('id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const texts = drawings.flatMap(({ shapes }) => shapes.filter((shape) => shape.type === 'text'))
    for (const face of ['sans-regular', 'sans-semibold', 'serif-semibold'])
      expect(texts.some((text) => text.face === face && text.text.includes('Jonas Weiß'))).toBe(true)
  })

  test('has whatever people type as text, and runs and fetches nothing', () => {
    const risky = /^(?:script|iframe|object|embed|link|base|form|use|image|img|foreignObject)$/
    for (const text of someHostileTexts(runsOf('INJECTIONS', 12))) {
      const { root } = written(projectFullOf(text))
      for (const { name, attributes } of allIn(root)) {
        expect(name, text).not.toMatch(risky)
        for (const [key, value] of attributes) {
          expect(key, text).not.toMatch(/^on|^src$|^style$|^action$/)
          if (key === 'href') expect(value, text).toMatch(/^https:\/\/|^mailto:/i)
        }
      }
      for (const style of named(root, 'style').map(textOf))
        expect(style.replace(/\\[0-9a-f]+ /g, ''), text).not.toMatch(/url\(|@import|expression|[<\\]/i)
    }
  })
})

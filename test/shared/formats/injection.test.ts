/**
 * Whatever people type, wherever they may type it, a file that the program writes has it as text and as nothing else. The
 * fields are told from the model; what a file may consist of is told from the same file of a project without malice.
 */
import { describe, expect, test } from 'vitest'
import { changesBetween } from '#shared/analysis/changes.ts'
import { alignMaps } from '#shared/formats/comparison/align-maps.ts'
import { DIFFERENCE_KINDS } from '#shared/formats/comparison/difference-kinds.ts'
import { drawingOfComparison } from '#shared/formats/comparison/drawing-of-comparison.ts'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { textsOf } from '#shared/formats/export/drawing-text.ts'
import { writePrintPage } from '#shared/formats/export/print-page.ts'
import { thumbnailSvg } from '#shared/formats/export/thumbnail.ts'
import { makeTemplate } from '#shared/formats/make-template.ts'
import { exportMermaid } from '#shared/formats/mermaid/export-journey.ts'
import { importMermaid } from '#shared/formats/mermaid/import-journey.ts'
import { readProjectJson, stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { summarise } from '#shared/formats/summary/summarise.ts'
import type { WorkshopFacts } from '#shared/formats/summary/workshop.ts'
import { writeFollowUpCsv } from '#shared/formats/summary/write-follow-ups.ts'
import { writeSummaryHtml } from '#shared/formats/summary/write-html.ts'
import { writeSummaryMarkdown } from '#shared/formats/summary/write-markdown.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import { readTemplate } from '#shared/formats/templates.ts'
import { drawingOfVersions } from '#shared/formats/versions/drawing-of-versions.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import type { Card } from '#shared/model/card.ts'
import { DEFINITIONS } from '#shared/model/definitions.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import { TABLES } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { reportBattery } from '#test/support/battery.ts'
import { HOSTILE_MAPS, OPEN_FIELDS, projectFullOf } from '#test/support/hostile-project.ts'
import { HOSTILE_TEXTS, someHostileTexts } from '#test/support/hostile-texts.ts'
import { runsOf } from '#test/support/random.ts'
import {
  allIn,
  carried,
  type Element,
  named,
  parseHtml,
  parseXml,
  textOf,
  wordsOf,
} from '#test/support/strict-markup.ts'

const TEXTS = someHostileTexts(runsOf('INJECTIONS', 12))

function mustView(snapshot: Snapshot, mapId: string): MapView {
  const view = viewMap(snapshot, mapId)
  if (!view) throw new Error(`There is no map “${mapId}”.`)
  return view
}

/** What a room tells of itself, with the same text everywhere. */
const factsOf = (text: string): WorkshopFacts => ({
  people: [{ name: text, role: text }],
  agenda: [{ title: text, minutes: 5, done: true }],
  vote: { mapId: 'now', title: text, voters: 3, cards: [{ cardId: 'now-cards-card', dots: 2 }] },
})

const summaryOf = (snapshot: Snapshot, text: string) =>
  summarise(mustView(snapshot, 'now'), snapshot, factsOf(text))

/** With a blank, or else it would be an id and stand for other records. */
const HARMLESS = 'Some words'
const harmless = projectFullOf(HARMLESS)

/** A sheet with what came into the harmless project between two versions, and one with what left it. */
function versionsOf(snapshot: Snapshot, text: string): Readonly<Record<string, Drawing>> {
  const sheets = [
    ['came', harmless, snapshot],
    ['left', snapshot, { ...harmless, cards: {} }],
  ] as const
  return Object.fromEntries(
    sheets.flatMap(([name, before, after]) => {
      const sheet = drawingOfVersions(before, after, 'now', changesBetween(before, after), { caption: text })
      return sheet ? [[name, sheet]] : []
    }),
  )
}

/** Every drawing that is made of a project. */
function drawingsOf(snapshot: Snapshot, text: string): Readonly<Record<string, Drawing>> {
  const drawing = (mapId: string) => drawingForExport(mustView(snapshot, mapId))
  const aligned = alignMaps(mustView(snapshot, 'now'), mustView(snapshot, 'then'))
  return {
    ...Object.fromEntries(HOSTILE_MAPS.map((mapId) => [mapId, drawing(mapId)])),
    comparison: drawingOfComparison(aligned, {
      theme: LIGHT,
      shown: new Set(DIFFERENCE_KINDS),
      summary: text,
    }),
    ...versionsOf(snapshot, text),
  }
}

const printed = (drawing: Drawing, text: string): string =>
  writePrintPage(drawing, { paper: 'A4', orientation: 'auto', fontCss: '', title: text, lang: text }).html

/** What an element is and has, but for what stands in it. */
const anatomyOf = (root: Element): string[] =>
  allIn(root).flatMap(({ name, attributes }) => [
    name,
    ...[...attributes.keys()].map((key) => `${name} ${key}`),
  ])

const KNOWN = new Set([
  ...[
    ...Object.values(drawingsOf(harmless, HARMLESS)),
    ...Object.values(versionsOf(projectFullOf('Other words'), HARMLESS)),
  ].flatMap((drawing) => anatomyOf(parseXml(writeSvg(drawing)))),
  ...anatomyOf(parseHtml(printed(drawingForExport(mustView(harmless, 'now')), HARMLESS))),
  ...anatomyOf(parseHtml(writeSummaryHtml(summaryOf(harmless, HARMLESS)))),
])

/** Nothing in the tree is of a kind that the harmless project has not; nothing points anywhere, nothing runs. */
function expectInert(root: Element, note: string): void {
  expect(
    anatomyOf(root).filter((part) => !KNOWN.has(part)),
    note,
  ).toEqual([])
  for (const style of named(root, 'style').map(textOf))
    expect(style, note).not.toMatch(/url\(|@import|expression|[<\\]/i)
}

/** Only what can be seen: lines are broken, and blanks and invisible signs dropped, in every format in its own way. */
const letters = (text: string): string => text.replace(/[\s\p{C}\ufffd]+/gu, '')

test('what the harmless project consists of can neither run nor fetch anything', () => {
  const risky =
    /^(?:script|iframe|object|embed|link|base|form|a|use|image|img|foreignObject)\b| (?:on|href|xlink:href|src|style|action)/
  expect([...KNOWN].filter((part) => risky.test(part))).toEqual([])
})

test('the fields are those that people type into, each filled in some record', () => {
  const fields = OPEN_FIELDS.map(({ table, field }) => `${table}.${field}`)
  expect(fields).toEqual(
    expect.arrayContaining(['cards.text', 'cards.tags', 'personas.portrait', 'authors.name', 'views.query']),
  )
  expect(fields.filter((field) => /\.(?:mapId|order|kind|color|image|place|due)$/.test(field))).toEqual([])
  for (const table of TABLES) expect(Object.keys(harmless[table]).length, table).toBeGreaterThan(0)
})

test('there are texts enough, short enough for the shortest field', () => {
  expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(120)
  for (const text of HOSTILE_TEXTS)
    expect(projectFullOf(text).cards['now-cards-card'], text).toEqual(healed(text))
})

describe(`${TEXTS.length} hostile texts in every field`, { timeout: 180_000 }, () => {
  const cases = TEXTS.map((text) => ({ text, snapshot: projectFullOf(text) }))

  test('are words in drawings: on screen, as SVG, on a page to print', () => {
    for (const { text, snapshot } of cases) {
      const drawings = drawingsOf(snapshot, text)
      for (const [name, drawing] of Object.entries(drawings)) {
        const root = parseXml(writeSvg(drawing))
        expectInert(root, `${name}: ${text}`)
        expect(named(root, 'text').map(wordsOf), text).toEqual(
          [...textsOf(drawing.shapes)].map((line) => carried(line.text)),
        )
        const page = parseHtml(printed(drawing, text))
        expectInert(page, `${name}: ${text}`)
        expect(named(page, 'title').map(wordsOf), text).toContain(carried(text))
      }
      const drawn = [...textsOf((drawings.now as Drawing).shapes)].map((line) => line.text).join('')
      expect(letters(drawn), text).toContain(letters(text))
      expect(thumbnailSvg(snapshot), text).toBe(thumbnailSvg(snapshot).replace(/[^\w<>="#:/. ,()-]/g, ''))
    }
    reportBattery('T10', 'injections per field', cases.length, { fields: OPEN_FIELDS.length })
  })

  test('are words in a summary: as a page, as Markdown, as a table', () => {
    for (const { text, snapshot } of cases) {
      const summary = summaryOf(snapshot, text)
      const root = parseHtml(writeSummaryHtml(summary, { lang: text }))
      expectInert(root, text)
      expect(letters(textOf(root)), text).toContain(letters(carried(text)))
      expect(unescapedMarkup(writeSummaryMarkdown(summary)), text).toEqual([])
      for (const cell of cellsOf(writeFollowUpCsv(summary))) expect(cell, text).not.toMatch(/^\s*[=+\-@]/)
    }
  })

  test('are words in JSON, in templates and in Mermaid, and come back as they were', () => {
    for (const { text, snapshot } of cases) {
      const written = stringifyProjectJson(writeProjectJson(snapshot))
      const read = readProjectJson(JSON.parse(written))
      const cards = read.ok ? read.value.records.filter(({ table }) => table === 'cards') : []
      expect(new Set(cards.map(({ fields }) => 'text' in fields && fields.text)), text).toEqual(
        new Set([text]),
      )
      const template = makeTemplate(snapshot, 'now', { title: text, description: text, withCards: true })
      expect(template.ok && readTemplate(JSON.parse(JSON.stringify(template.value))), text).toMatchObject({
        ok: true,
      })
      const mermaid = exportMermaid(snapshot, 'now')
      expect(mermaid.ok && linesThatMean(mermaid.value.text), text).toEqual([])
      const back = mermaid.ok ? importMermaid(mermaid.value.text) : mermaid
      const steps = back.ok ? back.value.records.filter(({ table }) => table === 'steps') : []
      expect(
        steps.map(({ fields }) => letters('title' in fields ? String(fields.title) : '')),
        text,
      ).toEqual([letters(text)])
    }
  })
})

/** A card as it comes out of a document. */
const healed = (text: string) => {
  const { id, ...card } = projectFullOf(text).cards['now-cards-card'] as Card
  return { ...DEFINITIONS.cards.parse(card), id }
}

/** What Markdown would take for markup: signs without a backslash before them, outside of the writer's own. */
function unescapedMarkup(markdown: string): string[] {
  const signs = markdown.replace(/\\[\\`*_[\]<>|~$&#+=-]/g, '')
  const own = signs.replace(/^> /gm, '').replaceAll('**', '')
  return own.match(/[<[\]`*]|&#?\w+;/g) ?? []
}

/** The cells of a CSV file. */
function cellsOf(csv: string): string[] {
  const cells: string[] = []
  const rest = csv.slice(1).replace(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g, (_all, cell: string) => {
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    return ''
  })
  expect(rest).toBe('')
  return cells
}

/** Lines of a Mermaid text that would be more than titles, sections and tasks. */
const linesThatMean = (mermaid: string): string[] =>
  mermaid
    .split('\n')
    .filter(
      (line) =>
        line.trim() !== '' &&
        !/^journey$|^ {2,}(?:title|accTitle:|accDescr:|section) |^ {2,}(?!.*(?:%%|<)).+: \d/.test(line),
    )

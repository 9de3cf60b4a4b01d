import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readProjectJson } from '#shared/formats/project-json.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { CONTRAST, DARK, LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import type { Card } from '#shared/model/card.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { root } from '#test/support/built.ts'
import { exportJob, made } from '#test/support/export-job.ts'
import { runsOf } from '#test/support/random.ts'
import { named } from '#test/support/strict-markup.ts'
import { madeMap } from './support/made-map.ts'
import { bytesOf, faultsOf, type ReadDeck, readDeck, shapesOutside, wordsOn } from './support/read-deck.ts'

function projectIn(path: string): Snapshot {
  const read = readProjectJson(JSON.parse(readFileSync(join(root, path), 'utf8')))
  if (!read.ok) throw new Error(read.error.message)
  return snapshotOfRecords(read.value.records)
}

const SAMPLE = projectIn('assets/sample/mira.json')
/** Every so manyth is made. */
const STEP = runsOf('EVERY_FORMAT_STEP', 4)
const EXAMPLES = readdirSync(join(root, 'assets/templates/examples')).filter((_, index) => index % STEP === 0)

const deckOf = async (snapshot: Snapshot, settings = {}): Promise<ReadDeck> =>
  readDeck(bytesOf(await made(exportJob({ format: 'pptx', ...settings }, snapshot))))

const firstView = (snapshot: Snapshot): MapView =>
  viewMap(snapshot, mapsOf(snapshot)[0]?.id as string) as MapView

const cardsOn = (view: MapView): Card[] => [...view.cells.values()].flatMap((row) => [...row.values()].flat())

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

describe('the sample as slides', async () => {
  const view = firstView(SAMPLE)
  const result = await made(exportJob({ format: 'pptx' }, SAMPLE))
  const deck = readDeck(bytesOf(result))
  const [opening, overview, ...others] = deck.slides
  const stages = others.filter(({ title }) => view.stages.some(({ stage }) => title.startsWith(stage.title)))

  test('are a file that a strict program reads', () => {
    expect(faultsOf(deck)).toEqual([])
    expect(result.files[0]?.name).toBe('From bus pass to e-bike.pptx')
    expect(result.details.slides).toBe(deck.slides.length)
  })

  test('begin with what the map is about', () => {
    const words = wordsOn(opening!)
    expect(opening?.title).toBe(view.map.title)
    for (const said of [
      'to get to the early shift on time',
      'Mira',
      'Nurse on the early shift',
      '22 November 2026',
    ])
      expect(words).toContain(said)
  })

  test('show the whole map, every text of it once', () => {
    const words = wordsOn(overview!)
    expect(overview?.title).toBe('The whole map')
    const texts = [
      ...cardsOn(view).map(({ text }) => text),
      ...view.notes.map(({ text }) => text),
      ...view.lanes.map(({ title }) => title),
      ...view.steps.map(({ title }) => title),
    ]
    const lines = words.split('\n')
    for (const line of texts.flatMap(linesOf))
      expect(lines.filter((one) => one.trim() === line)).toHaveLength(1)
  })

  test('have every card on the slides of its stage, in one box with its small words', () => {
    for (const { stage, steps } of view.stages) {
      const own = stages.filter(({ title }) => title.startsWith(stage.title))
      const boxes = own.flatMap(({ shapes }) => shapes).filter(({ isTitle }) => !isTitle)
      const here = cardsOn(view).filter(
        ({ place, kind }) => steps.some(({ id }) => id === place[1]) && !isStepValue(kind),
      )
      for (const { text } of here) {
        const holding = boxes.filter(({ paragraphs }) => paragraphs.includes(text))
        expect(holding).toHaveLength(1)
      }
    }
    const pain = stages
      .flatMap(({ shapes }) => shapes)
      .find(({ paragraphs }) => paragraphs.includes('Six days for a brake pad, and no date given'))
    expect(pain?.paragraphs).toEqual([
      '\tNeeds a work-around',
      'Six days for a brake pad, and no date given',
      'researched',
    ])
  })

  test('have no letter on the slides of stages that is too small to read', () => {
    const sizes = stages.flatMap(({ shapes }) => shapes.flatMap(({ sizesPt }) => sizesPt))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8)
  })

  test('keep everything on the slide', () => {
    for (const slide of deck.slides) expect(shapesOutside(slide)).toEqual([])
  })

  test('lie as the map lies', () => {
    const layout = layoutMap(view)
    const at = new Map(
      overview?.shapes.flatMap(({ paragraphs, rect }) => paragraphs.map((text) => [text, rect] as const)),
    )
    const cards = layout.cards.filter(({ card }) => card.kind === 'text' && linesOf(card.text).length === 1)
    const [first] = cards
    const here = at.get(first!.card.text)!
    const scale = here.width / first!.rect.width
    for (const { card, rect } of cards) {
      const shown = at.get(card.text)!
      expect(shown.x - here.x).toBeCloseTo((rect.x - first!.rect.x) * scale, 1)
      expect(shown.y - here.y).toBeCloseTo((rect.y - first!.rect.y) * scale, 1)
    }
    expect(cards.length).toBeGreaterThan(10)
  })

  test('tell lines and pictures to those who cannot see them', () => {
    const line = overview?.groups.find(({ name }) => name === 'Sentiment line of Mira')
    expect(line?.alt).toMatch(/^Sentiment of Mira: “Hears about it at work” \+0\.5 \(.+: Curious\), /)
    expect(wordsOn(overview!)).toMatch(/^Sawtooth$/m)
  })

  test('say in the notes what to say', () => {
    const notes = stages.find(({ title }) => title.startsWith('Sign up'))?.notes ?? []
    expect(notes.some((note) => note.startsWith('Sentiment of Mira: '))).toBe(true)
    expect(notes).toContain('– The deposit appears on the last screen only (3 (Abandons) × 6 votes)')
  })

  test('list the pains and opportunities by rank', () => {
    const pains = deck.slides.find(({ title }) => title.startsWith('Pain points'))
    const lines = wordsOn(pains!).split('\n')
    expect(lines.indexOf('Full price for six days without a bike')).toBeLessThan(
      lines.indexOf('Insurance is a footnote on the price page'),
    )
    const opportunities = deck.slides.find(({ title }) => title.startsWith('Opportunities'))
    expect(wordsOn(opportunities!)).toContain('Quick win')
  })

  test('are the same file each time', async () => {
    const again = bytesOf(await made(exportJob({ format: 'pptx' }, SAMPLE)))
    expect(Buffer.compare(bytesOf(result), again)).toBe(0)
  })

  test('tell which fonts they want, and how small the overview is', () => {
    expect(result.report.join(' ')).toContain('Source Sans 3')
    expect(result.report.join(' ')).toContain(`${result.details.overviewSmallestTextPt} pt`)
  })

  test('have the look that was asked for', async () => {
    const fillOf = async (look: string) => {
      const { slides } = await deckOf(SAMPLE, { look })
      const boxes = slides[1]?.shapes ?? []
      return boxes.find(({ paragraphs }) => paragraphs.includes('Calls in her lunch break'))?.fill
    }
    const yellow = (theme: typeof LIGHT) => theme.tones.yellow.fill.slice(1).toUpperCase()
    expect(await fillOf('light')).toBe(yellow(LIGHT))
    expect(await fillOf('dark')).toBe(yellow(DARK))
    expect(await fillOf('contrast')).toBe(yellow(CONTRAST))
  })

  test('stop where they are cancelled', async () => {
    const job = exportJob({ format: 'pptx' }, SAMPLE)
    const following = { ...job.following, signal: { aborted: true } }
    await expect(made({ ...job, following })).rejects.toThrow('cancelled')
  })
})

test('a persona whose sheet the map shows has a slide to be read', async () => {
  const { slides } = await deckOf(projectIn('assets/templates/examples/empathy-map.json'))
  const sheet = slides.find(({ title }) => title === 'Omar Haddad')
  expect(wordsOn(sheet!)).toContain('Married, two grown children, one grandson')
  expect(Math.min(...sheet!.shapes.flatMap(({ sizesPt }) => sizesPt))).toBeGreaterThanOrEqual(8)
})

test('an empathy map has its fields, called after what they hold', async () => {
  const { slides } = await deckOf(projectIn('assets/templates/examples/empathy-map.json'))
  expect(slides.map(({ title }) => title)).toContain('Says, Thinks, Does')
})

test('titles that are too long are set smaller, then cut; from the right where they are read so', async () => {
  const titleOf = async (title: string) => {
    const { slides } = await deckOf(madeMap({ texts: [], map: { title } }))
    return slides[0]?.shapes.find(({ isTitle }) => isTitle)
  }
  const [short, long, endless] = [
    await titleOf('Short'),
    await titleOf('word '.repeat(25)),
    await titleOf('word '.repeat(900)),
  ]
  expect(long!.sizesPt[0]).toBeLessThan(short!.sizesPt[0]!)
  expect(long!.paragraphs[0]).not.toContain('…')
  expect(endless!.paragraphs[0]).toMatch(/word…$/)
  const hebrew = await titleOf('שלום עולם')
  expect(named(hebrew!.element, 'a:pPr')[0]?.attributes.get('rtl')).toBe('1')
})

describe('examples of templates as slides', () => {
  test.each(EXAMPLES)('%s', async (file) => {
    const snapshot = projectIn(`assets/templates/examples/${file}`)
    const view = firstView(snapshot)
    const deck = await deckOf(snapshot)
    expect(faultsOf(deck)).toEqual([])
    for (const slide of deck.slides) expect(shapesOutside(slide)).toEqual([])
    const [, overview, ...others] = deck.slides
    const everywhere = wordsOn(overview!)
    const inDetail = others.map(wordsOn).join('\n')
    for (const { text, kind } of cardsOn(view)) {
      if (kind === 'channel') continue
      for (const line of linesOf(text)) {
        expect(everywhere).toContain(line)
        expect(inDetail).toContain(line)
      }
    }
  })
})

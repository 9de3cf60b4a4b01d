import { describe, expect, test } from 'vitest'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type MapSketch, recordsOf, SAMPLE, SAMPLE_NOW } from '#test/shared/analysis/support/sketch.ts'
import { snapshotOf } from '#test/shared/formats/project-builders.ts'
import { EXAMPLES } from '#test/support/examples.ts'
import { exportJob, made, textIn } from '#test/support/export-job.ts'
import { HOSTILE_MAPS, projectFullOf } from '#test/support/hostile-project.ts'
import { someHostileTexts } from '#test/support/hostile-texts.ts'
import { pngOf, refOf } from '#test/support/pictures.ts'
import { runsOf } from '#test/support/random.ts'
import { type MarkdownBlock, readMarkdown } from '#test/support/read-markdown.ts'
import { carried } from '#test/support/strict-markup.ts'
import { typedTexts, visible } from '#test/support/typed-texts.ts'

async function textOfMap(snapshot: Snapshot, mapId?: string) {
  const page = await made(exportJob({ format: 'markdown' }, snapshot, mapId === undefined ? {} : { mapId }))
  return { blocks: readMarkdown(textIn(page)), made: page }
}

const sketched = (sketch: MapSketch) => textOfMap(snapshotOf(recordsOf(sketch)))

const wordsOf = (blocks: readonly MarkdownBlock[]): string =>
  blocks.flatMap(({ text, rows }) => [text, ...rows.flat()]).join('\n')

/** Blocks from a heading to the next of its rank. */
function under(blocks: readonly MarkdownBlock[], title: string): readonly MarkdownBlock[] {
  const from = blocks.findIndex(({ kind, text }) => kind === 'heading' && text === title)
  if (from < 0) throw new Error(`There is no heading “${title}”.`)
  const { level } = blocks[from] as MarkdownBlock
  const rest = blocks.slice(from + 1)
  const end = rest.findIndex((block) => block.kind === 'heading' && block.level <= level)
  return end < 0 ? rest : rest.slice(0, end)
}

const itemsOf = (blocks: readonly MarkdownBlock[]): string[] =>
  blocks.filter(({ kind }) => kind === 'item').map(({ level, text }) => `${'  '.repeat(level)}${text}`)

describe('the text of the sample', async () => {
  const { blocks, made: page } = await textOfMap(SAMPLE)

  test('goes from the whole to the parts', () => {
    expect(page).toMatchObject({ files: [{ name: 'From bus pass to e-bike.md' }], report: [] })
    expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1, text: 'From bus pass to e-bike' })
    expect(blocks.find(({ kind }) => kind === 'quote')?.text).toMatch(/^Mira tries a commuter e-bike/)
    expect(
      blocks.filter(({ kind, level }) => kind === 'heading' && level === 2).map(({ text }) => text),
    ).toEqual([
      'Who travels',
      'At a glance',
      ...SAMPLE_NOW.stages.map(({ stage }) => stage.title),
      'Lanes',
      'Connections',
      'Free notes',
      'Parking lot',
      'Worst pain points',
      'Opportunities',
      'Patterns in the sentiment',
    ])
  })

  test('shows stages and lanes at a glance', () => {
    const [table] = under(blocks, 'At a glance')
    expect(table?.rows[0]).toEqual(['Lane', 'Notice', 'Try', 'Sign up', 'Ride', 'Get help and decide'])
    expect(table?.rows.map(([lane]) => lane)).toEqual(['Lane', ...SAMPLE_NOW.lanes.map(({ title }) => title)])
    expect(table?.rows[1]?.[5]).toMatch(/^Calls in her lunch break\n.*\n.*\nCancels in two taps$/)
    expect(table?.rows[4]?.[5]).toMatch(/and 1 more$/)
  })

  test('tells every step lane by lane', () => {
    expect(itemsOf(under(blocks, 'Meets the deposit'))).toEqual([
      'Doing',
      '  Puts the phone away for a day, then pays (researched)',
      'Thinking',
      '  Why does nobody say so earlier? (researched)',
      'Feeling',
      '  Mira: €250 out of nowhere (Sentiment −0.75 · Annoyed)',
      'Pain points',
      '  The deposit appears on the last screen only (Pain point · the customer abandons · researched · 6 votes)',
      'Opportunities',
      '  Show the deposit next to the price, waive it for regular pay (Opportunity · value 4 · effort 2 · owner Samira · due 26 Feb 2027 · 5 votes)',
    ])
    expect(under(blocks, 'First ride to work')[0]).toMatchObject({
      kind: 'paragraph',
      text: 'A moment that matters',
    })
  })
})

test.each(EXAMPLES)('every text of $name is in it', async ({ snapshot }) => {
  for (const { id } of mapsOf(snapshot)) {
    const view = viewMap(snapshot, id) as MapView
    const { blocks, made: page } = await textOfMap(snapshot, id)
    const words = visible(wordsOf(blocks))
    expect(typedTexts(view).filter((text) => !words.includes(visible(text)))).toEqual([])
    expect(page.report).toEqual([])
  }
})

test('more stages than a table can show are told one by one only', async () => {
  const stages = Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [`Stage${index}`, [`step${index}`]]),
  )
  const { blocks } = await sketched({
    stages,
    lanes: { Doing: { kind: 'cards', cards: { step8: 'Leaves' } }, Later: { kind: 'cards' } },
  })
  expect(blocks.map(({ text }) => text)).not.toContain('At a glance')
  expect(itemsOf(under(blocks, 'Stage8'))).toEqual(['Doing', '  Leaves'])
  expect(itemsOf(under(blocks, 'Lanes'))).toEqual(['Doing: 1 entry', 'Later: nothing in it yet'])
})

test('what has no words, and what Markdown cannot hold, is told', async () => {
  const { blocks, made: page } = await sketched({
    stages: { S: ['s'] },
    lanes: {
      Seen: { kind: 'images', cards: { s: { text: 'The hub', image: refOf(pngOf(2, 2, [0, 0, 0])) } } },
      Doing: { kind: 'cards', cards: { s: [{ text: '' }, { text: 'ring \u0007' }] } },
      Count: { kind: 'metrics', cards: { s: { amount: null, unit: 'people', series: [1, 2] } } },
    },
  })
  expect(itemsOf(under(blocks, 's'))).toEqual([
    'Seen',
    '  The hub (Picture)',
    'Doing',
    '  (Card without text)',
    '  ring \ufffd',
    'Count',
    '  — (counted in people · before: 1 people, 2 people)',
  ])
  expect(page.report).toEqual([
    'Markdown is text only: the picture is not in it, its words are.',
    expect.stringContaining('“\ufffd” stands in their place'),
  ])
})

test('hostile texts in every field show as they were typed', async () => {
  for (const text of someHostileTexts(runsOf('INJECTIONS', 24)))
    for (const mapId of HOSTILE_MAPS) {
      const { blocks } = await textOfMap(projectFullOf(text), mapId)
      expect(visible(wordsOf(blocks)), text).toContain(visible(carried(text)))
    }
})

import { describe, expect, test } from 'vitest'
import { exportJob, made } from '#test/support/export-job.ts'
import { HOSTILE_MAPS, projectFullOf } from '#test/support/hostile-project.ts'
import { carried, named } from '#test/support/strict-markup.ts'
import { madeMap } from './support/made-map.ts'
import { bytesOf, faultsOf, readDeck, shapesOutside, wordsOn } from './support/read-deck.ts'

const ODD = {
  'from right to left': 'مرحبا بالعالم، هذا نص من اليمين',
  Hebrew: 'שלום עולם',
  'without spaces': '日本語のテキストはここにあります。',
  'only emoji': '🎉🎉👩‍👩‍👧‍👦',
  markup: '<b>&amp;"\'</b>]]>',
  'control characters': 'a\u0000b\u0007c\u001f',
  'half a character': 'lone \ud800 half',
  'several lines': 'two\nlines\n\nand more',
} as const

const REPLACED = /replaced by �/

describe('odd texts of cards', () => {
  test.each(Object.entries(ODD))('%s', async (_name, text) => {
    const result = await made(exportJob({ format: 'pptx' }, madeMap({ texts: [text] })))
    const deck = readDeck(bytesOf(result))
    const [, overview, stage] = deck.slides
    expect(faultsOf(deck)).toEqual([])
    for (const slide of [overview!, stage!]) {
      const box = slide.shapes.find(({ paragraphs }) => paragraphs.join('\n') === carried(text))
      expect(box).toBeDefined()
    }
    const isCarried = carried(text) === text
    expect(result.report.filter((line) => REPLACED.test(line))).toHaveLength(isCarried ? 0 : 1)
  })

  test('run from the right where they are read so, and from the left where not', async () => {
    const snapshot = madeMap({ texts: [ODD.Hebrew, 'Left'] })
    const deck = readDeck(bytesOf(await made(exportJob({ format: 'pptx' }, snapshot))))
    const propertiesOf = (text: string) => {
      const box = deck.slides[2]!.shapes.find(({ paragraphs }) => paragraphs.includes(text))
      return named(box!.element, 'a:pPr')[0]!.attributes
    }
    expect(propertiesOf(ODD.Hebrew).get('rtl')).toBe('1')
    expect(propertiesOf(ODD.Hebrew).get('algn')).toBe('r')
    expect(propertiesOf('Left').get('rtl')).toBeUndefined()
    expect(propertiesOf('Left').get('algn')).toBe('l')
  })

  test('of 5,000 characters are whole, and can be read', async () => {
    const text = 'word '.repeat(1000).trim()
    const result = await made(exportJob({ format: 'pptx' }, madeMap({ texts: [text, 'short'] })))
    const deck = readDeck(bytesOf(result))
    const [, overview, ...stages] = deck.slides
    expect(faultsOf(deck)).toEqual([])
    expect(wordsOn(overview!)).toContain(text)
    const sizes = stages.flatMap(({ shapes }) => shapes).filter(({ paragraphs }) => paragraphs.includes(text))
    expect(sizes).toHaveLength(1)
    expect(Math.min(...sizes[0]!.sizesPt)).toBeGreaterThanOrEqual(8)
    for (const slide of deck.slides) expect(shapesOutside(slide)).toEqual([])
  })

  test('longer than can be read on a slide are told', async () => {
    const result = await made(exportJob({ format: 'pptx' }, madeMap({ texts: ['word '.repeat(6000)] })))
    const deck = readDeck(bytesOf(result))
    expect(result.report.join(' ')).toContain('smaller than 8 pt')
    for (const slide of deck.slides) expect(shapesOutside(slide)).toEqual([])
  })
})

test('a long text in every field of a project stays on its slides', async () => {
  const text = 'w '.repeat(500).trim()
  const [mapId] = HOSTILE_MAPS
  const deck = readDeck(bytesOf(await made(exportJob({ format: 'pptx' }, projectFullOf(text), { mapId }))))
  expect(faultsOf(deck)).toEqual([])
  for (const slide of deck.slides) expect(shapesOutside(slide)).toEqual([])
  expect(wordsOn(deck.slides[1]!)).toContain(text)
})

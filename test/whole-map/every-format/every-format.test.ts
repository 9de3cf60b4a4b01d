/**
 * Maps as people make them, in every format that needs no browser, opened again by readers that had no part in the
 * writing: each file is whole and as its format wants it, and every text is in it. PDF and PNG: test/e2e/export.
 */
import { describe, expect, test } from 'vitest'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { reportBattery } from '#test/support/battery.ts'
import { EXAMPLES } from '#test/support/examples.ts'
import { runsOf } from '#test/support/random.ts'
import { missingIn } from './missing.ts'
import { madeBy, WAYS } from './ways.ts'

/** Of what takes long, every so manyth example is made. */
const SLOW_STEP = runsOf('EVERY_FORMAT_STEP', 4)

test('there are the sample and the examples of all templates', () => {
  expect(EXAMPLES).toHaveLength(22)
})

describe.each(WAYS)('$name', (way) => {
  const examples = EXAMPLES.filter((_example, index) => !way.isSlow || index % SLOW_STEP === 0)

  test.each(examples)('of $name', async ({ snapshot }) => {
    for (const { id } of mapsOf(snapshot)) {
      const made = await madeBy(way, snapshot, id)
      const { words, faults } = await way.reader(made)
      expect(faults).toEqual([])
      const texts = way.texts(viewMap(snapshot, id) as MapView, snapshot)
      expect(texts.length).toBeGreaterThan(0)
      expect(missingIn(words, texts, way)).toEqual([])
      expect(made.files.every(({ name }) => /^[^/\\:]+\.[a-z]+$/.test(name))).toBe(true)
      reportBattery('T16', 'files', 1)
    }
  })
})

/**
 * The same odd text in every field of a project that people type into, taken away in every format that needs no browser:
 * the file is whole, the text is in it, and where the format cannot hold a character of it, that is told.
 */
import { describe, expect, test } from 'vitest'
import { DEFINITIONS } from '#shared/model/definitions.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import { TABLES } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { reportBattery } from '#test/support/battery.ts'
import { HOSTILE_MAPS, projectFullOf } from '#test/support/hostile-project.ts'
import { someHostileTexts } from '#test/support/hostile-texts.ts'
import { ODD_TEXTS } from '#test/support/odd-texts.ts'
import { runsOf } from '#test/support/random.ts'
import { missingIn } from './missing.ts'
import { madeBy, WAYS } from './ways.ts'

/** How many of the texts that try to become more than text are tried. */
const HOSTILE = runsOf('INJECTIONS', 6)
/** Each format is tried with every so manyth text, another one each time; slow formats with fewer. */
const STEP = runsOf('EVERY_FORMAT_STEP', 3)
const SLOW_STEP = runsOf('EVERY_FORMAT_STEP', 6)

/** Outlines of a thousand fields full of long texts would be a hundred megabytes. */
const MOST_SLOW = 1000

const TEXTS = Object.entries({
  ...ODD_TEXTS,
  ...Object.fromEntries(someHostileTexts(HOSTILE).map((text) => [JSON.stringify(text), text])),
})

/** The project as a document has it: fields that are too short for the text are empty. */
function projectOf(text: string): Snapshot {
  const full = projectFullOf(text)
  const tables = TABLES.map((table) => {
    const healed = Object.entries(full[table]).map(([id, record]) => {
      const fields = DEFINITIONS[table].parse(record)
      if (!fields) throw new Error(`No record of ${table}`)
      return [id, { ...fields, id }]
    })
    return [table, Object.fromEntries(healed)]
  })
  return Object.fromEntries(tables)
}

/** All but where lines break or may break, and signs that turn the direction and show nothing themselves. */
const characters = (text: string): string => text.replace(/[\s\u00ad\u200b\u2060\u202e\ufeff]+/g, '')

const TOLD = /characters|replaced/i

describe.each(WAYS.map((way, number) => ({ ...way, number })))('$name', (way) => {
  const step = way.isSlow ? SLOW_STEP : STEP
  const texts = TEXTS.filter(
    ([, text], index) => (index + way.number) % step === 0 && !(way.isSlow && text.length > MOST_SLOW),
  )

  test.each(texts)('with a text %s', async (_name, text) => {
    const snapshot = projectOf(text)
    for (const mapId of HOSTILE_MAPS.slice(0, way.isSlow || text.length > MOST_SLOW ? 1 : undefined)) {
      const made = await madeBy(way, snapshot, mapId)
      const { words, faults } = await way.reader(made)
      expect(faults).toEqual([])
      const expected = way.texts(viewMap(snapshot, mapId) as MapView, snapshot)
      expect(expected).toContain(text.trim())
      expect(missingIn(words, expected, way)).toEqual([])
      const isExact = characters(words.join('')).includes(characters(text))
      if (!isExact) expect(made.report.filter((line) => TOLD.test(line))).toHaveLength(1)
      reportBattery('T16', 'odd texts', 1)
    }
  })
})

import { expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { writeJourney } from '#shared/formats/journey/write-journey.ts'
import { reportBattery } from '#test/support/battery.ts'
import { runsOf } from '#test/support/random.ts'
import { documentOf, essence, randomRecords } from '../project-builders.ts'
import { contentOf, damagePart } from './journey-builders.ts'

const RUNS = runsOf('ROUND_TRIPS', 40)

test(`${RUNS} random projects come back from their files as they were, from the document and from its readable copy`, {
  timeout: 180_000,
}, () => {
  for (let seed = 1; seed <= RUNS; seed++) {
    const doc = documentOf(randomRecords(seed))
    const before = projectDocument(doc)
    const file = writeJourney(contentOf(doc))
    const [whole, recovered] = [file, damagePart(file, 'document.bin')].map((bytes) => {
      const opened = openJourney(bytes)
      if (!opened.ok) throw new Error(`seed ${seed}: ${opened.error.message}`)
      return projectDocument(opened.value.doc)
    })
    expect(whole, `seed ${seed}`).toEqual(before)
    expect(essence(recovered as typeof before), `seed ${seed}`).toEqual(essence(before))
  }
  reportBattery('T16', 'round trips', RUNS)
})

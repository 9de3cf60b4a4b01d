import { expect, test } from 'vitest'
import { exportMermaid } from '#shared/formats/mermaid/export-journey.ts'
import { unescapeMermaidJourney } from '#shared/formats/mermaid/field-codes.ts'
import { importMermaid } from '#shared/formats/mermaid/import-journey.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { reportBattery } from '#test/support/battery.ts'
import { runsOf } from '#test/support/random.ts'
import { randomRecords, snapshotOf } from '../project-builders.ts'
import { readJourney } from './journey-builders.ts'

const RUNS = runsOf('ROUND_TRIPS', 60)

/** What Mermaid holds of a map: titles, sections, tasks, scores and people. */
function heldBy(snapshot: Snapshot, mapId: string) {
  const written = exportMermaid(snapshot, mapId)
  if (!written.ok) throw new Error(written.error.message)
  const { text } = written.value
  const { title, accTitle, accDescr, sections, tasks } = unescapeMermaidJourney(readJourney(text))
  const said = tasks.map(({ sectionIndex, task, score, people }) => [
    sectionIndex,
    task,
    score,
    [...people].sort(),
  ])
  return { text, held: { title, accTitle, accDescr, sections, tasks: said } }
}

test(`${RUNS} random projects: what Mermaid holds of a map comes back by an import, and again`, {
  timeout: 120_000,
}, () => {
  let maps = 0
  for (let seed = 1; seed <= RUNS; seed++) {
    const snapshot = snapshotOf(randomRecords(seed))
    for (const { id, title } of mapsOf(snapshot)) {
      const { text, held } = heldBy(snapshot, id)
      expect(held.title).toBe(title.toWellFormed())
      const titles = viewMap(snapshot, id)?.stages.map(({ stage }) => stage.title) ?? []
      for (const section of held.sections) expect(titles, `seed ${seed}`).toContain(section)
      const back = importMermaid(text)
      if (!back.ok) throw new Error(`seed ${seed}: ${back.error.message}`)
      const again = snapshotOf(back.value.records)
      expect(heldBy(again, mapsOf(again)[0]?.id ?? '').held, `seed ${seed}, map ${id}`).toEqual(held)
      maps++
    }
  }
  expect(maps).toBeGreaterThan(RUNS / 2)
  reportBattery('T16', 'round trips', RUNS)
})

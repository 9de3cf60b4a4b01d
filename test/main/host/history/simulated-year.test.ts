/** A slice of the simulated year (`bench/year.ts` runs it whole): the same people, project and disk, for a few days. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { versionsToDrop } from '#main/host/history/thinning.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { bytesBelow, openYear, simulateYear, TestClock } from '#test/support/simulated-year.ts'
import { temporaryFolder } from '../files/support/temporary-folder.ts'

const DAYS = 3

test('some days of work by several people: all versions within the rule, each of them readable', async () => {
  const folder = await temporaryFolder()
  const year = await simulateYear({ folder, seed: 5, commands: 60 * DAYS, people: 4, workingDays: DAYS })
  const project = await openYear(year, new TestClock(year.end))
  await project.history.settled()
  const versions = project.history.list()
  const dated = versions.map((version) => ({ ...version, at: Date.parse(version.at) }))
  expect([...versionsToDrop(dated, year.end)]).toEqual([])
  // A day each, the hours of the last one, and the minutes of its last hour.
  const days = Map.groupBy(dated, ({ at }) => new Date(at).toDateString())
  expect([...days.values()].map(({ length }) => length)).toEqual([expect.toSatisfy((n) => n > 4), 1, 1])
  const read = await Promise.all(versions.map(({ id }) => project.history.read(id)))
  expect(read.map(({ ok }) => ok)).not.toContain(false)
  expect(read[0]?.ok && read[0].value.cards).toEqual(projectDocument(project.document).cards)
  const names = new Set(versions.flatMap(({ people }) => people.map(({ name }) => name)))
  expect([...names].sort()).toEqual(['Person 1', 'Person 2', 'Person 3', 'Person 4'])
  await project.close()
  const files = await readdir(join(year.dataFolder, 'history', 'year'))
  expect(files.filter((name) => name.endsWith('.version'))).toHaveLength(versions.length)
  expect(await bytesBelow(folder)).toBeLessThan(200_000)
})

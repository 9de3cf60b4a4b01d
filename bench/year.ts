/**
 * A project after a year of work by ten people, told in figures: `node bench/year.ts [commands] [working days]`. See
 * `docs/bench.md`.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeWhole } from '#main/host/sync/project-document.ts'
import { encodeDocument } from '#shared/document/state.ts'
import { bytesBelow, openYear, simulateYear, TestClock } from '#test/support/simulated-year.ts'

const [commands = 100_000, workingDays = 250] = process.argv.slice(2).map(Number)
const folder = await mkdtemp(join(tmpdir(), 'throughline-year-'))
try {
  const begun = performance.now()
  const year = await simulateYear({
    ...{ folder, seed: 1, commands, people: 10, workingDays },
    onDay: (day) => {
      if (day % 25 === 24) console.error(`${day + 1} days, ${seconds(performance.now() - begun)} s`)
    },
  })
  const clock = new TestClock(year.end)
  const times: number[] = []
  const facts: Record<string, number> = {}
  for (let run = 0; run < 5; run++) {
    const before = performance.now()
    const project = await openYear(year, clock)
    times.push(performance.now() - before)
    await project.history.settled()
    const document = project.document
    facts.document = encodeDocument(document).length
    facts.update = encodeWhole(document).length
    facts.clients = document.store.clients.size
    facts.structs = [...document.store.clients.values()].reduce((sum, structs) => sum + structs.length, 0)
    facts.versions = project.history.list().length
    await project.close()
  }
  const [file, history, rest] = [
    (await stat(year.path)).size,
    await bytesBelow(join(year.dataFolder, 'history')),
    await bytesBelow(year.dataFolder),
  ]
  console.log(
    JSON.stringify(
      {
        commands,
        sessions: year.sessions,
        simulatedIn: seconds(performance.now() - begun),
        openMs: Math.round(times.toSorted((a, b) => a - b)[2] ?? 0),
        ...facts,
        bytes: { file, history, beside: rest - history, together: file + rest },
      },
      null,
      2,
    ),
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 1000)
}

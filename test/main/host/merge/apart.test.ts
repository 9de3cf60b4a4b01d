/** Five hundred edits here and five hundred there, on two machines that do not see each other, and then one project again. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkIntegrity } from '#shared/document/integrity.ts'
import { createProjection, projectDocument } from '#shared/document/projection.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { mapsOf, recoveredCards, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { buildProject } from '#test/support/builders.ts'
import { chanceOf } from '#test/support/random.ts'
import { documentIn, journeyOf } from '../support/journey-files.ts'
import { newMachine } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import type { TestWindow } from '../support/window.ts'
import { copyOn, merge, seatAt } from './support/copies.ts'
import { nextEdit } from './support/edit-apart.ts'

const EDITS = 500

function editApart(window: TestWindow, who: string, seed: number, leaves: ReadonlySet<string>): void {
  const projection = createProjection(window.doc)
  const chance = chanceOf(seed)
  for (let number = 1; number <= EDITS; number++)
    window.edit(nextEdit(projection.current(), chance, `${who} ${number}: what happens here`, leaves))
  projection.destroy()
}

/** What `throughline export` makes of a project file. */
const exported = async (path: string): Promise<string> =>
  stringifyProjectJson(writeProjectJson(projectDocument(await documentIn(path)), { prompts: false }))

const stageTitles = (snapshot: Snapshot): string[] =>
  viewMap(snapshot, mapsOf(snapshot)[0]?.id ?? '')?.stages.map(({ stage }) => stage.title) ?? []

test('both come out the same to the byte, whoever merges, and nothing that anybody did is lost', async () => {
  const built = buildProject({ stages: [2, 3, 2, 2], lanes: ['cards', 'cards', 'pains'], cardsPerCell: 2 })
  const [first = '', second = '', third = '', last = ''] = built.stageIds
  const [lane = '', otherLane = ''] = built.laneIds
  const stepOf = (stage: number, step = 0): string => built.stepIds[stage]?.[step] ?? ''
  const [moved = ''] = built.cardIds(lane, stepOf(0))
  const [orphan = ''] = built.cardIds(lane, stepOf(3))
  const machine = await newMachine()
  await mkdir(machine.options.projectsFolder, { recursive: true })
  const path = join(machine.options.projectsFolder, 'apart.journey')
  await writeFile(path, journeyOf(built.doc))
  const here = await seatAt(path, machine)
  const there = await copyOn(path)

  const stage = (who: string) =>
    ({
      type: 'stage.add',
      mapId: built.mapId,
      id: who,
      stepId: `${who}-step`,
      beforeId: second,
      fields: { title: who },
    }) as const
  const move = (laneId: string, stepId: string) =>
    ({ type: 'cards.move', moves: [{ id: moved, laneId, stepId, beforeId: null }] }) as const
  here.window.edit(stage('inserted-here'))
  there.window.edit(stage('inserted-there'))
  const planned = new Set([moved, orphan])
  editApart(here.window, 'Anna', 1, planned)
  editApart(there.window, 'Ben', 2, planned)
  here.window.edit(move(otherLane, stepOf(1)))
  there.window.edit(move(otherLane, stepOf(2)))
  here.window.edit({ type: 'stage.remove', id: last })
  there.window.edit({ type: 'cards.edit', ids: [orphan], changes: { text: 'still worked on' } })
  const added = { here: newTexts(here.window, 'Anna'), there: newTexts(there.window, 'Ben') }
  for (const { window } of [here, there]) await window.saved()
  await here.host.close()
  await there.host.close()

  const [ours, theirs] = [await readFile(here.path), await readFile(there.path)]
  const [one, other] = [await seatAt(here.path, here.machine), await seatAt(there.path, there.machine)]
  expect((await merge(one, theirs)).merged).toMatchObject({ sameProject: true, changed: true, report: [] })
  expect((await merge(other, ours)).merged).toMatchObject({ sameProject: true, changed: true, report: [] })
  await until('the windows have it', () => one.window.snapshot().stages['inserted-there'] !== undefined)
  await one.host.close()
  await other.host.close()

  const json = await exported(one.path)
  expect(await exported(other.path)).toBe(json)
  const snapshot = projectDocument(await documentIn(one.path))
  const titles = stageTitles(snapshot)
  expect(titles.filter((title) => title.startsWith('inserted-')).sort()).toEqual([
    'inserted-here',
    'inserted-there',
  ])
  const at = (id: string) => titles.indexOf(snapshot.stages[id]?.title ?? id)
  for (const who of ['inserted-here', 'inserted-there']) {
    expect(titles.indexOf(who)).toBeGreaterThan(at(first))
    expect(titles.indexOf(who)).toBeLessThan(at(second))
  }
  expect(snapshot.stages[third]).toBeDefined()
  // Moved by both: it is in one of the two places, once.
  expect([stepOf(1), stepOf(2)]).toContain(snapshot.cards[moved]?.place[1])
  expect(json.split(`"${moved}"`)).toHaveLength(2)
  const recovered = recoveredCards(snapshot)
  expect(recovered.find(({ id }) => id === orphan)?.text).toBe('still worked on')
  // What both wrote is there, but for words that the other wrote over.
  for (const id of [...added.here, ...added.there]) expect(snapshot.cards[id]).toBeDefined()
  const codes = new Set(checkIntegrity(snapshot).map(({ code }) => code))
  expect([...codes].filter((code) => !TRAY.has(code))).toEqual([])
})

/** What one side put into a stage that the other deleted: its cards wait in the tray of recovered cards. */
const TRAY: ReadonlySet<string> = new Set(['card-without-step', 'card-without-lane', 'step-without-stage'])

const newTexts = ({ doc }: TestWindow, who: string): string[] =>
  Object.values(projectDocument(doc).cards)
    .filter(({ text }) => text.startsWith(`${who} `))
    .map(({ id }) => id)

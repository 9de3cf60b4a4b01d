/** Sync folders, second programs and copies: bytes that nobody saw are never written over. */
import { copyFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newId } from '#shared/base/ids.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { API, type ProjectEntry } from '#shared/protocol/http.ts'
import { hostProcess } from '../support/host-process.ts'
import { documentIn, journeyOf, textsInFile } from '../support/journey-files.ts'
import { plannedDocument } from '../support/test-assets.ts'
import { ask, newMachine, newProject, runningHost } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

const QUICK = { after: 10, atMost: 50, journal: 1_000_000 }

/** The file as another program would leave it that added a card. */
async function addCardOutside(path: string, text: string): Promise<Buffer> {
  const doc = await documentIn(path)
  const { lanes, steps } = projectDocument(doc)
  const card = {
    id: newId(),
    laneId: Object.keys(lanes)[0] ?? '',
    stepId: Object.keys(steps)[0] ?? '',
  }
  const command = { type: 'cards.add', cards: [{ ...card, fields: { text } }], beforeId: null } as const
  expect(runCommands(doc, [command], 'outside').ok).toBe(true)
  const bytes = journeyOf(doc)
  await writeFile(path, bytes)
  return bytes
}

test('what another program added to the file is merged in, live', async () => {
  const host = await runningHost(undefined, { pace: QUICK })
  const { id, path } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  await addCardOutside(path, 'from outside')
  window.addCard('from the window')
  await until('the window has both', () => window.texts().sort().join() === 'from outside,from the window')
  await until('the file has both', async () => (await textsInFile(path)).length === 2)
  await until('the window was told', () =>
    window.heard.some(
      (message) => 'message' in message && message.message.includes('both versions were merged'),
    ),
  )
})

test('another project that took the file’s place stays, and the open one goes on beside it', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine, { pace: QUICK })
  const { id, path } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  const bytes = journeyOf(plannedDocument('Another one', 'another-project'))
  await writeFile(path, bytes)
  window.addCard('mine')
  const kept = join(machine.options.projectsFolder, 'Test (kept).journey')
  await until('mine is kept beside it', async () => (await textsInFile(kept)).includes('mine'))
  expect(await readFile(path)).toEqual(bytes)
  await until('the window was told', () =>
    window.heard.some(
      (message) => 'message' in message && message.message.includes('goes on in “Test (kept).journey”'),
    ),
  )
  // It goes on there, under the same id, also after a restart; the other one opens as itself.
  window.addCard('more of mine')
  await until('more is kept', async () => (await textsInFile(kept)).length === 2)
  await host.close()
  const again = await runningHost(machine)
  expect((await again.listProjects()).find((entry) => entry.id === id)).toMatchObject({ path: kept })
  const other = await again.openFile(path)
  expect(other).toMatchObject({ ok: true, value: { title: 'Another one' } })
  expect(other.ok && other.value.id).not.toBe(id)
})

test('garbage in the file’s place stays too', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine, { pace: QUICK })
  const { id, path } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  await writeFile(path, 'half a download')
  window.addCard('mine')
  const kept = join(machine.options.projectsFolder, 'Test (kept).journey')
  await until('mine is kept beside it', async () =>
    (await readdir(machine.options.projectsFolder)).includes('Test (kept).journey'),
  )
  await until('mine is in it', async () => (await textsInFile(kept)).includes('mine'))
  expect(await readFile(path, 'utf8')).toBe('half a download')
})

test('a file that was deleted while it was open is written again', async () => {
  const host = await runningHost(undefined, { pace: QUICK })
  const { id, path } = await newProject(host)
  const window = await new TestWindow(host, id).synced()
  await rm(path)
  window.addCard('not lost')
  await until('it is there again', async () => (await textsInFile(path)).includes('not lost'))
})

test('after a crash, edits are merged into a copy that took the file’s place', async () => {
  const machine = await newMachine()
  const host = await hostProcess(machine.options)
  const made = await ask(host, 'POST', API.projects, {
    body: JSON.stringify({ template: 'empty', title: 'Crash' }),
  })
  const { id, path } = (await made.json()) as ProjectEntry
  const window = await new TestWindow(host, id).synced()
  window.addCard('only in the journal')
  await window.saved()
  await host.kill()
  await addCardOutside(path, 'from outside')
  const again = await runningHost(machine, { pace: QUICK })
  expect((await again.openFile(path)).ok).toBe(true)
  expect((await new TestWindow(again, id).synced()).texts().sort()).toEqual([
    'from outside',
    'only in the journal',
  ])
  await until('the file has both', async () => (await textsInFile(path)).length === 2)
})

test.each([
  ['another project', async () => journeyOf(plannedDocument('Another one', 'another-project'))],
  ['half a file', async (path: string) => (await readFile(path)).subarray(0, 300)],
])(
  'after a crash and with %s in its place, the project is whole in a file beside it',
  async (_, replacement) => {
    const machine = await newMachine()
    const host = await hostProcess(machine.options)
    const made = await ask(host, 'POST', API.projects, {
      body: JSON.stringify({ template: 'empty', title: 'Crash' }),
    })
    const { id, path } = (await made.json()) as ProjectEntry
    const window = await new TestWindow(host, id).synced()
    window.addCard('first')
    window.addCard('second')
    await window.saved()
    const snapshot = window.snapshot()
    await host.kill()
    const bytes = await replacement(path)
    await writeFile(path, bytes)
    const again = await runningHost(machine, { pace: QUICK })
    const opened = await again.openFile(path)
    expect(opened).toMatchObject({ ok: true, value: { id } })
    const after = await new TestWindow(again, id).synced()
    expect(after.snapshot()).toEqual(snapshot)
    await until('the window was told', () =>
      after.heard.some(
        (message) => 'message' in message && message.message.includes('“Crash (kept).journey”'),
      ),
    )
    const kept = join(machine.options.projectsFolder, 'Crash (kept).journey')
    await until('it is kept', async () => (await textsInFile(kept)).length === 2)
    expect(await readFile(path)).toEqual(bytes)
  },
)

test('a file that moved after a crash waits for its return; nothing is lost', async () => {
  const machine = await newMachine()
  const host = await hostProcess(machine.options)
  const made = await ask(host, 'POST', API.projects, {
    body: JSON.stringify({ template: 'empty', title: 'Away' }),
  })
  const { id, path } = (await made.json()) as ProjectEntry
  const window = await new TestWindow(host, id).synced()
  window.addCard('only in the journal')
  await window.saved()
  await host.kill()
  await rename(path, `${path}.away`)
  const again = await runningHost(machine)
  expect(await again.openFile(path)).toMatchObject({ ok: false, error: { code: 'missing' } })
  await rename(`${path}.away`, path)
  expect((await again.openFile(path)).ok).toBe(true)
  expect((await new TestWindow(again, id).synced()).texts()).toEqual(['only in the journal'])
})

test('two hosts do not open one file', async () => {
  const machine = await newMachine()
  const first = await runningHost(machine)
  const { path } = await newProject(first)
  const second = await runningHost(machine)
  expect(await second.openFile(path)).toMatchObject({
    ok: false,
    error: { code: 'document-open', message: expect.stringContaining('already open') },
  })
  await first.close()
  expect((await second.openFile(path)).ok).toBe(true)
})

test('a copy of an open file is a project of its own', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const { id, path } = await newProject(host)
  const copyPath = join(machine.folder, 'copy.journey')
  await copyFile(path, copyPath)
  const copy = await host.openFile(copyPath)
  if (!copy.ok) throw new Error(copy.error.message)
  const one = await new TestWindow(host, id).synced()
  const other = await new TestWindow(host, copy.value.id).synced()
  one.addCard('in the original')
  other.addCard('in the copy')
  await one.saved()
  await other.saved()
  expect([one.texts(), other.texts()]).toEqual([['in the original'], ['in the copy']])
})

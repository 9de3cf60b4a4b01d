import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { API, type ProjectEntry } from '#shared/protocol/http.ts'
import { type Recovery, type SavedKept, SUPPORT_API } from '#shared/protocol/support.ts'
import { type HostProcess, hostProcess } from '../support/host-process.ts'
import { textsInFile } from '../support/journey-files.ts'
import {
  ask,
  journalFolder,
  type Machine,
  newMachine,
  newProject,
  runningHost,
} from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

type Asked = Parameters<typeof ask>[0]

async function json<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer
  expect(response.status, await response.clone().text()).toBe(200)
  return (await response.json()) as T
}
const look = (host: Asked): Promise<Recovery> => json(ask(host, 'GET', SUPPORT_API.recovery))
const post = (host: Asked, path: string, name?: string) =>
  ask(host, 'POST', path, name === undefined ? {} : { body: JSON.stringify({ name }) })

/** A file that follows so late that a killed host has not written it. */
const LATE = { after: 600_000, atMost: 600_000, journal: 1_000_000 }

const makeProject = (host: HostProcess, title: string): Promise<ProjectEntry> =>
  json(ask(host, 'POST', API.projects, { body: JSON.stringify({ template: 'empty', title }) }))

/** A host that was killed when a project's journal held cards that its file did not. */
async function killed(titles: readonly string[], texts: readonly string[] = ['kept']) {
  const machine = await newMachine()
  const host = await hostProcess({ ...machine.options, pace: LATE })
  const projects: ProjectEntry[] = []
  for (const title of titles) {
    const project = await makeProject(host, title)
    const window = await new TestWindow(host, project.id).synced()
    for (const text of texts) window.addCard(text)
    await window.saved()
    window.close()
    projects.push(project)
  }
  await host.kill()
  return { machine, projects }
}

const openTexts = async (host: Parameters<typeof newProject>[0], id: string): Promise<string[]> => {
  await json(ask(host, 'POST', API.openProject(id)))
  return (await new TestWindow(host, id).synced()).texts().sort()
}

describe('after an unexpected end', () => {
  test('it is told with the projects whose files lack something, and they open with it', async () => {
    const { machine, projects } = await killed(['One', 'Two'], ['a', 'b'])
    const host = await runningHost(machine)
    const found = await look(host)
    expect(found.endedUnexpectedly).toBe(true)
    expect(found.kept.map(({ title }) => title).sort()).toEqual(['One', 'Two'])
    for (const { id, title, path } of projects)
      expect(found.kept.find((kept) => kept.id === id)).toMatchObject({
        title,
        path,
        state: 'ready',
        changes: 2,
      })
    const [first] = projects as [ProjectEntry]
    expect(await openTexts(host, first.id)).toEqual(['a', 'b'])
    // What is open needs no saving any more.
    expect((await look(host)).kept.map(({ title }) => title)).toEqual(['Two'])
  })

  test('the list says nothing of journals whose files have it all', async () => {
    const machine = await newMachine()
    const host = await hostProcess({
      ...machine.options,
      pace: { after: 10, atMost: 20, journal: 1_000_000 },
    })
    const { id, path } = await makeProject(host, 'Written')
    const window = await new TestWindow(host, id).synced()
    window.addCard('in both')
    window.removeCard(window.addCard('gone again'))
    await window.saved()
    await until('the file has it', async () => (await textsInFile(path)).includes('in both'))
    await host.kill()
    const again = await runningHost(machine)
    expect(await look(again)).toEqual({ endedUnexpectedly: true, kept: [], setAside: [] })
  })

  test('a removal alone counts as a change', async () => {
    const machine = await newMachine()
    const first = await hostProcess(machine.options)
    const { id, path } = await makeProject(first, 'Removed')
    const window = await new TestWindow(first, id).synced()
    const card = window.addCard('to go')
    await window.saved()
    window.close()
    expect(await first.close()).toBe(0)
    expect(await textsInFile(path)).toEqual(['to go'])
    const second = await hostProcess({ ...machine.options, pace: LATE })
    await json(ask(second, 'POST', API.openProject(id)))
    const later = await new TestWindow(second, id).synced()
    later.removeCard(card)
    await later.saved()
    await second.kill()
    expect((await look(await runningHost(machine))).kept).toMatchObject([{ id, changes: 1 }])
  })

  test('one that was dismissed is not told again by this host, and by the next one while it is still so', async () => {
    const { machine } = await killed(['One'])
    const host = await runningHost(machine)
    expect((await look(host)).kept).toHaveLength(1)
    await json(post(host, SUPPORT_API.dismissRecovery))
    expect(await look(host)).toEqual({ endedUnexpectedly: false, kept: [], setAside: [] })
    await host.close()
    const next = await look(await runningHost(machine))
    // Nothing ended unexpectedly this time, but the changes still wait.
    expect(next.endedUnexpectedly).toBe(false)
    expect(next.kept).toHaveLength(1)
  })
})

test('a host that closes well, and others that still run, leave nothing to tell', async () => {
  const machine = await newMachine()
  const host = await hostProcess(machine.options)
  const beside = await runningHost(machine)
  expect((await look(beside)).endedUnexpectedly).toBe(false)
  expect(await host.close()).toBe(0)
  const again = await runningHost(machine)
  expect(await look(again)).toEqual({ endedUnexpectedly: false, kept: [], setAside: [] })
})

test('what another running host has open is not offered', async () => {
  const machine = await newMachine()
  const other = await hostProcess({ ...machine.options, pace: LATE })
  const { id } = await makeProject(other, 'In use')
  const window = await new TestWindow(other, id).synced()
  window.addCard('being edited')
  await window.saved()
  expect((await look(await runningHost(machine))).kept).toEqual([])
})

describe('a project whose file is not where it was', () => {
  test('is found again once the file is back', async () => {
    const { machine, projects } = await killed(['Stick'])
    const [{ id, path }] = projects as [ProjectEntry]
    await rename(path, `${path}.away`)
    const host = await runningHost(machine)
    expect((await look(host)).kept).toMatchObject([{ id, state: 'missing', path }])
    await rename(`${path}.away`, path)
    expect((await look(host)).kept).toMatchObject([{ id, state: 'ready' }])
  })

  test('goes on in a new file made of what was kept, which the list follows', async () => {
    const { machine, projects } = await killed(['Stick'], ['kept', 'kept too'])
    const [{ id, path }] = projects as [ProjectEntry]
    await rm(path)
    const host = await runningHost(machine)
    const saved = await json<SavedKept>(post(host, SUPPORT_API.saveKept, id))
    expect(saved).toEqual({ id, path: expect.stringMatching(/Stick\.journey$/), report: [] })
    expect(await textsInFile(saved.path)).toEqual(['kept', 'kept too'])
    expect((await look(host)).kept).toEqual([])
    expect(await openTexts(host, id)).toEqual(['kept', 'kept too'])
    const listed = await host.listProjects()
    expect(listed.filter(({ title }) => title === 'Stick')).toMatchObject([
      { id, path: saved.path, missing: false },
    ])
  })

  test('one that is open cannot be saved a second time', async () => {
    const { machine, projects } = await killed(['Open'])
    const [{ id }] = projects as [ProjectEntry]
    const host = await runningHost(machine)
    await openTexts(host, id)
    expect((await post(host, SUPPORT_API.saveKept, id)).status).toBe(409)
  })
})

test('a journal that no list knows tells its title, and becomes a project', async () => {
  const { machine, projects } = await killed(['Forgotten'])
  const [{ id, path }] = projects as [ProjectEntry]
  await rm(join(machine.options.dataFolder, 'library.json'))
  await rm(path)
  const host = await runningHost(machine)
  expect((await look(host)).kept).toMatchObject([{ id, title: 'Forgotten', path: null, state: 'alone' }])
  const saved = await json<SavedKept>(post(host, SUPPORT_API.saveKept, id))
  expect(await openTexts(host, saved.id)).toEqual(['kept'])
})

test('a journal that is not enough says so, and stays as it is', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const id = 'A'.repeat(16)
  await mkdir(journalFolder(machine, id), { recursive: true })
  const answer = await post(host, SUPPORT_API.saveKept, id)
  expect(answer.status).toBe(422)
  expect(((await answer.json()) as { message: string }).message).toContain('it needs the file')
})

describe('what was put aside', () => {
  const put = async (machine: Machine, name: string, content = 'unreadable') => {
    const path = join(machine.options.dataFolder, name)
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(path, content)
    return path
  }

  test('is listed with what it is, and removed only by its own name', async () => {
    const machine = await newMachine()
    const host = await runningHost(machine)
    const { id } = await newProject(host, 'Mine')
    await put(machine, `journals/${id}/0000000001.journal.1.damaged`)
    await put(machine, `journals/${id}.1700000000000.unusable/0000000001.journal`, '12345')
    await put(machine, 'library.json.damaged')
    const found = (await look(host)).setAside
    expect(found.map(({ kind, title, size }) => [kind, title, size]).sort()).toEqual([
      ['journal-part', 'Mine', 10],
      ['project-list', '', 10],
      ['unusable-journal', 'Mine', 5],
    ])
    for (const wrong of [
      'library.json',
      `journals/${id}`,
      '../renderer/index.html',
      'journals/../library.json.damaged',
    ])
      expect((await post(host, SUPPORT_API.removeSetAside, wrong)).status, wrong).toBe(404)
    expect(await readdir(machine.options.dataFolder)).toContain('library.json')
    for (const { name } of found) await json(post(host, SUPPORT_API.removeSetAside, name))
    expect((await look(host)).setAside).toEqual([])
  })

  test('a journal that the disk damaged is told with its part that could not be read', async () => {
    const { machine, projects } = await killed(['Hurt'], ['first', 'second', 'third'])
    const [{ id }] = projects as [ProjectEntry]
    const folder = journalFolder(machine, id)
    const [name = ''] = await readdir(folder)
    const bytes = await readFile(join(folder, name))
    // In the middle, so that whole entries follow what cannot be read.
    bytes.fill(0, bytes.length >> 1, (bytes.length >> 1) + 8)
    await writeFile(join(folder, name), bytes)
    const host = await runningHost(machine)
    await json(ask(host, 'POST', API.openProject(id)))
    expect((await look(host)).setAside).toMatchObject([{ kind: 'journal-part', title: 'Hurt' }])
  })
})

import { readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { API, type HostInfo, type Imported, type ProjectEntry } from '#shared/protocol/http.ts'
import { ask, newMachine, newProject, runningHost } from '../support/test-host.ts'
import { TestWindow } from '../support/window.ts'

const json = async <T>(answer: Response): Promise<T> => {
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as T
}
const refusal = async (answer: Response): Promise<{ status: number; code: string; message: string }> => ({
  status: answer.status,
  ...((await answer.json()) as { code: string; message: string }),
})
const titleIn = (bytes: Uint8Array): string => {
  const opened = openJourney(bytes)
  if (!opened.ok) throw new Error(opened.error.message)
  return projectOf(projectDocument(opened.value.doc)).title
}

test('the host says what it is', async () => {
  const host = await runningHost()
  const info = await json<HostInfo>(await ask(host, 'GET', API.info))
  expect(info).toEqual({
    app: 'throughline',
    version: '0.0.0-test',
    documentVersion: DOCUMENT_VERSION,
    canPrint: false,
  })
})

test('the first start makes the sample, later ones do not, even when it was taken off the list', async () => {
  const machine = await newMachine()
  const first = await runningHost(machine)
  const [sample, ...others] = await first.listProjects()
  expect(others).toEqual([])
  expect(sample).toMatchObject({ title: 'Empty', missing: false })
  await json(await ask(first, 'DELETE', API.project(sample?.id ?? '')))
  await first.close()
  const second = await runningHost(machine)
  expect(await second.listProjects()).toEqual([])
  expect((await stat(sample?.path ?? '')).isFile()).toBe(true)
})

test('a project from a template has its own title, file and ids', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const body = JSON.stringify({ template: 'empty', title: 'Checkout: mobile' })
  const made = await json<ProjectEntry>(await ask(host, 'POST', API.projects, { body }))
  expect(made).toMatchObject({ title: 'Checkout: mobile', cards: 0, missing: false })
  expect(made.path).toBe(join(machine.options.projectsFolder, 'Checkout mobile.journey'))
  const again = await json<ProjectEntry>(await ask(host, 'POST', API.projects, { body }))
  expect(again.path).toBe(join(machine.options.projectsFolder, 'Checkout mobile 2.journey'))
  const documents = [made, again].map(async ({ path }) => {
    const opened = openJourney(await readFile(path))
    return opened.ok ? projectDocument(opened.value.doc) : undefined
  })
  const [one, other] = await Promise.all(documents)
  expect(Object.keys(one?.maps ?? {})).not.toEqual(Object.keys(other?.maps ?? {}))
  expect(one && projectOf(one).projectId).not.toBe(other && projectOf(other).projectId)
})

test('a template that is none is refused, whatever its name', async () => {
  const host = await runningHost()
  for (const template of ['nothing', '../sample/mira', '..', '', 'EMPTY', 'empty.json', 'empty\u0000']) {
    const answer = await ask(host, 'POST', API.projects, { body: JSON.stringify({ template }) })
    expect(await refusal(answer), template).toMatchObject({ status: 404, code: 'unknown-template' })
  }
})

test('a request that is no JSON of the right shape is refused', async () => {
  const host = await runningHost()
  for (const body of ['', '{', '[]', '{"template":1}', '{"template":"empty","title":["a"]}', 'null']) {
    const answer = await ask(host, 'POST', API.projects, { body })
    expect(await refusal(answer), body).toMatchObject({ status: 400, code: 'bad-request' })
  }
  const long = JSON.stringify({ template: 'empty', title: 'a'.repeat(100_000) })
  expect((await ask(host, 'POST', API.projects, { body: long })).status).toBe(413)
})

test('the file one takes away is the project as it was edited last', async () => {
  const host = await runningHost()
  const project = await newProject(host)
  const window = await new TestWindow(host, project.id).synced()
  window.addCard('Just typed')
  await window.saved()
  const answer = await ask(host, 'GET', API.file(project.id))
  expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Test.journey")
  const opened = openJourney(new Uint8Array(await answer.arrayBuffer()))
  const cards = opened.ok ? Object.values(projectDocument(opened.value.doc).cards) : []
  expect(cards.map(({ text }) => text)).toEqual(['Just typed'])
})

test('importing a project file makes a copy that stays one project with it', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const project = await newProject(host, 'Original')
  const bytes = await readFile(project.path)
  const path = `${API.importFile}?name=${encodeURIComponent('Original.journey')}`
  const { project: copy, report } = await json<Imported>(await ask(host, 'POST', path, { body: bytes }))
  expect(report).toEqual([])
  expect(copy.id).not.toBe(project.id)
  expect(copy.path).toBe(join(machine.options.projectsFolder, 'Original 2.journey'))
  expect(await readFile(copy.path)).toEqual(bytes)
})

test('importing Mermaid makes a project of its own', async () => {
  const host = await runningHost()
  const body = 'journey\n  title My day\n  section Go to work\n    Make tea: 5: Me\n'
  const path = `${API.importFile}?name=day.mmd`
  const { project } = await json<Imported>(await ask(host, 'POST', path, { body }))
  expect(project.title).toBe('My day')
  expect(titleIn(await readFile(project.path))).toBe('My day')
})

test('what cannot be imported is refused in a sentence and leaves nothing behind', async () => {
  const host = await runningHost()
  const before = await host.listProjects()
  const files: [name: string, bytes: Uint8Array | string][] = [
    ['a.journey', 'no zip at all'],
    ['a.journey', ''],
    ['photo.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a.mmd', 'flowchart LR\n a --> b\n'],
    ['a.json', '{"format": "something else"}'],
    ['../../a.journey', 'x'],
  ]
  for (const [name, body] of files) {
    const path = `${API.importFile}?name=${encodeURIComponent(name)}`
    const answer = await refusal(await ask(host, 'POST', path, { body: body as BodyInit }))
    expect(answer.status, name).toBe(422)
    expect(answer.message, name).toMatch(/^[A-Z“].{15,}[.]$/s)
  }
  expect(await host.listProjects()).toEqual(before)
})

test('a file is opened where it lies, under one id however it is reached', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const project = await newProject(host)
  const elsewhere = join(machine.folder, 'elsewhere.journey')
  await writeFile(elsewhere, await readFile(project.path))
  const open = async (path: string) =>
    json<ProjectEntry>(await ask(host, 'POST', API.openPath, { body: JSON.stringify({ path }) }))
  const opened = await open(elsewhere)
  expect(opened.id).not.toBe(project.id)
  expect((await open(join(dirname(elsewhere), 'data', '..', 'elsewhere.journey'))).id).toBe(opened.id)
  expect((await open(project.path)).id).toBe(project.id)
})

test('requests for projects that are not on the list say so', async () => {
  const host = await runningHost()
  const requests = [
    ['POST', API.openProject('nobody')],
    ['GET', API.file('nobody')],
    ['GET', API.thumbnail('nobody')],
  ] as const
  for (const [method, path] of requests)
    expect(await refusal(await ask(host, method, path))).toMatchObject({
      status: 404,
      code: 'unknown-project',
    })
  for (const [method, path] of [
    ['GET', '/api/nothing'],
    ['GET', '/api'],
    ['GET', API.file('..%2f..')],
    ['GET', API.file('__proto__')],
  ] as const)
    expect((await ask(host, method, path)).status, path).toBe(404)
  expect((await ask(host, 'PUT', API.projects)).status).toBe(405)
})

test('the thumbnail is what was drawn into the file', async () => {
  const host = await runningHost(undefined, {
    drawThumbnail: () => '<svg xmlns="http://www.w3.org/2000/svg"/>',
  })
  const project = await newProject(host)
  const answer = await ask(host, 'GET', API.thumbnail(project.id))
  expect(answer.headers.get('content-type')).toBe('image/svg+xml')
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  expect(await answer.text()).toContain('<svg')
})

test('a thumbnail that cannot be drawn keeps nobody from saving', async () => {
  const host = await runningHost(undefined, {
    drawThumbnail() {
      throw new Error('no pen')
    },
  })
  const project = await newProject(host)
  expect((await stat(project.path)).size).toBeGreaterThan(0)
  expect((await ask(host, 'GET', API.thumbnail(project.id))).status).toBe(422)
})

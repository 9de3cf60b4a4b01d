import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { type Listed, openLibrary } from '#main/host/library/library.ts'
import { createLog } from '#main/host/log.ts'
import { temporaryFolder } from '../files/support/temporary-folder.ts'

const open = (folder: string) => openLibrary(realFileSystem, folder, createLog(folder))

const listed = (number: number, more: Partial<Listed> = {}): Listed => ({
  id: `id-${number}`,
  path: `/somewhere/${number}.journey`,
  title: `Project ${number}`,
  changedAt: new Date(number * 1000).toISOString(),
  cards: number,
  ...more,
})

test('projects are listed newest first, and once', async () => {
  const library = await open(await temporaryFolder())
  for (const number of [2, 3, 1]) await library.remember(listed(number))
  await library.remember(listed(1, { changedAt: listed(9).changedAt }))
  expect((await library.list()).map(({ id }) => id)).toEqual(['id-1', 'id-3', 'id-2'])
})

test('a file that is gone is shown as missing, and as there again when it is back', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'a.journey')
  const library = await open(folder)
  await library.remember(listed(1, { path }))
  expect((await library.list())[0]).toMatchObject({ missing: true, path })
  await writeFile(path, 'x')
  expect((await library.list())[0]).toMatchObject({ missing: false })
})

test('a path has one id, always the same, unless its project moved elsewhere under that id', async () => {
  const folder = await temporaryFolder()
  const library = await open(folder)
  const id = await library.idFor('/a.journey')
  await library.remember(listed(1, { id, path: '/a.journey' }))
  expect(await library.idFor('/a.journey')).toBe(id)
  expect(await (await open(await temporaryFolder())).idFor('/a.journey')).toBe(id)
  await library.remember(listed(1, { id, path: '/a (kept).journey' }))
  expect(await library.idFor('/a (kept).journey')).toBe(id)
  expect(await library.idFor('/a.journey')).not.toBe(id)
})

test('two hosts may change the list in turn', async () => {
  const folder = await temporaryFolder()
  const [one, other] = [await open(folder), await open(folder)]
  await one.remember(listed(1))
  await other.remember(listed(2))
  await one.forget('id-2')
  await one.remember(listed(3))
  expect((await other.list()).map(({ id }) => id)).toEqual(['id-3', 'id-1'])
})

test('changes at once are all kept', async () => {
  const library = await open(await temporaryFolder())
  await Promise.all(Array.from({ length: 30 }, (_, number) => library.remember(listed(number))))
  expect(await library.list()).toHaveLength(30)
})

test('the list is replaced as a whole and leaves nothing beside it', async () => {
  const folder = await temporaryFolder()
  const library = await open(folder)
  await library.remember(listed(1))
  await library.remember(listed(2))
  expect(await readdir(folder)).toEqual(['library.json'])
})

for (const [name, content] of Object.entries({
  'half of it': '{"version": 1, "projects": [{"id": "a"',
  'something else': '[1, 2, 3]',
  nothing: '',
  'a project without a path': '{"version":1,"sampleMade":true,"projects":[{"id":"a"}]}',
})) {
  test(`a list of which there is only ${name} is put aside, not written over`, async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'library.json'), content)
    const library = await open(folder)
    expect(await library.list()).toEqual([])
    await library.remember(listed(1))
    expect(await library.list()).toHaveLength(1)
    expect(await readFile(join(folder, 'library.json.damaged'), 'utf8')).toBe(content)
  })
}

test('a list that cannot be written is refused in a sentence', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'library.json'))
  const library = await open(folder)
  const result = await library.remember(listed(1))
  expect(result.ok).toBe(false)
  if (!result.ok) expect(result.error.message).toMatch(/^The list of projects was not changed because .*\.$/)
  expect(await library.list()).toEqual([])
})

test('the sample is made once, even where it is asked for at once', async () => {
  const folder = await temporaryFolder()
  const [one, other] = [await open(folder), await open(folder)]
  expect([await one.takeSample(), await other.takeSample(), await one.takeSample()]).toEqual([
    true,
    false,
    false,
  ])
})

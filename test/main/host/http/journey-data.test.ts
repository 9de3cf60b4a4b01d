import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type FileSystem, realFileSystem } from '#main/host/files/file-system.ts'
import type { Host } from '#main/host/host.ts'
import { REQUEST_HEADER } from '#shared/protocol/http.ts'
import {
  type AddedFile,
  JOURNEY_DATA,
  JOURNEY_DATA_API,
  type KeptDataSet,
} from '#shared/protocol/journey-data.ts'
import { fillableDisk } from '../support/full-disk.ts'
import { ask, newMachine, runningHost, strays } from '../support/test-host.ts'
import { until } from '../support/until.ts'

const LOG = 'customer,state,when\nanna,signed up,2026-01-01\n'
const [project, dataSet] = ['project1', 'dataSet1']
const files = JOURNEY_DATA_API.files(project, dataSet)
const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

const bring = (host: Host, content: BodyInit, name = 'events.csv', path = files): Promise<Response> =>
  ask(host, 'POST', `${path}?name=${encodeURIComponent(name)}`, { body: content })

const kept = async (host: Host, path = files): Promise<KeptDataSet> =>
  (await (await ask(host, 'GET', path)).json()) as KeptDataSet

const namesOf = ({ files: all }: KeptDataSet): string[] => all.map(({ name }) => name)

test('files that were brought come back byte by byte, from the next host too, in the order they came', async () => {
  const machine = await newMachine()
  const first = await runningHost(machine)
  const large = new Uint8Array(3_000_000).map((_, at) => (at * 31) % 251)
  expect(await kept(first)).toMatchObject({ files: [] })
  const added = (await (await bring(first, LOG, 'C:\\exports\\Ereignisse März.csv')).json()) as AddedFile
  expect(added).toMatchObject({
    isNew: true,
    file: { id: hashOf(LOG), name: 'Ereignisse März.csv', size: LOG.length },
  })
  expect((await bring(first, large, 'large.bin')).status).toBe(200)
  await first.close()

  const host = await runningHost(machine)
  const set = await kept(host)
  expect(namesOf(set)).toEqual(['Ereignisse März.csv', 'large.bin'])
  const got = await ask(host, 'GET', JOURNEY_DATA_API.file(project, dataSet, hashOf(large)))
  expect(got.headers.get('content-length')).toBe('3000000')
  expect(hashOf(new Uint8Array(await got.arrayBuffer()))).toBe(hashOf(large))
  const all = (await (await ask(host, 'GET', JOURNEY_DATA_API.dataSets(project))).json()) as KeptDataSet[]
  expect(all).toEqual([set])
})

test('the same file brought again, under whatever name, is the one that is there', async () => {
  const host = await runningHost()
  await bring(host, LOG, 'monday.csv')
  const again = (await (await bring(host, LOG, 'tuesday.csv')).json()) as AddedFile
  expect([again.isNew, again.file.name]).toEqual([false, 'monday.csv'])
  await bring(host, `${LOG}ben,signed up,2026-01-02\n`, 'monday.csv')
  expect(namesOf(await kept(host))).toEqual(['monday.csv', 'monday.csv'])
})

test('nobody but this user may look into what is kept', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  await bring(host, LOG)
  const { folder, files: all } = await kept(host)
  expect(folder).toBe(join(machine.options.dataFolder, 'journey-data', project, dataSet))
  const modes = [
    folder,
    join(folder, '..'),
    join(folder, '../..'),
    join(folder, all[0]?.id ?? ''),
    join(folder, 'files.json'),
  ]
  if (process.platform !== 'win32')
    expect(
      await Promise.all(modes.map(async (path) => ((await stat(path)).mode & 0o777).toString(8))),
    ).toEqual(['700', '700', '700', '600', '600'])
  const stranger = { headers: { authorization: 'Bearer wrong' } }
  for (const [method, path] of [
    ['GET', files],
    ['GET', JOURNEY_DATA_API.file(project, dataSet, hashOf(LOG))],
    ['DELETE', files],
  ] as const)
    expect((await ask(host, method, path, stranger)).status).toBe(401)
  expect((await ask(host, 'POST', files, { body: LOG, headers: { [REQUEST_HEADER.name]: '' } })).status).toBe(
    403,
  )
})

test.each([
  '/api/projects/project1/journey-data/..%2f..%2fprojects',
  '/api/projects/project1/journey-data/dataSet1/files.json',
  `/api/projects/project1/journey-data/dataSet1/${'A'.repeat(64)}`,
])('%s names nothing that is kept', async (path) => {
  const host = await runningHost()
  await bring(host, LOG)
  expect((await ask(host, 'GET', path)).status).toBe(404)
})

test('a file goes by itself, a data set as a whole, and other data sets stay', async () => {
  const host = await runningHost()
  const other = JOURNEY_DATA_API.files(project, 'dataSet2')
  await bring(host, LOG, 'one.csv')
  await bring(host, 'two', 'two.csv')
  await bring(host, LOG, 'other.csv', other)
  const one = JOURNEY_DATA_API.file(project, dataSet, hashOf(LOG))
  expect(namesOf((await (await ask(host, 'DELETE', one)).json()) as KeptDataSet)).toEqual(['two.csv'])
  const gone = await ask(host, 'GET', one)
  expect([gone.status, await gone.json()]).toEqual([
    404,
    { code: 'missing', message: 'This file of journey data is not on this machine. Bring it again.' },
  ])
  expect((await ask(host, 'DELETE', files)).status).toBe(200)
  expect([namesOf(await kept(host)), namesOf(await kept(host, other))]).toEqual([[], ['other.csv']])
  expect((await readdir((await kept(host)).folder)).length).toBe(0)
})

test('two windows that bring files at once lose nothing of each other’s, up to the bound', async () => {
  const host = await runningHost()
  const answers = await Promise.all(
    Array.from({ length: JOURNEY_DATA.files + 1 }, (_, at) => bring(host, `file ${at}`, `${at}.csv`)),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(JOURNEY_DATA.files).fill(200), 422])
  expect((await kept(host)).files.length).toBe(JOURNEY_DATA.files)
})

test('a full disk is told in a sentence, and leaves nothing behind', async () => {
  const disk = fillableDisk()
  const machine = await newMachine()
  const host = await runningHost(machine, { fs: disk.fs })
  await bring(host, LOG)
  disk.fill('ENOSPC', join(machine.options.dataFolder, 'journey-data'))
  const refused = await bring(host, 'more', 'more.csv')
  expect([refused.status, await refused.json()]).toEqual([
    422,
    {
      code: 'disk-full',
      message:
        'The file of journey data was not kept because the disk is full. Nothing was changed; free some space and try again.',
    },
  ])
  disk.free()
  expect(namesOf(await kept(host))).toEqual(['events.csv'])
  expect(await strays(machine.options.dataFolder)).toEqual([])
})

test('a file whose name cannot be put on the list is not there either, for nobody could take it away', async () => {
  const machine = await newMachine()
  let written = 0
  const fs: FileSystem = {
    ...realFileSystem,
    // First the file itself, then the list.
    open: (path, flags, mode) => {
      if (flags === 'wx+' && path.includes('journey-data') && ++written === 2)
        throw Object.assign(new Error('made to fail'), { code: 'ENOSPC' })
      return realFileSystem.open(path, flags, mode)
    },
  }
  const host = await runningHost(machine, { fs })
  expect((await bring(host, LOG)).status).toBe(422)
  const { folder } = await kept(host)
  expect(await readdir(folder)).toEqual([])
  expect((await bring(host, LOG)).status).toBe(200)
  expect((await readdir(folder)).length).toBe(2)
})

test('a file that stops on its way is not kept, and one that says it is too large is not even begun', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const send = (length: number) =>
    request(new URL(`${files}?name=half.csv`, host.url), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${host.token}`,
        [REQUEST_HEADER.name]: REQUEST_HEADER.value,
        'content-length': length,
      },
    })
  const half = send(1000)
  half.on('error', () => undefined)
  half.write('half')
  const folder = join(machine.options.dataFolder, 'journey-data', project, dataSet)
  await until('the file is on its way', async () => (await strays(folder).catch(() => [])).length === 1)
  half.destroy()
  await until('it is gone', async () => (await strays(folder)).length === 0)
  expect((await kept(host)).files).toEqual([])

  const large = send(JOURNEY_DATA.bytes + 1)
  const status = await new Promise((resolve) =>
    large.on('response', (answer) => resolve(answer.statusCode)).flushHeaders(),
  )
  large.destroy()
  expect(status).toBe(413)
})

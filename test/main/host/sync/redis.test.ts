import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hocuspocus } from '@hocuspocus/server'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { createLog } from '#main/host/log.ts'
import { openImages } from '#main/host/project/project-images.ts'
import { createProjectDocument, encodeWhole, mergeInto } from '#main/host/sync/project-document.ts'
import { joinTeam, type Team } from '#main/host/sync/redis.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { buildProject } from '#test/support/builders.ts'
import { pngOf, refOf } from '#test/support/pictures.ts'
import { noRedis, type RedisServer, startRedis } from '#test/support/redis.ts'

const silent = { ...createLog('/nowhere'), info: () => {}, warn: () => {}, error: () => {} }
const rename = (title: string) => [{ type: 'project.edit', changes: { title } }] as const

describe.skipIf(noRedis)('hosts of one team', () => {
  let redis: RedisServer
  const teams: Team[] = []

  beforeAll(async () => {
    redis = await startRedis()
  })
  afterEach(() => {
    for (const team of teams.splice(0)) team.close()
  })
  afterAll(() => redis.stop())

  /** One host with its own copy of the project. */
  async function host(state: Uint8Array) {
    const joined = await joinTeam(redis.url, silent)
    if (!joined.ok) throw new Error(joined.error.message)
    teams.push(joined.value)
    const hocuspocus = new Hocuspocus({ quiet: true })
    joined.value.attach(hocuspocus)
    const document = createProjectDocument('project-1')
    mergeInto(document, state, 'file')
    hocuspocus.documents.set(document.name, document)
    await joined.value.share(document)
    return { document, title: () => projectDocument(document).projects.project?.title }
  }

  /** The pictures that a host of the team has of a project. */
  async function pictures(team: Team, projectId: string) {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-pictures-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const place = { fs: realFileSystem, folder, log: silent, elsewhere: team.pictures(projectId) }
    const opened = await openImages(place, { inFile: new Map(), inUse: new Set(), keepAll: true })
    return opened.images
  }

  test('have what each other edits, and what was edited before they met', async () => {
    const { doc } = buildProject()
    const file = encodeWhole(doc)
    const one = await host(file)
    runCommands(one.document, rename('Before the other came'), 'somebody')
    const two = await host(file)
    await expect.poll(two.title).toBe('Before the other came')
    runCommands(two.document, rename('From the second'), 'somebody')
    await expect.poll(one.title).toBe('From the second')
  })

  test('catch up when Redis comes back', async () => {
    const { doc } = buildProject()
    const [one, two] = [await host(encodeWhole(doc)), await host(encodeWhole(doc))]
    await redis.stop()
    runCommands(one.document, rename('While Redis was away'), 'somebody')
    await redis.start()
    await expect.poll(two.title, { timeout: 10_000 }).toBe('While Redis was away')
  })

  test('find each other’s pictures of the same project, and believe only what is what its name says', async () => {
    const { doc } = buildProject()
    await host(encodeWhole(doc))
    await host(encodeWhole(doc))
    const [one, two] = teams as [Team, Team]
    const mine = await pictures(one, 'project-1')
    const theirs = await pictures(two, 'project-1')
    const picture = pngOf(20, 10)
    expect(await mine.add(picture)).toEqual({ ok: true, value: refOf(picture) })
    await expect.poll(() => theirs.fetch(refOf(picture))).toEqual(picture)
    expect(await (await pictures(two, 'project-2')).fetch(refOf(picture))).toBeUndefined()

    const forged = refOf(pngOf(1, 1))
    await one.pictures('project-1').put(forged, picture)
    expect(await two.pictures('project-1').get(forged)).toEqual(picture)
    expect(await theirs.fetch(forged)).toBeUndefined()

    // What came once stays; what does not come while Redis is away is not waited for.
    await redis.stop()
    expect(await theirs.fetch(refOf(picture))).toEqual(picture)
    const late = pngOf(30, 30)
    await mine.add(late)
    expect(await theirs.fetch(refOf(late))).toBeUndefined()
    await redis.start()
    await expect.poll(() => theirs.fetch(refOf(late)), { timeout: 10_000 }).toEqual(late)
  })

  test('agree on the value of whoever asked first', async () => {
    const { doc } = buildProject()
    await host(encodeWhole(doc))
    await host(encodeWhole(doc))
    const [one, two] = teams as [Team, Team]
    const agreed = await one.agree('secret', Uint8Array.of(1, 2, 255))
    expect([...agreed]).toEqual([1, 2, 255])
    expect([...(await two.agree('secret', Uint8Array.of(9)))]).toEqual([1, 2, 255])
  })
})

describe('an address of Redis', () => {
  test.each(['', 'localhost:6379', 'http://127.0.0.1', 'redis://', 'redis://127.0.0.1/many'])(
    'that is none is refused in words: %j',
    async (address) => {
      const joined = await joinTeam(address, silent)
      expect(joined).toMatchObject({ ok: false, error: { code: 'bad-redis' } })
    },
  )

  test('where nobody answers is told', async () => {
    const joined = await joinTeam('redis://127.0.0.1:1', silent)
    expect(joined).toMatchObject({ ok: false, error: { code: 'no-redis' } })
  })
})

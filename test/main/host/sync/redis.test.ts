import { Hocuspocus } from '@hocuspocus/server'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '#main/host/log.ts'
import { createProjectDocument, encodeWhole, mergeInto } from '#main/host/sync/project-document.ts'
import { joinTeam, type Team } from '#main/host/sync/redis.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { buildProject } from '#test/support/builders.ts'
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

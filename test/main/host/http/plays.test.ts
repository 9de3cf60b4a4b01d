import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Host } from '#main/host/host.ts'
import { API } from '#shared/protocol/http.ts'
import { PLAYS, type Play, type SavedPlay } from '#shared/protocol/plays.ts'
import { ask, newMachine, runningHost } from '../support/test-host.ts'

const save = (host: Host, play: unknown): Promise<Response> =>
  ask(host, 'POST', API.plays, { body: JSON.stringify(play) })

const list = async (host: Host): Promise<SavedPlay[]> =>
  (await (await ask(host, 'GET', API.plays)).json()) as SavedPlay[]

const mine = (title: string): Play => ({ ...(PLAYS[0] as Play), title })

test('a play that somebody kept outlives the host, and takes the place of one of the same name', async () => {
  const machine = await newMachine()
  const first = await runningHost(machine)
  expect(await list(first)).toEqual([])
  expect((await save(first, mine('Ours'))).status).toBe(200)
  expect((await save(first, mine('Theirs'))).status).toBe(200)
  expect((await save(first, { ...mine('Ours'), description: 'Better' })).status).toBe(200)
  await first.close()

  const host = await runningHost(machine)
  const plays = await list(host)
  expect(plays.map(({ title, description }) => [title, description])).toEqual([
    ['Ours', 'Better'],
    ['Theirs', PLAYS[0]?.description],
  ])
  expect(plays[0]?.items).toEqual(PLAYS[0]?.items)

  expect((await ask(host, 'DELETE', API.play(plays[0]?.id ?? ''))).status).toBe(200)
  expect((await list(host)).map(({ title }) => title)).toEqual(['Theirs'])
  expect((await ask(host, 'DELETE', API.play(plays[0]?.id ?? ''))).ok).toBe(false)
})

test('two windows that save at once lose nothing of each other’s', async () => {
  const host = await runningHost()
  await Promise.all(Array.from({ length: 8 }, (_, index) => save(host, mine(`Play ${index}`))))
  expect((await list(host)).map(({ title }) => title).sort()).toEqual(
    Array.from({ length: 8 }, (_, index) => `Play ${index}`),
  )
})

test.each([
  ['without items', { ...mine('None'), items: [] }],
  ['without a name', mine('  ')],
  ['with a tool that there is not', { ...mine('Odd'), items: [{ ...PLAYS[0]?.items[0], tool: 'karaoke' }] }],
  ['that is none', 'play'],
])('a play %s is refused', async (_, play) => {
  const host = await runningHost()
  expect((await save(host, play)).ok).toBe(false)
  expect(await list(host)).toEqual([])
})

test('a file of plays that cannot be read is left alone', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const path = join(machine.options.dataFolder, 'plays.json')
  await writeFile(path, '[{"title":"half')
  expect(await list(host)).toEqual([])
  const refused = await save(host, mine('New'))
  expect(refused.ok).toBe(false)
  expect(await refused.json()).toMatchObject({ message: expect.stringMatching(/left as it is|was left/) })
  expect(await readFile(path, 'utf8')).toBe('[{"title":"half')
})

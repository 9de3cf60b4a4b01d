import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Host } from '#main/host/host.ts'
import { newId } from '#shared/base/ids.ts'
import { ROOM_PATH, ROOM_VERSION } from '#shared/protocol/room.ts'
import { newMachine, newProject, runningHost } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { TestPerson } from './support/person.ts'

function enters({ port, token }: Host, projectId: string, personId = 'host-person'): TestPerson {
  const person = new TestPerson(`ws://127.0.0.1:${port}${ROOM_PATH}`)
  const words = { projectId, personId, token, name: 'Host', watch: false }
  person.say({ type: 'enter', version: ROOM_VERSION, ...words })
  return person
}

test('a window of the host leads the room of its project, which opens with it', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const { id } = await newProject(host, 'Checkout')
  await host.close()
  const again = await runningHost(machine)
  const window = await enters(again, id).welcomed()
  expect(window.last('welcome')).toMatchObject({
    projectId: id,
    title: 'Checkout',
    you: { id: 'host-person', role: 'facilitator', secret: '' },
  })
  expect(window.view.door).toBeNull()
  const unknown = enters(again, newId())
  expect(await unknown.hears('refused')).toMatchObject({ code: 'unknown-project' })
})

test('two windows of one person are one in the room, and hear the same', async () => {
  const host = await runningHost()
  const { id } = await newProject(host)
  const [first, second] = [await enters(host, id).welcomed(), await enters(host, id).welcomed()]
  first.say({ type: 'timer.start', seconds: 60, label: 'Scope' })
  const { timer, people } = await second.sees('the timer', (view) => view.timer !== null)
  expect(people).toHaveLength(1)
  expect(timer).toMatchObject({ label: 'Scope', total: 60_000 })
  first.socket.close()
  await until('the first is closed', () => first.closed)
  second.say({ type: 'hand', up: true })
  expect((await second.sees('a hand', (view) => view.people[0]?.hand !== null)).people[0]?.here).toBe(true)
})

test('a project whose room somebody is in stays open, while others are closed after a while', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine, { idleAfter: 100 })
  const { id } = await newProject(host)
  await newProject(host, 'Other')
  const window = await enters(host, id).welcomed()
  const opened = async () =>
    (await readdir(join(machine.options.dataFolder, 'locks'))).filter((name) => name.endsWith('.lock')).length
  expect(await opened()).toBeGreaterThan(1)
  await until('the others are closed', async () => (await opened()) === 1)
  window.say({ type: 'timer.start', seconds: 60, label: 'Scope' })
  await window.sees('the timer', (view) => view.timer !== null)
  window.socket.close()
  await until('it is closed too', async () => (await opened()) === 0)
})

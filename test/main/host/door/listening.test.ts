/** Somebody who records everything between a guest and the door reads nothing of what is said. */
import { connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { freePort, hostWithProject, opened } from './support/doors.ts'
import { Guest, wayOf } from './support/guest.ts'

/** Passes bytes on between a port of its own and another one, and keeps them all. */
async function recorder(port: number, to: number): Promise<() => string> {
  const recorded: Buffer[] = []
  const keep = (from: Socket, other: Socket) => {
    from.on('data', (bytes) => {
      recorded.push(bytes)
      other.write(bytes)
    })
    from.on('error', () => other.destroy()).on('close', () => other.destroy())
  }
  const server = createServer((guest) => {
    const door = connect(to, '127.0.0.1')
    keep(guest, door)
    keep(door, guest)
  }).listen(port, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  return () => Buffer.concat(recorded).toString('latin1')
}

test('a recording of a guest’s connection holds nothing that was said', async () => {
  const { host, id } = await hostWithProject({}, 'Zanzibar')
  const [port, listening] = [await freePort(), await freePort()]
  const door = await opened(host, id, { port, names: [`127.0.0.1:${listening}`] })
  const recording = await recorder(listening, port)
  const page = await fetch(`http://127.0.0.1:${listening}/`)
  expect(recording()).toContain(await page.text())
  const guest = await new Guest(wayOf(door)).join(door.code, 'Hildegard')
  const { you } = await guest.hears('welcome')
  const { view } = await guest.hears('room')
  expect(view.people.map(({ name }) => name)).toContain('Hildegard')
  await guest.say({ type: 'park', number: 1, mapId: view.mapId ?? '', text: 'A thought for Samarkand' })
  expect((await guest.hears('done')).problem).toBeNull()
  const heard = recording()
  expect(heard).toMatch(/Upgrade: websocket/i)
  const [code, digits] = [door.code, door.code.replace('-', '')]
  for (const secret of [
    'Zanzibar',
    'Hildegard',
    'Samarkand',
    you.secret,
    you.id,
    code,
    digits,
    host.token,
    id,
    'welcome',
  ]) {
    expect(heard, secret).not.toContain(secret)
    expect(heard, secret).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''))
  }
})

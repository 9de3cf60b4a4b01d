import { setTimeout as pause } from 'node:timers/promises'
import type { Problem } from '#shared/base/result.ts'
import { ROOM_BOUNDS } from '#shared/protocol/room.ts'
import type { Connection } from './connection.ts'
import type { Parcel } from './parcels.ts'

/** Things that one page may have asked for and not yet got. */
const MOST_ASKED = 500
/** Between two looks whether the other side has read what was sent, in milliseconds. */
const LOOK = 20

const TOO_MANY: Problem = {
  code: 'too-many',
  message: 'This page asked for too much at once. Wait until the rest is here.',
}

const queues = new WeakMap<Connection, { asked: number; last: Promise<void> }>()

/** Sends what `find` finds once all before it is sent, no faster than it is read; a problem is answered with `done`. */
export function sendLater(
  connection: Connection,
  number: number,
  find: () => Parcel | Problem | Promise<Parcel | Problem>,
): void {
  const queue = queues.get(connection) ?? { asked: 0, last: Promise.resolve() }
  queues.set(connection, queue)
  if (queue.asked >= MOST_ASKED) {
    connection.send({ type: 'done', number, problem: TOO_MANY })
    return
  }
  queue.asked++
  queue.last = queue.last.then(async () => {
    queue.asked--
    if (!connection.isOpen) return
    const found = await find()
    if ('bytes' in found) await sendParts(connection, found)
    else connection.send({ type: 'done', number, problem: found })
  })
}

async function sendParts(connection: Connection, { number, name, bytes }: Parcel): Promise<void> {
  for (let at = 0; ; at += ROOM_BOUNDS.part) {
    while (connection.isOpen && !connection.isReading) await pause(LOOK)
    if (!connection.isOpen) return
    const data = Buffer.from(bytes.subarray(at, at + ROOM_BOUNDS.part)).toString('base64')
    const more = at + ROOM_BOUNDS.part < bytes.length
    connection.send({ type: 'bytes', number, name, data, more })
    if (!more) return
  }
}

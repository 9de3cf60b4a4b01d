/** The host's answers about its door, and about workshops of other machines; see `shared/protocol/door.ts`. */
import { isIP } from 'node:net'
import * as v from 'valibot'
import { DOOR_API } from '#shared/protocol/door.ts'
import { listAdapters } from '../door/adapters.ts'
import { sendJson, sendProblem, sendResult } from './answer.ts'
import { readJson } from './body.ts'
import type { Call, Route } from './call.ts'

const place = v.object({
  address: v.pipe(
    v.string(),
    v.check((address) => isIP(address) !== 0),
  ),
  port: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))),
})
const invitation = v.object({ invitation: v.pipe(v.string(), v.maxLength(1000)) })

export const DOOR_ROUTES: readonly Route[] = [
  { path: DOOR_API.adapters, handlers: { GET: ({ response }) => sendJson(response, listAdapters()) } },
  { path: DOOR_API.door(':id'), handlers: { GET: sendDoor, POST: openDoor, DELETE: closeDoor } },
  { path: DOOR_API.doorHelp(':id'), handlers: { GET: sendHelp } },
  { path: DOOR_API.nearby, handlers: { GET: sendNearby } },
  { path: DOOR_API.joined, handlers: { POST: joinElsewhere } },
  { path: DOOR_API.joinedOne(':id'), handlers: { DELETE: leaveElsewhere } },
]

function sendDoor({ response, services, id }: Call): void {
  sendJson(response, services.doors.view(id))
}

async function openDoor({ request, response, services, id }: Call): Promise<void> {
  const wish = await readJson(request, place)
  if (!wish.ok) return sendProblem(response, wish.error)
  // A window names one of this machine's networks; all of them at once, only whoever starts the host can choose.
  sendResult(response, await services.doors.openAtAdapter(id, wish.value))
}

async function closeDoor({ response, services, id }: Call): Promise<void> {
  await services.doors.close(id)
  sendJson(response, null)
}

function sendHelp({ response, services, id }: Call): void {
  sendJson(response, services.doors.help(id))
}

async function sendNearby({ response, services }: Call): Promise<void> {
  sendJson(response, await services.joined.listenNearby())
}

async function joinElsewhere({ request, response, services }: Call): Promise<void> {
  const wish = await readJson(request, invitation)
  if (!wish.ok) return sendProblem(response, wish.error)
  sendResult(response, await services.joined.join(wish.value.invitation))
}

function leaveElsewhere({ response, services, id }: Call): void {
  sendResult(response, services.joined.leave(id))
}

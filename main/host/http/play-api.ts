/** The host's answers about courses of workshops that people kept. */
import { play } from '#shared/protocol/plays.ts'
import { sendJson, sendProblem, sendResult } from './answer.ts'
import { readJson } from './body.ts'
import type { Call } from './call.ts'

/** Largest play, in bytes: sixty items with everything written out. */
const MAX_PLAY = 2 * 1024 * 1024

export async function listPlays({ response, services }: Call): Promise<void> {
  sendJson(response, await services.plays.list())
}

export async function savePlay({ request, response, services }: Call): Promise<void> {
  const wanted = await readJson(request, play, MAX_PLAY)
  if (!wanted.ok) return sendProblem(response, wanted.error)
  sendResult(response, await services.plays.save(wanted.value))
}

export async function removePlay({ response, services, id }: Call): Promise<void> {
  sendResult(response, await services.plays.remove(id))
}

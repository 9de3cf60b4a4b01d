/** The host's answers about itself when something went wrong; see `shared/protocol/support.ts`. */
import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import { SUPPORT_API } from '#shared/protocol/support.ts'
import { sendJson, sendProblem, sendResult } from './answer.ts'
import { readJson } from './body.ts'
import type { Call, Route } from './call.ts'

const keptId = v.object({ name: v.custom<string>(isId) })
const setAsideName = v.object({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(500)) })

export const SUPPORT_ROUTES: readonly Route[] = [
  { path: SUPPORT_API.recovery, handlers: { GET: sendRecovery } },
  { path: SUPPORT_API.dismissRecovery, handlers: { POST: dismissRecovery } },
  { path: SUPPORT_API.saveKept, handlers: { POST: saveKept } },
  { path: SUPPORT_API.removeSetAside, handlers: { POST: removeSetAside } },
  { path: SUPPORT_API.diagnostics, handlers: { GET: sendDiagnostics } },
]

async function sendRecovery({ response, services }: Call): Promise<void> {
  sendJson(response, await services.recovery.look())
}

async function dismissRecovery({ response, services }: Call): Promise<void> {
  await services.recovery.dismiss()
  sendJson(response, null)
}

async function saveKept({ request, response, services }: Call): Promise<void> {
  const wish = await readJson(request, keptId)
  if (!wish.ok) return sendProblem(response, wish.error)
  sendResult(response, await services.recovery.save(wish.value.name))
}

async function removeSetAside({ request, response, services }: Call): Promise<void> {
  const wish = await readJson(request, setAsideName)
  if (!wish.ok) return sendProblem(response, wish.error)
  sendResult(response, await services.recovery.remove(wish.value.name))
}

async function sendDiagnostics({ response, services }: Call): Promise<void> {
  sendJson(response, await services.diagnose())
}

/** The host's answers about templates that people saved. */
import * as v from 'valibot'
import { MAX_TEMPLATE } from '#shared/protocol/http.ts'
import { sendJson, sendProblem, sendResult } from './answer.ts'
import { readJson } from './body.ts'
import type { Call } from './call.ts'

const templateWords = v.object({
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  description: v.pipe(v.string(), v.trim(), v.maxLength(1000)),
})

export async function listTemplates({ response, services }: Call): Promise<void> {
  sendJson(response, await services.templates.list())
}

export async function saveTemplate({ request, response, services }: Call): Promise<void> {
  const json = await readJson(request, v.unknown(), MAX_TEMPLATE)
  if (!json.ok) return sendProblem(response, json.error)
  sendResult(response, await services.templates.save(json.value))
}

export async function sendTemplate({ response, services, id }: Call): Promise<void> {
  sendResult(response, await services.templates.read(id))
}

export async function renameTemplate({ request, response, services, id }: Call): Promise<void> {
  const words = await readJson(request, templateWords)
  if (!words.ok) return sendProblem(response, words.error)
  sendResult(response, await services.templates.rename(id, words.value))
}

export async function removeTemplate({ response, services, id }: Call): Promise<void> {
  sendResult(response, await services.templates.remove(id))
}

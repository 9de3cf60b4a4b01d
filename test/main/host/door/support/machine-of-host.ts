/** Runs on the machine of a host: `node machine-of-host.ts <settings>`. */
import { startHost } from '#main/host/host.ts'
import type { HostSettings } from '#main/host/settings.ts'
import { DOOR_API } from '#shared/protocol/door.ts'
import { answerQuestions } from './answer-questions.ts'

const started = await startHost(JSON.parse(process.argv[2] ?? '') as HostSettings)
if (!started.ok) throw new Error(started.error.message)
const host = started.value
const headers = { authorization: `Bearer ${host.token}`, 'x-throughline': '1' }
let projectId = ''

answerQuestions({
  async openDoor(title: string, address: string) {
    const made = await host.createFromTemplate('empty', title)
    if (!made.ok) throw new Error(made.error.message)
    projectId = made.value.id
    const opened = await host.openDoor(projectId, { address })
    if (!opened.ok) throw new Error(opened.error.message)
    return opened.value
  },
  door: async () => (await fetch(new URL(DOOR_API.door(projectId), host.url), { headers })).json(),
  help: async () => (await fetch(new URL(DOOR_API.doorHelp(projectId), host.url), { headers })).json(),
  closeDoor: () => host.closeDoor(projectId),
})

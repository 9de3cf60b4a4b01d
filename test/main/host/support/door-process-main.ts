/** What `door-process.ts` runs: says where it listens, then answers questions until its parent lets go of it. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Role } from '#shared/protocol/roles.ts'
import { type Member, ROOMY, type StartedDoor, startDoor } from './start-door.ts'

export type DoorAddress = Pick<StartedDoor, 'folder' | 'doorUrl' | 'port' | 'token' | 'projectId'> & {
  /** Of the host's public key. */
  readonly hostKey: readonly number[]
}
export type DoorQuestion = 'use' | 'held' | { readonly join: Role }
export interface DoorAnswer {
  readonly number: number
  readonly value: DoorUse | Member | number
}

export interface DoorUse {
  /** Of the event loop, in milliseconds. */
  readonly delayP99: number
  readonly delayMost: number
  /** Of one core, in percent. */
  readonly cpu: number
  /** Resident, in MiB. */
  readonly memory: number
  /** Promises that nobody caught. */
  readonly rejections: number
}

/** How often the event loop is asked how late it is, in milliseconds. */
const RESOLUTION = 10

let rejections = 0
process.on('unhandledRejection', () => rejections++)
// They all come from one machine here; how many handshakes there are in all stays bounded as it is.
const { handshakes: _, ...bounds } = ROOMY
const door = await startDoor({ bounds })
const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
delay.enable()
let cpu = process.cpuUsage()
let since = performance.now()

function use(): DoorUse {
  const { user, system } = process.cpuUsage(cpu)
  const milliseconds = performance.now() - since
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION)
  const used = {
    delayP99: late(delay.percentile(99)),
    delayMost: late(delay.max),
    cpu: (user + system) / 10 / milliseconds,
    memory: process.memoryUsage.rss() / 1024 / 1024,
    rejections,
  }
  delay.reset()
  cpu = process.cpuUsage()
  since = performance.now()
  return used
}

/** What is still in use, in MiB, after everything else was collected: how much a runtime leaves lying says nothing. */
function held(): number {
  ;(globalThis as { readonly gc?: () => void }).gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1024 / 1024
}

process.on('message', ({ number, question }: { number: number; question: DoorQuestion }) => {
  const value = question === 'use' ? use() : question === 'held' ? held() : door.join(question.join)
  process.send?.({ number, value } satisfies DoorAnswer)
})
process.on('disconnect', async () => {
  await door.close()
  process.exit()
})
const { folder, doorUrl, port, token, projectId, hostKeys } = door
process.send?.({
  ...{ folder, doorUrl, port, token, projectId },
  hostKey: [...hostKeys.publicKey],
} satisfies DoorAddress)

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import type { Role } from '#shared/protocol/roles.ts'
import type { DoorAddress, DoorAnswer, DoorQuestion, DoorUse } from './door-process-main.ts'
import { nodePath } from './host-process.ts'
import type { Member } from './start-door.ts'

/** A host with a door, in a process of its own, so that what it costs can be told from what its guests do. */
export interface DoorProcess extends Omit<DoorAddress, 'hostKey'> {
  readonly hostKeys: { readonly publicKey: Uint8Array }
  readonly join: (role: Role) => Promise<Member>
  /** What it has used since this was asked last. */
  readonly use: () => Promise<DoorUse>
  /** What it still needs of its memory just now, in MiB, after all else was collected. */
  readonly held: () => Promise<number>
}

export async function openDoorProcess(): Promise<DoorProcess> {
  const script = new URL('door-process-main.ts', import.meta.url)
  // Hocuspocus prints what it closes connections for.
  const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const
  const child: ChildProcess = fork(script, {
    execPath: nodePath(),
    execArgv: ['--expose-gc'],
    stdio: [...stdio],
  })
  const ended = once(child, 'exit')
  onTestFinished(async () => {
    if (child.connected) child.disconnect()
    await ended
  })
  const waiting = new Map<number, (value: never) => void>()
  let asked = 0
  const address = await new Promise<DoorAddress>((resolve, reject) => {
    child.once('message', (first) => resolve(first as DoorAddress))
    child.once('exit', (code) => reject(new Error(`The host with a door ended with ${code}.`)))
  })
  child.on('message', ({ number, value }: DoorAnswer) => {
    waiting.get(number)?.(value as never)
    waiting.delete(number)
  })
  const ask = <T>(question: DoorQuestion) =>
    new Promise<T>((resolve) => {
      waiting.set(++asked, resolve)
      child.send({ number: asked, question })
    })
  const { hostKey, ...rest } = address
  return {
    ...rest,
    hostKeys: { publicKey: Uint8Array.from(hostKey) },
    join: (role) => ask<Member>({ join: role }),
    use: () => ask<DoorUse>('use'),
    held: () => ask<number>('held'),
  }
}

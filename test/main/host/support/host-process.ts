import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { HostSettings } from '#main/host/settings.ts'
import { programOf } from '#test/support/built.ts'

/** A Node that runs TypeScript files: this one, or else the one the project brings. */
export function nodePath(): string {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** A host in a process of its own. */
export interface HostProcess {
  readonly child: ChildProcess
  readonly url: string
  readonly port: number
  readonly token: string
  /** Ends it without giving it a chance, and waits until it is gone. */
  readonly kill: () => Promise<void>
  /** Asks it to close, and answers its exit code. */
  readonly close: () => Promise<number | null>
}

const SCRIPT = programOf('host')

export interface StartOptions {
  /** How the settings get there: as an argument or as a message. */
  readonly by?: 'argument' | 'message'
}

/** Starts the host's program; answers what it says first. */
export async function startProcess(settings: HostSettings, { by = 'argument' }: StartOptions = {}) {
  const given = by === 'argument' ? [JSON.stringify(settings)] : []
  const child = fork(SCRIPT, given, { execPath: nodePath(), execArgv: [], stdio: 'inherit' })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  if (by === 'message') child.send(settings)
  const first = (await Promise.race([once(child, 'message'), ended]))[0] as Record<string, unknown>
  return { child, ended, first }
}

export async function hostProcess(settings: HostSettings, options?: StartOptions): Promise<HostProcess> {
  const { child, ended, first } = await startProcess(settings, options)
  if (first?.type !== 'ready') throw new Error(`The host did not start: ${JSON.stringify(first)}`)
  return {
    ...(first as { url: string; port: number; token: string }),
    child,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async close() {
      child.send({ type: 'close' })
      return (await ended)[0] as number | null
    },
  }
}

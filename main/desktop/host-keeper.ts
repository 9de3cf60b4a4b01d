/** Keeps a host running in a process of its own, and starts it again where it ends by itself. */
import { type UtilityProcess, utilityProcess } from 'electron'
import * as v from 'valibot'
import { newToken } from '#main/host/access.ts'
import type { HostSettings } from '#main/host/settings.ts'
import { fail, ok, type Problem, type Result } from '#shared/base/result.ts'
import type { HostConnection } from '#shared/protocol/desktop.ts'

const hostMessage = v.variant('type', [
  v.object({ type: v.literal('ready'), url: v.string(), port: v.number(), token: v.string() }),
  v.object({ type: v.literal('failed'), code: v.string(), message: v.string() }),
])

/** How long a host may take to start, and to write everything and end, in milliseconds. */
const UNTIL_READY = 30_000
const UNTIL_CLOSED = 20_000
/** A host that ends more often than this within that time, in milliseconds, is given up. */
const MOST_ENDS = 3
const WITHIN = 5 * 60_000

export interface HostKeeperOptions {
  /** The host's program, see `main/host/process.ts`. */
  readonly script: string
  readonly settings: Omit<HostSettings, 'port' | 'token'>
  /** The host ended and runs again; `moved` where it could not have its old port, so that windows must load anew. */
  readonly onRestarted: (connection: HostConnection, moved: boolean) => void
  /** The host is gone for good. */
  readonly onLost: (problem: Problem) => void
}

interface Running {
  readonly process: UtilityProcess
  readonly connection: HostConnection
  readonly port: number
}

const NEVER_READY = fail(
  'no-host',
  'Throughline’s host did not start. Your projects are untouched; start Throughline again, and if that does not help, restart the computer.',
)
const KEEPS_ENDING: Problem = {
  code: 'no-host',
  message:
    'Throughline’s host stopped again and again, so Throughline has to end. Everything that was shown as saved is on the disk.',
}

export class HostKeeper {
  readonly #options: HostKeeperOptions
  /** The same for every start, so that windows find their way back without being loaded anew. */
  readonly #token = newToken()
  #running: Promise<Result<Running>> = Promise.resolve(NEVER_READY)
  #closing = false
  #ends: number[] = []

  constructor(options: HostKeeperOptions) {
    this.#options = options
  }

  async start(): Promise<Result<HostConnection>> {
    this.#running = this.#launch(0)
    return this.connection()
  }

  /** Where the host is; waits while it is being started. */
  async connection(): Promise<Result<HostConnection>> {
    const running = await this.#running
    return running.ok ? ok(running.value.connection) : running
  }

  /** Lets the host write everything, and ends it. */
  async close(): Promise<void> {
    this.#closing = true
    const running = await this.#running
    if (!running.ok) return
    const { process } = running.value
    if (process.pid === undefined) return
    const { promise, resolve } = Promise.withResolvers<void>()
    process.once('exit', () => resolve())
    const patience = setTimeout(() => process.kill(), UNTIL_CLOSED)
    process.postMessage({ type: 'close' })
    await promise
    clearTimeout(patience)
  }

  #launch(port: number): Promise<Result<Running>> {
    const { promise, resolve } = Promise.withResolvers<Result<Running>>()
    const process = utilityProcess.fork(this.#options.script, [], { serviceName: 'Throughline host' })
    const patience = setTimeout(() => process.kill(), UNTIL_READY)
    let ready = false
    process.once('exit', () => {
      clearTimeout(patience)
      resolve(NEVER_READY)
      if (ready && !this.#closing) this.#restart(port)
    })
    process.on('message', (message: unknown) => {
      const said = v.safeParse(hostMessage, message)
      if (!said.success || ready) return
      clearTimeout(patience)
      if (said.output.type === 'failed') {
        resolve(fail(said.output.code, said.output.message))
        process.kill()
        return
      }
      ready = true
      port = said.output.port
      const connection = { url: new URL(said.output.url).origin, token: said.output.token }
      resolve(ok({ process, connection, port }))
    })
    // As a message, because other users of the machine can read the arguments of a process.
    process.postMessage({ ...this.#options.settings, port, token: this.#token } satisfies HostSettings)
    return promise
  }

  #restart(port: number): void {
    const now = performance.now()
    this.#ends = [...this.#ends.filter((end) => now - end < WITHIN), now]
    if (this.#ends.length > MOST_ENDS) {
      this.#options.onLost(KEEPS_ENDING)
      return
    }
    this.#running = this.#launch(port).then((again) => (again.ok ? again : this.#launch(0)))
    void this.#running.then((again) => {
      if (!again.ok) this.#options.onLost(again.error)
      else this.#options.onRestarted(again.value.connection, again.value.port !== port)
    })
  }
}

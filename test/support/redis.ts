import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from './free-port.ts'

/** Why tests with Redis cannot run here, or `false`. */
export const noRedis: string | false = process.env.REDIS_SERVER_PATH
  ? false
  : 'no Redis server: set REDIS_SERVER_PATH or run npm test'

export interface RedisServer {
  readonly url: string
  /** Starts it again after `stop`, on the same port, empty. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** A Redis server of its own on loopback that keeps nothing on disk. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort()
  const launch = async () => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    const server = spawn(process.env.REDIS_SERVER_PATH as string, args, {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    for await (const line of server.stdout) if (/Ready to accept/.test(String(line))) break
    server.stdout.resume()
    return server
  }
  let running = await launch()
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      running = await launch()
    },
    async stop() {
      if (running.exitCode !== null || running.signalCode !== null) return
      running.kill('SIGKILL')
      await once(running, 'exit')
    },
  }
}

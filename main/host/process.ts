/**
 * The host as a process of its own: the shell starts it as a utility process, tests and other programs as a child.
 * Options come as JSON in the first argument, or as the parent's first message; the parent hears
 * `{ type: 'ready', url, port, token, address }`, or `{ type: 'failed', code, message }` and the end. Its message
 * `{ type: 'close' }`, or its own end, closes the host.
 */
import { type Host, startHost } from './host.ts'
import { createLog } from './log.ts'
import { type HostSettings, readSettings } from './settings.ts'

/** Either kind of parent. A utility process wraps what it is sent. */
interface Parent {
  readonly post: (message: unknown) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
  readonly onGone: (listener: () => void) => void
}

interface UtilityPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

function findParent(): Parent {
  const { parentPort: port } = process as unknown as { parentPort?: UtilityPort }
  if (port)
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
      // A utility process ends with the shell by itself.
      onGone: () => undefined,
    }
  return {
    post: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', listener),
    onGone: (listener) => process.on('disconnect', listener),
  }
}

const isMessage = (message: unknown, type: string): message is { readonly type: string } =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === type

async function run(parent: Parent, settings: HostSettings): Promise<void> {
  const log = createLog(settings.dataFolder)
  process.on('uncaughtException', (error) => {
    log.error('The host met a fault that nobody caught and ended.', error)
    process.exit(1)
  })
  const started = await startHost({ ...settings, log })
  if (!started.ok) {
    parent.post({ type: 'failed', ...started.error })
    process.exitCode = 1
    return
  }
  const host = started.value
  const end = () => void closeAndExit(host)
  parent.onMessage((message) => {
    if (isMessage(message, 'close')) end()
  })
  parent.onGone(end)
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  const { url, port, token, address } = host
  parent.post({ type: 'ready', url, port, token, address })
}

async function closeAndExit(host: Host): Promise<void> {
  await host.close()
  process.exit(0)
}

const parent = findParent()
const given = process.argv[2]
if (given !== undefined) await run(parent, readSettings(JSON.parse(given)))
else {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  parent.onMessage(resolve)
  await run(parent, readSettings(await promise))
}

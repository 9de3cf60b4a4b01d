import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

type Direction = 'up' | 'down'

/** Somebody in the network between a guest and a host: reads everything, and may change it. */
export interface RecordingProxy {
  readonly port: number
  readonly doorUrl: string
  /** What passed so far, without the masks that browsers put over what they send. */
  readonly bytes: (direction: Direction) => Buffer
  /** Changes one bit of what passes next in that direction, near its end. */
  readonly damage: (direction: Direction) => void
}

export async function recordingProxy(to: string): Promise<RecordingProxy> {
  const target = Number(new URL(to).port)
  const seen: Record<Direction, Buffer[]> = { up: [], down: [] }
  let damaged: Direction | undefined
  let ownPort = 0
  const server = createServer((guest) => {
    const host = connect(target, '127.0.0.1')
    const pipe = (from: Socket, into: Socket, direction: Direction) => {
      from.on('data', (chunk) => {
        seen[direction].push(Buffer.from(chunk))
        if (damaged === direction) {
          damaged = undefined
          chunk[chunk.length - 1] = (chunk.at(-1) ?? 0) ^ 1
        }
        into.write(isRequest(chunk) ? addressed(chunk, ownPort, target) : chunk)
      })
      from.on('error', () => into.destroy())
      from.on('close', () => into.destroy())
    }
    pipe(guest, host, 'up')
    pipe(host, guest, 'down')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  ownPort = port
  return {
    port,
    doorUrl: `ws://127.0.0.1:${port}`,
    bytes: (direction) => {
      const all = Buffer.concat(seen[direction])
      return direction === 'up' ? unmasked(all) : all
    },
    damage: (direction) => {
      damaged = direction
    },
  }
}

const isRequest = (chunk: Buffer): boolean => chunk.subarray(0, 4).toString('latin1') === 'GET '

/** A request as if it had been meant for the host itself, which looks at that. */
const addressed = (chunk: Buffer, from: number, to: number): Buffer =>
  Buffer.from(chunk.toString('latin1').replaceAll(`127.0.0.1:${from}`, `127.0.0.1:${to}`), 'latin1')

/** Takes the masks off the frames behind a WebSocket's request, as any listener can: the mask stands before each frame. */
function unmasked(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  const start = bytes.indexOf('\r\n\r\n')
  parts.push(bytes.subarray(0, start))
  for (let at = start + 4; start >= 0 && at + 2 <= bytes.length; ) {
    const short = (bytes[at + 1] ?? 0) & 127
    const extra = short === 126 ? 2 : short === 127 ? 8 : 0
    if (at + 2 + extra + 4 > bytes.length) break
    const length =
      extra === 2 ? bytes.readUInt16BE(at + 2) : extra === 8 ? Number(bytes.readBigUInt64BE(at + 2)) : short
    const mask = bytes.subarray(at + 2 + extra, at + 6 + extra)
    const from = at + 6 + extra
    parts.push(
      Buffer.from(bytes.subarray(from, from + length).map((byte, index) => byte ^ (mask[index & 3] ?? 0))),
    )
    at = from + length
  }
  return Buffer.concat(parts)
}

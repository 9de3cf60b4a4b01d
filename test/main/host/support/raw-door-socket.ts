import { connect, type Socket } from 'node:net'
import { beginHandshake } from '#shared/protocol/secure/handshake.ts'
import type { SealedChannel } from '#shared/protocol/secure/sealed-channel.ts'
import type { TestDoor } from './start-door.ts'

/** A WebSocket made by hand, which may stop in the middle of anything and need not read what comes. */
export class RawDoorSocket {
  readonly socket: Socket
  /** Once it has shaken hands. */
  channel: SealedChannel | undefined
  isClosed = false
  #received = Buffer.alloc(0)

  constructor(door: Pick<TestDoor, 'doorUrl'>, path: string) {
    const { port } = new URL(door.doorUrl)
    this.socket = connect(Number(port), '127.0.0.1')
    this.socket.on('error', () => undefined)
    this.socket.on('close', () => {
      this.isClosed = true
    })
    this.socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk])
    })
    this.socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    )
  }

  /** The first bytes of what came, as text. */
  get head(): string {
    return this.#received.subarray(0, 200).toString('latin1')
  }

  /** Whether the host has taken the request for a WebSocket. */
  get isOpen(): boolean {
    return this.head.startsWith('HTTP/1.1 101')
  }

  /** Sends a binary frame; `claimed` is the length it says it has. */
  send(bytes: Uint8Array, claimed = bytes.length): void {
    const long = Buffer.alloc(8)
    long.writeBigUInt64BE(BigInt(claimed))
    const length =
      claimed < 126
        ? [0x80 | claimed]
        : claimed < 65_536
          ? [0xfe, claimed >> 8, claimed & 255]
          : [0xff, ...long]
    this.socket.write(Buffer.concat([Buffer.from([0x82, ...length, 0, 0, 0, 0]), bytes]))
  }

  /** Shakes hands as a page does; answers whether the host answered. */
  async shakeHands(path: string): Promise<boolean> {
    const { hello, finish } = beginHandshake({ path })
    while (!this.isOpen && !this.isClosed) await this.#more()
    const start = this.#received.indexOf('\r\n\r\n') + 4
    this.send(hello)
    // A short frame: two bytes of head, then all the answer.
    while (this.#received.length < start + 2 + 97 && !this.isClosed) await this.#more()
    if (this.isClosed) return false
    const answered = finish(this.#received.subarray(start + 2, start + 2 + 97))
    if (answered.ok) this.channel = answered.value.channel
    this.#received = Buffer.alloc(0)
    return answered.ok
  }

  /** Sends a message as the host expects it. */
  seal(message: Uint8Array | string): void {
    for (const frame of this.channel?.seal(message) ?? []) this.send(frame)
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.socket.off('data', done).off('close', done)
        resolve()
      }
      this.socket.on('data', done).on('close', done)
    })
  }
}

import { onTestFinished } from 'vitest'
import { secureSocketClass } from '#renderer/room/secure-socket.ts'
import { ROOM_PATH, ROOM_VERSION, type RoomMessage } from '#shared/protocol/room.ts'
import { readLink } from '#shared/protocol/room-link.ts'
import type { DoorView, HostRoomMessage, HostRoomMessageType } from '#shared/protocol/room-view.ts'
import { readHostKey } from '#shared/protocol/secure/host-key.ts'
import { until } from '../../support/until.ts'

export type Heard<T extends HostRoomMessageType> = Extract<HostRoomMessage, { readonly type: T }>

/** Where a guest knocks, and with which key in hand. */
export interface Way {
  /** `ws://192.168.1.20:4747` */
  readonly base: string
  readonly hostKey: string | null
  /** The token of one's own host, through which the way leads. */
  readonly preamble?: string
}

/** The way of somebody who scanned the code. */
export function wayOf({ link }: Pick<DoorView, 'link'>): Way & { readonly code: string } {
  const { origin, hash } = new URL(link)
  const read = readLink(hash)
  if (read?.key.kind !== 'code') throw new Error(`No link of a door: ${link}`)
  return { base: origin.replace(/^http/, 'ws'), hostKey: read.hostKey, code: read.key.code }
}

/** A guest's room socket, sealed as a page seals it. */
export class Guest {
  readonly heard: HostRoomMessage[] = []
  closed: { readonly code: number; readonly reason: string } | undefined
  readonly #socket: InstanceType<ReturnType<typeof secureSocketClass>>

  constructor({ base, hostKey, preamble }: Way) {
    const SecureSocket = secureSocketClass({
      hostKey: hostKey === null ? null : (readHostKey(hostKey) ?? null),
      ...(preamble === undefined ? {} : { preamble }),
    })
    this.#socket = new SecureSocket(base + ROOM_PATH)
    this.#socket.onmessage = ({ data }) => this.heard.push(JSON.parse(String(data)) as HostRoomMessage)
    this.#socket.onclose = ({ code, reason }) => {
      this.closed = { code, reason }
    }
    onTestFinished(() => this.close())
  }

  async say(message: RoomMessage): Promise<this> {
    await until('the socket opened', () => this.#socket.readyState === WebSocket.OPEN || this.closed)
    if (this.closed) throw new Error(`The socket was closed (${this.closed.code}): ${this.closed.reason}`)
    this.#socket.send(JSON.stringify(message))
    return this
  }

  join(code: string, name = 'Ada'): Promise<this> {
    return this.say({
      type: 'join',
      version: ROOM_VERSION,
      name,
      device: 'laptop',
      key: { kind: 'code', code },
    })
  }

  resume({ you }: Heard<'welcome'>): Promise<this> {
    const { id, secret, device } = you
    return this.say({ type: 'resume', version: ROOM_VERSION, id, secret, device })
  }

  /** Waits for the first message of a kind. */
  hears<T extends HostRoomMessageType>(type: T): Promise<Heard<T>> {
    return until(`the host said “${type}”`, () =>
      this.heard.find((message): message is Heard<T> => message.type === type),
    ) as Promise<Heard<T>>
  }

  isClosed(): Promise<{ readonly code: number; readonly reason: string }> {
    return until('the socket was closed', () => this.closed)
  }

  close(): void {
    this.#socket.close()
  }
}

import { onTestFinished } from 'vitest'
import type { Problem } from '#shared/base/result.ts'
import type { RoomMessage } from '#shared/protocol/room.ts'
import {
  type HostRoomMessage,
  type HostRoomMessageType,
  type RoomView,
  readHostRoomMessage,
} from '#shared/protocol/room-view.ts'
import { until } from '../../support/until.ts'

type Told<T extends HostRoomMessageType> = Extract<HostRoomMessage, { readonly type: T }>
type WithoutNumber<M> = M extends { readonly number: number } ? Omit<M, 'number'> : never
export type Asked = WithoutNumber<RoomMessage>

let last = 0

/** Somebody's page, without a screen. */
export class TestPerson {
  readonly socket: WebSocket
  /** What the host said, in order, and the same as it came over the wire. */
  readonly heard: HostRoomMessage[] = []
  readonly wire: string[] = []
  closed: { readonly code: number; readonly reason: string } | undefined
  readonly #open: Promise<unknown>

  constructor(url: string) {
    this.socket = new WebSocket(url)
    this.#open = new Promise((resolve) => this.socket.addEventListener('open', resolve, { once: true }))
    this.socket.addEventListener('message', ({ data }) => {
      this.wire.push(String(data))
      const message = readHostRoomMessage(String(data))
      if (message) this.heard.push(message)
    })
    this.socket.addEventListener('close', ({ code, reason }) => {
      this.closed = { code, reason }
    })
    onTestFinished(() => this.socket.close())
  }

  say(message: RoomMessage | object): void {
    this.saySomething(JSON.stringify(message))
  }

  saySomething(text: string): void {
    void this.#open.then(() => this.socket.send(text))
  }

  /** Asks for something; answers the host's problem, or `null`. */
  async ask(message: Asked): Promise<Problem | null> {
    const number = ++last
    this.say({ ...message, number })
    return (await this.answerTo(number)).problem
  }

  answerTo(number: number): Promise<Told<'done'>> {
    return until(`message ${number} is answered`, () =>
      this.all('done').find((done) => done.number === number),
    )
  }

  all<T extends HostRoomMessageType>(type: T): Told<T>[] {
    return this.heard.filter((message): message is Told<T> => message.type === type)
  }

  last<T extends HostRoomMessageType>(type: T): Told<T> | undefined {
    return this.all(type).at(-1)
  }

  hears<T extends HostRoomMessageType>(type: T): Promise<Told<T>> {
    return until(`it hears ${type}`, () => this.last(type))
  }

  async welcomed(): Promise<this> {
    await this.hears('welcome')
    await this.hears('room')
    return this
  }

  get you(): Told<'welcome'>['you'] {
    const welcome = this.last('welcome')
    if (!welcome) throw new Error('Nobody was let in.')
    return welcome.you
  }

  get view(): RoomView {
    const room = this.last('room')
    if (!room) throw new Error('Nothing was shown.')
    return room.view
  }

  /** Waits until the room looks so. */
  sees(what: string, test: (view: RoomView) => boolean): Promise<RoomView> {
    return until(`somebody sees ${what}`, () => {
      const view = this.last('room')?.view
      return view && test(view) ? view : undefined
    })
  }
}

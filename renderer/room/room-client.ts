import { createStore, type StoreApi } from 'zustand/vanilla'
import { fail, ok, type Problem, type Result } from '#shared/base/result.ts'
import type { EnteringMessage, RoomMessage } from '#shared/protocol/room.ts'
import { type HostRoomMessage, readHostRoomMessage } from '#shared/protocol/room-view.ts'
import { createByteCollector, type Fetched } from './byte-collector.ts'
import { keepConnected } from './connection.ts'
import type { Dial } from './line.ts'
import { type Asked, createOutbox, type Outbox } from './outbox.ts'
import { afterMessage, NO_ROOM, type RoomState } from './room-state.ts'

/** A message that needs no answer. */
export type Said = Exclude<RoomMessage, { readonly number: number } | EnteringMessage>

/** This page's place in a room: what the host said, and how to speak to it. It comes back by itself after every interruption. */
export interface RoomClient {
  readonly state: StoreApi<RoomState>
  /** Says something that means nothing later: dropped while the host is not reached. */
  readonly say: (message: Said) => void
  /** Asks for something to be done; answers once it is on disk. Waits, and is said again, while the host is not reached. */
  readonly ask: (message: Asked) => Promise<Result<null>>
  /** A picture of the project, or the project as a file. */
  readonly fetch: (
    what: { readonly type: 'ask.image'; readonly ref: string } | { readonly type: 'ask.copy' },
  ) => Promise<Result<Fetched>>
  /** Sentences to read in passing; answers how to stop. */
  readonly onNotice: (listener: (sentence: string) => void) => () => void
  /** Tries again now: after another code was typed, or because a person asked. */
  readonly retry: () => void
  /** Leaves the room for good. */
  readonly leave: () => void
  /** Ends the connection, as a closed window does; the person stays in the room, away. */
  readonly close: () => void
}

type Welcome = Extract<HostRoomMessage, { readonly type: 'welcome' }>

export interface RoomOptions {
  readonly dial: Dial
  /** What to say first on every connection: `resume` once there is something to resume. */
  readonly entering: () => EnteringMessage
  /** The host let one in, or gave another secret. */
  readonly onWelcome?: (welcome: Welcome) => void
  /** Where what was not answered outlives a reload. */
  readonly kept?: { readonly place: Storage | undefined; readonly key: string }
}

const AWAY: Problem = {
  code: 'away',
  message: 'The host is not reached just now. Try again when the connection is back.',
}
const LEFT: Problem = { code: 'left', message: 'You left the room.' }

/** Enters a room and stays in it until `leave`, `close` or the host's word. */
export function enterRoom(options: RoomOptions): RoomClient {
  const outbox = createOutbox(options.kept?.place, options.kept?.key ?? '', () => Date.now())
  const state = createStore<RoomState>(() => ({ ...NO_ROOM, unsent: outbox.size() }))
  const bytes = createByteCollector()
  const notices = new Set<(sentence: string) => void>()
  let isIn = false

  const send = (message: RoomMessage) => connection.send(JSON.stringify(message))
  const count = () => state.setState({ unsent: outbox.size() })
  const connection = keepConnected(options.dial, {
    onOpen: () => send(options.entering()),
    onText(text) {
      const message = readHostRoomMessage(text)
      if (!message) return
      state.setState((before) => afterMessage(before, message, Date.now()), true)
      if (message.type === 'welcome') welcomed(message)
      else if (message.type === 'refused' || message.type === 'gone') sentAway(message)
      else handOver(message, { outbox, bytes, notices })
      if (message.type === 'done') count()
    },
    onLost() {
      isIn = false
      bytes.drop(AWAY)
      if (state.getState().status.kind === 'in')
        state.setState({ status: { kind: 'away', since: Date.now() } })
    },
    ping: () => send({ type: 'ping', number: outbox.number() }),
  })

  function welcomed(welcome: Welcome): void {
    options.onWelcome?.(welcome)
    connection.settled()
    // Another secret may come at any time; what waits is said again on a new connection only.
    if (!isIn) for (const waiting of outbox.waiting()) send(waiting)
    isIn = true
  }

  /** Nothing is lost: what waits is kept until somebody tries again. */
  function sentAway(problem: Problem): void {
    isIn = false
    bytes.drop(problem)
    connection.hangUp()
  }

  connection.dial()
  return {
    state,
    say: (message) => (isIn ? send(message) : undefined),
    ask(asked) {
      const { promise, resolve } = Promise.withResolvers<Result<null>>()
      const message = outbox.add(asked, (problem) =>
        resolve(problem ? { ok: false, error: problem } : ok(null)),
      )
      if (isIn) send(message)
      count()
      return promise
    },
    async fetch(what) {
      if (!isIn) return fail(AWAY.code, AWAY.message)
      const number = outbox.number()
      const answered = bytes.expect(number)
      send({ ...what, number })
      return answered
    },
    onNotice: (listener) => keepIn(notices, listener),
    retry() {
      state.setState({ status: { kind: 'connecting' } })
      connection.dial()
    },
    leave() {
      if (isIn) send({ type: 'leave' })
      outbox.drop(LEFT)
      connection.end()
    },
    close: () => connection.end(),
  }
}

function keepIn<T>(set: Set<T>, one: T): () => void {
  set.add(one)
  return () => set.delete(one)
}

interface Listening {
  readonly outbox: Outbox
  readonly bytes: ReturnType<typeof createByteCollector>
  readonly notices: ReadonlySet<(sentence: string) => void>
}

/** Hands a message to whoever waits for it. */
function handOver(message: HostRoomMessage, { outbox, bytes, notices }: Listening): void {
  if (message.type === 'bytes') bytes.take(message)
  if (message.type === 'notice') for (const listener of [...notices]) listener(message.message)
  if (message.type !== 'done') return
  outbox.answer(message.number, message.problem)
  if (message.problem) bytes.fail(message.number, message.problem)
}

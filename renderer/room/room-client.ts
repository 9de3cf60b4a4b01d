import { createStore, type StoreApi } from 'zustand/vanilla'
import { fail, ok, type Problem, type Result } from '#shared/base/result.ts'
import {
  type EnteringMessage,
  ROOM_BOUNDS,
  type RoomMessage,
  readRoomMessage,
} from '#shared/protocol/room.ts'
import { type HostRoomMessage, readHostRoomMessage } from '#shared/protocol/room-view.ts'
import { createByteCollector, type Fetched } from './byte-collector.ts'
import { keepConnected } from './connection.ts'
import type { Dial } from './line.ts'
import { type Asked, createOutbox, type NumberedMessage, type Outbox } from './outbox.ts'
import { keepPace, PACES } from './pace.ts'
import { afterLoss, afterMessage, NO_ROOM, type RoomState } from './room-state.ts'
import { createUploads } from './uploads.ts'

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
  /** Gives the project a picture; answers its reference once it is on the host's disk. For those who edit. */
  readonly putImage: (picture: Uint8Array) => Promise<Result<string>>
  /** Sentences to read in passing; answers how to stop. */
  readonly onNotice: (listener: (sentence: string) => void) => () => void
  /** What was asked and not answered yet, oldest first; after a reload too, where it is kept. */
  readonly waiting: () => readonly NumberedMessage[]
  /** What comes of something that waits; for a page that asked for it before it was loaded again. */
  readonly answer: (number: number) => Promise<Result<null>>
  /** Tries again now: after another code was typed, or because a person asked. */
  readonly retry: () => void
  /** Leaves the room for good. */
  readonly leave: () => void
  /** Ends the connection, as a closed window does; the person stays in the room, away. */
  readonly close: () => void
}

type Welcome = Extract<HostRoomMessage, { readonly type: 'welcome' }>
type Refused = Extract<HostRoomMessage, { readonly type: 'refused' }>

export interface RoomOptions {
  readonly dial: Dial
  /** What to say first on every connection: `resume` once there is something to resume. */
  readonly entering: () => EnteringMessage
  /** The host let one in, or gave another secret. */
  readonly onWelcome?: (welcome: Welcome) => void
  /** Not let in: answers whether `entering` has something else to say now, which is then tried at once. */
  readonly onRefused?: (refused: Refused) => boolean
  /** Where what was not answered outlives a reload, and whose it is, where that is known before the host says so. */
  readonly kept?: { readonly place: Storage | undefined; readonly personId: string | null }
}

const AWAY: Problem = {
  code: 'away',
  message: 'The host is not reached just now. Try again when the connection is back.',
}
const LEFT: Problem = { code: 'left', message: 'You left the room.' }

const TOO_MUCH = fail(
  'too-large',
  'This is too much for one go, so it was not sent. Nothing is changed; do it in smaller parts.',
)

/** A host ends whoever says more than it takes or what is no message; said again on every connection, it would never end. */
function isSayable(asked: Asked): boolean {
  const text = JSON.stringify({ ...asked, number: 0 })
  return text.length * BYTES_OF_UNIT < ROOM_BOUNDS.frame && readRoomMessage(text) !== undefined
}
/** Most bytes of UTF-8 that one UTF-16 unit takes. */
const BYTES_OF_UNIT = 3

/** Enters a room and stays in it until `leave`, `close` or the host's word. */
export function enterRoom(options: RoomOptions): RoomClient {
  const outbox = createOutbox(options.kept?.place, () => Date.now())
  if (options.kept?.personId) outbox.belongTo(options.kept.personId)
  const state = createStore<RoomState>(() => ({ ...NO_ROOM, pending: outbox.waiting() }))
  const bytes = createByteCollector()
  const notices = new Set<(sentence: string) => void>()
  const conversation = converse(options, { outbox, bytes, notices, state })
  const { connection, pace, uploads, send, isIn, dialAnew } = conversation
  const answerTo = (number: number) =>
    new Promise<Result<null>>((resolve) =>
      outbox.onAnswer(number, (problem) => resolve(problem ? { ok: false, error: problem } : ok(null))),
    )
  connection.dial()
  return {
    state,
    say: (message) => (isIn() ? send(message) : undefined),
    ask(asked) {
      if (!isSayable(asked)) return Promise.resolve(TOO_MUCH)
      const message = outbox.add(asked)
      if (isIn()) pace.say(JSON.stringify(message))
      state.setState({ pending: outbox.waiting() })
      return answerTo(message.number)
    },
    waiting: outbox.waiting,
    answer: answerTo,
    async fetch(what) {
      if (!isIn()) return fail(AWAY.code, AWAY.message)
      const number = outbox.number()
      const answered = bytes.expect(number)
      send({ ...what, number })
      return answered
    },
    async putImage(picture) {
      if (!isIn()) return fail(AWAY.code, AWAY.message)
      return uploads.put(outbox.number(), picture)
    },
    onNotice: (listener) => keepIn(notices, listener),
    retry() {
      state.setState({ status: { kind: 'connecting', failures: 0 } })
      dialAnew()
    },
    leave() {
      if (isIn()) send({ type: 'leave' })
      outbox.drop(LEFT)
      connection.end()
      state.setState({ status: { kind: 'gone', ...LEFT }, pending: [] })
    },
    close: () => connection.end(),
  }
}

interface Parts {
  readonly outbox: Outbox
  readonly bytes: ReturnType<typeof createByteCollector>
  readonly notices: ReadonlySet<(sentence: string) => void>
  readonly state: StoreApi<RoomState>
}

/** Listens and answers, over one connection after another. */
function converse(options: RoomOptions, parts: Parts) {
  const { outbox, bytes, state } = parts
  let isIn = false
  const send = (message: RoomMessage) => connection.send(JSON.stringify(message))
  const connection = keepConnected(options.dial, {
    onOpen: () => send(options.entering()),
    onText(text) {
      const message = readHostRoomMessage(text)
      if (!message) return
      if (message.type === 'refused' && options.onRefused?.(message)) return dialAnew()
      state.setState((before) => afterMessage(before, message, Date.now()), true)
      if (message.type === 'welcome') welcomed(message)
      else if (message.type === 'refused' || message.type === 'gone') sentAway(message)
      else handOver(message, parts, uploads)
      if (message.type === 'waiting') connection.settled()
      if (message.type === 'welcome' || message.type === 'done') state.setState({ pending: outbox.waiting() })
    },
    onLost() {
      fallSilent(AWAY)
      state.setState(({ status }) => ({ status: afterLoss(status, Date.now()) }))
    },
    ping: () => send({ type: 'ping', number: outbox.number() }),
  })
  const paceOf = (most: (typeof PACES)[keyof typeof PACES]) =>
    keepPace(
      (text) => connection.send(text),
      () => Date.now(),
      most,
    )
  const pace = paceOf(PACES.words)
  const loads = paceOf(PACES.pictures)
  const uploads = createUploads((part) => loads.say(JSON.stringify(part)))

  function fallSilent(why: Problem): void {
    isIn = false
    pace.stop()
    loads.stop()
    bytes.drop(why)
    uploads.drop(why)
  }

  function dialAnew(): void {
    connection.hangUp()
    connection.dial()
  }

  function welcomed(welcome: Welcome): void {
    options.onWelcome?.(welcome)
    connection.settled()
    if (options.kept) outbox.belongTo(welcome.you.id)
    // Another secret may come at any time; what waits is said again on a new connection only.
    if (!isIn) for (const waiting of outbox.waiting()) pace.say(JSON.stringify(waiting))
    isIn = true
  }

  /** Nothing is lost: what waits is kept until somebody tries again. */
  function sentAway(problem: Problem): void {
    fallSilent(problem)
    connection.hangUp()
  }
  return { connection, pace, uploads, send, isIn: () => isIn, dialAnew }
}

function keepIn<T>(set: Set<T>, one: T): () => void {
  set.add(one)
  return () => set.delete(one)
}

/** Hands a message to whoever waits for it. */
function handOver(
  message: HostRoomMessage,
  { outbox, bytes, notices }: Parts,
  uploads: ReturnType<typeof createUploads>,
): void {
  if (message.type === 'bytes') bytes.take(message)
  if (message.type === 'image') uploads.kept(message.number, message.ref)
  if (message.type === 'notice') for (const listener of [...notices]) listener(message.message)
  if (message.type !== 'done') return
  outbox.answer(message.number, message.problem)
  if (!message.problem) return
  bytes.fail(message.number, message.problem)
  uploads.fail(message.number, message.problem)
}

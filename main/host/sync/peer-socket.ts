import type { WebSocketLike } from '@hocuspocus/server'
import type { Role } from '#shared/protocol/roles.ts'
import { guestLimits, type PeerLimits, WINDOW_LIMITS } from './limits.ts'
import { createTokenBucket } from './token-bucket.ts'
import { boundedWire, dismiss, type Wire } from './wire.ts'

/** Windows of this host come over loopback with its token, guests through the door with a secret of their own. */
export type PeerKind = 'window' | 'guest'

/** Somebody who was let into the room of a project. */
export interface GuestPerson {
  readonly id: string
  readonly role: Role
}

/** One peer's socket as Hocuspocus sees it. */
export class PeerSocket implements WebSocketLike {
  readonly kind: PeerKind
  readonly #wire: Wire
  #person: GuestPerson | undefined
  #limits: PeerLimits
  #buckets: ReturnType<typeof bucketsOf>
  #isEnded = false
  /** Set by a first accepted token. */
  authenticated = false
  /** Tokens that were wrong. */
  refusals = 0

  constructor(wire: Wire, kind: PeerKind) {
    this.kind = kind
    this.#wire = boundedWire(wire)
    this.#limits = kind === 'window' ? WINDOW_LIMITS : guestLimits()
    this.#buckets = bucketsOf(this.#limits)
  }

  get readyState(): number {
    return this.#wire.readyState
  }

  get limits(): PeerLimits {
    return this.#limits
  }

  /** The guest who speaks, once they have shown their secret. */
  get person(): GuestPerson | undefined {
    return this.#person
  }

  /** Whether nothing that it sent may count any more. */
  get isEnded(): boolean {
    return this.#isEnded
  }

  /** Takes note of who speaks; their role sets the bounds from now on. */
  recognise(person: GuestPerson): void {
    this.#person = person
    const limits = guestLimits(person.role)
    if (limits === this.#limits) return
    this.#limits = limits
    this.#buckets = bucketsOf(limits)
  }

  /** Whether a message of this size may come in now. */
  admits(size: number): boolean {
    const now = performance.now()
    return this.#buckets.messages.take(1, now) && this.#buckets.bytes.take(size, now)
  }

  /** Whether the host writes down the whole project for this peer now. */
  admitsQuestion(): boolean {
    return this.#buckets.questions.take(1, performance.now())
  }

  /** Whether the host reads all that this peer has now. */
  admitsCatchUp(): boolean {
    return this.#buckets.catchUps.take(1, performance.now())
  }

  send(data: Parameters<WebSocketLike['send']>[0]): void {
    this.#wire.send(data as Uint8Array)
  }

  close(code?: number, reason?: string): void {
    this.#wire.close(code, reason)
  }

  /** Ends the connection now: what is still waiting is not sent, and what came and was not handled yet is not taken. */
  terminate(): void {
    this.#isEnded = true
    this.#wire.terminate()
  }

  /** Lets what is waiting go out, then ends the connection whether or not the peer agrees. */
  dismiss(code: number, reason: string): void {
    dismiss(this.#wire, code, reason)
  }
}

const bucketsOf = ({ messages, bytes, questions, catchUps }: PeerLimits) => ({
  messages: createTokenBucket(messages.burst, messages.perSecond),
  bytes: createTokenBucket(bytes.burst, bytes.perSecond),
  questions: createTokenBucket(questions.burst, questions.perSecond),
  catchUps: createTokenBucket(catchUps.burst, catchUps.perSecond),
})

import { createStore, type StoreApi } from 'zustand/vanilla'
import { newId } from '#shared/base/ids.ts'
import type { Problem, Result } from '#shared/base/result.ts'
import type { PrivateCard } from '#shared/protocol/room.ts'
import type { RoundView } from '#shared/protocol/room-view.ts'
import { type KeptRounds, keptRounds, NO_ROUND, type OwnCard, type OwnRound } from './kept-rounds.ts'
import type { RoomClient } from './room-client.ts'
import type { RoomState } from './room-state.ts'

export interface PrivateState {
  readonly roundId: string | null
  /** In the order in which they stand. An empty one is being written. */
  readonly cards: readonly PrivateCard[]
  /** Written for a round that ended before the host had them. */
  readonly late: readonly PrivateCard[]
}

/** What was revealed is on its way through another socket; until it is here the own cards stay in sight. In milliseconds. */
const UNTIL_REVEALED = 600

/**
 * One's own cards of the private round that is on: here at once, with the host as soon as it can be, and in the browser's
 * storage until then, so that neither a reload nor a lost connection costs a word. What binds them to their author is a
 * secret of this browser alone, one per round, which is thrown away when the round ends.
 */
export class PrivateCards {
  readonly state: StoreApi<PrivateState> = createStore(() => ({ roundId: null, cards: [], late: [] }))
  readonly #room: RoomClient
  readonly #kept: KeptRounds
  readonly #onProblem: (problem: Problem) => void
  readonly #stop: () => void
  /** Cards with a message on the way: each has one at a time, so that the last word is the last. */
  readonly #busy = new Map<string, Promise<void>>()
  /** Taken back, whatever a list says that the host wrote before it knew. */
  readonly #dropped = new Set<string>()
  #round: OwnRound = NO_ROUND
  /** Whose they are: two people may share a browser. */
  #owner = ''

  constructor(room: RoomClient, place: Storage | undefined, onProblem: (problem: Problem) => void) {
    this.#room = room
    this.#kept = keptRounds(place)
    this.#onProblem = onProblem
    this.#stop = room.state.subscribe((now, before) => this.#follow(now, before))
    this.#follow(room.state.getState(), null)
  }

  /** Writes a card or rewrites it. A new one goes before another one of one's own, or to the end. */
  put(card: PrivateCard, beforeId: string | null = null): void {
    const { cards, id } = this.#round
    if (id === null) return
    this.#dropped.delete(card.id)
    if (this.#find(card.id)) this.#change(this.#with(card.id, (own) => ({ ...own, card })))
    else {
      const at = cards.findIndex((own) => own.card.id === beforeId)
      this.#change(withOneAt(cards, at, { card, sent: null }))
    }
    this.#send(card.id)
  }

  /** Puts a card elsewhere: before another one of one's own, or to the end of its cell. */
  move(card: PrivateCard, beforeId: string | null): void {
    const own = this.#find(card.id)
    if (!own) return
    const others = this.#round.cards.filter((one) => one !== own)
    const at = others.findIndex((one) => one.card.id === beforeId)
    this.#change(withOneAt(others, at, { ...own, card }))
    this.#send(card.id)
  }

  drop(ids: Iterable<string>): void {
    const gone = new Set(ids)
    const { id: roundId, key, cards } = this.#round
    if (roundId === null) return
    for (const { card, sent } of cards) {
      if (!gone.has(card.id)) continue
      this.#dropped.add(card.id)
      if (sent !== null || this.#busy.has(card.id))
        void this.#room.ask({ type: 'round.drop', roundId, key, cardId: card.id })
    }
    this.#change(cards.filter(({ card }) => !gone.has(card.id)))
  }

  /** Resolves once the host has everything that was written here. */
  async settled(): Promise<void> {
    while (this.#busy.size > 0) await Promise.all(this.#busy.values())
  }

  /** Forgets what came too late for its round. */
  forgetLate(): void {
    this.#become({ ...this.#round, late: [] })
  }

  close(): void {
    this.#stop()
  }

  #become(next: OwnRound, shown: Partial<PrivateState> = {}): void {
    this.#round = next
    this.#kept.write(this.#owner, next)
    const cards = next.cards.map(({ card }) => card)
    this.state.setState({ roundId: next.id, cards, late: next.late, ...shown })
  }

  #change(cards: readonly OwnCard[]): void {
    this.#become({ ...this.#round, cards })
  }

  #find(id: string): OwnCard | undefined {
    return this.#round.cards.find(({ card }) => card.id === id)
  }

  #with(id: string, change: (own: OwnCard) => OwnCard): OwnCard[] {
    return this.#round.cards.map((own) => (own.card.id === id ? change(own) : own))
  }

  /** Brings a card to the host, as it is when its turn comes, and again as long as somebody writes on. */
  #send(id: string): void {
    const sending = this.#busy.has(id) ? null : this.#sendLatest(id)
    if (!sending) return
    const turn = sending.then((goesOn) => {
      if (this.#busy.get(id) === turn) this.#busy.delete(id)
      if (goesOn) this.#send(id)
    })
    this.#busy.set(id, turn)
  }

  /** Answers whether there may be more to send; `null` where the host has all of it. */
  #sendLatest(id: string): Promise<boolean> | null {
    const { id: roundId, key } = this.#round
    const own = this.#find(id)
    if (roundId === null || !own) return null
    const { card, sent } = own
    const isEmpty = card.text.trim() === ''
    if (isEmpty ? sent === null : isSame(sent, card)) return null
    const answer = isEmpty
      ? this.#room.ask({ type: 'round.drop', roundId, key, cardId: id })
      : this.#room.ask({ type: 'round.put', roundId, key, card })
    return answer.then((result) => this.#answered(result, roundId, card, isEmpty ? null : card))
  }

  #answered(result: Result<null>, roundId: string, card: PrivateCard, sent: PrivateCard | null): boolean {
    const round = this.#round
    if (round.id !== roundId) {
      // The round ended while this was on its way, and had it by then.
      if (result.ok) this.#become({ ...round, late: round.late.filter((late) => !isSame(late, card)) })
      return false
    }
    if (result.ok) {
      this.#change(this.#with(card.id, (own) => ({ ...own, sent })))
      return true
    }
    // That the round is over shows when the room says so; what was not taken then is kept as late.
    if (result.error.code !== 'over') this.#onProblem(result.error)
    return false
  }

  /** The host's list: adds what another window of this browser wrote, takes off what it dropped. */
  #reconcile(theirs: readonly PrivateCard[]): void {
    const known = new Map(theirs.map((card) => [card.id, card]))
    const mine = this.#round.cards.flatMap((own): OwnCard[] => {
      const there = known.get(own.card.id)
      if (this.#busy.has(own.card.id) || (!there && own.sent === null)) return [own]
      if (!there) return []
      return [isSame(own.sent, own.card) ? { card: there, sent: there } : { ...own, sent: there }]
    })
    const ids = new Set(mine.map(({ card }) => card.id))
    const others = theirs.filter(({ id }) => !ids.has(id) && !this.#dropped.has(id))
    this.#change([...mine, ...others.map((card) => ({ card, sent: card }))])
    for (const { card } of this.#round.cards) this.#send(card.id)
  }

  /** Another round, or none: what the last one did not get any more is kept as late. */
  #turnTo(next: RoundView | null): void {
    const before = this.#round
    const late = [...before.late, ...before.cards.filter(isUnsent).map(({ card }) => card)]
    this.#busy.clear()
    this.#dropped.clear()
    if (next) {
      // Another window of this browser may have begun it already: both are one author.
      const elsewhere = this.#kept.read(this.#owner)
      const isKnown = elsewhere.id === next.id
      this.#become(
        isKnown ? { ...elsewhere, late } : { id: next.id, key: newId() + newId(), cards: [], late },
      )
      return
    }
    const cards = before.cards.flatMap(({ sent }) => sent ?? [])
    this.#become({ ...NO_ROUND, late }, { cards })
    if (cards.length === 0) return
    setTimeout(() => {
      if (this.#round.id === null) this.state.setState({ cards: [] })
    }, UNTIL_REVEALED)
  }

  #follow(now: RoomState, before: RoomState | null): void {
    const { view, projectId, you, status } = now
    if (!view || projectId === null || !you) return
    const owner = `${projectId}:${you.id}`
    if (this.#owner !== owner) {
      this.#owner = owner
      this.#become(this.#kept.read(owner))
    }
    const isBack = status.kind === 'in' && before?.status.kind !== 'in'
    const isOther = (view.round?.id ?? null) !== this.#round.id
    if (isOther) this.#turnTo(view.round)
    const { id: roundId, key } = this.#round
    const heard = now.privateCards === before?.privateCards ? null : now.privateCards
    if (heard && heard.roundId === roundId) this.#reconcile(heard.cards)
    else if (roundId !== null && (isBack || isOther || !before?.view))
      this.#room.say({ type: 'round.mine', roundId, key })
  }
}

/** At the end where `at` is below nothing. Spelled out, as phones of a few years ago have no `toSpliced`. */
const withOneAt = <T>(all: readonly T[], at: number, one: T): T[] =>
  at < 0 ? [...all, one] : [...all.slice(0, at), one, ...all.slice(at)]

const isSame = (one: PrivateCard | null, other: PrivateCard): boolean =>
  one !== null &&
  one.id === other.id &&
  one.text === other.text &&
  one.laneId === other.laneId &&
  one.stepId === other.stepId

const isUnsent = ({ card, sent }: OwnCard): boolean => card.text.trim() !== '' && sent?.text !== card.text

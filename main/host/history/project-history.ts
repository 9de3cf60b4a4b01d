/**
 * The history of an opened project: a version after each minute in which something was edited, and whenever somebody or
 * something asks for one. It looks on and never stands in the way: what goes wrong here is logged, or told to whoever asked.
 */
import { ok, type Result } from '#shared/base/result.ts'
import { createProjection, type Projection } from '#shared/document/projection.ts'
import { watchTouched } from '#shared/document/touched.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import {
  type Loss,
  NOW,
  type Version,
  type VersionComparison,
  type VersionReason,
} from '#shared/protocol/history.ts'
import type { HostMessage } from '#shared/protocol/session.ts'
import type { Log } from '../log.ts'
import { type ProjectDocument, progressOf, touchedSince } from '../sync/project-document.ts'
import { whoseDoing } from '../sync/whose.ts'
import { Work } from './attribution.ts'
import { type Bursts, createBursts } from './bursts.ts'
import { type Clock, wallClock } from './clock.ts'
import { LossBoard } from './loss-board.ts'
import { greatestLoss, type LostCards } from './losses.ts'
import { isPinned } from './thinning.ts'
import { uniteTouched } from './touched.ts'
import type { VersionHeader } from './version-file.ts'
import { type Moment, VersionKeeper } from './version-keeper.ts'
import type { VersionStore } from './version-store.ts'

/** What windows hear of a history. */
export type HistoryNews = Extract<HostMessage, { type: 'history' | 'loss' }>

/** Why versions are kept that do not come by themselves. */
export type AskedFor = Exclude<VersionReason, 'edited' | 'opened' | 'before-loss'>

export interface ProjectHistory {
  /** Newest first. */
  readonly list: () => readonly Version[]
  /** Keeps the state of this moment. Refuses where the disk does. */
  readonly keep: (reason: AskedFor, name?: string) => Promise<Result<Version>>
  /** An empty name takes the name away. Refuses (`missing`, `damaged-version`, and where the disk does). */
  readonly rename: (id: string, name: string) => Promise<Result<Version>>
  /** For good. Refuses (`missing`). */
  readonly remove: (id: string) => Promise<Result<null>>
  /** The state of a version, or of now. Refuses (`missing`, `damaged-version`). */
  readonly read: (id: string) => Promise<Result<Snapshot>>
  /** What became of one version until another, or until now. Refuses as {@link read}. */
  readonly compare: (from: string, to: string) => Promise<Result<VersionComparison>>
  /** References of all pictures that versions name. */
  readonly imagesInUse: () => ReadonlySet<string>
  /** What went at once and nobody has answered for. */
  readonly loss: () => Loss | null
  /** Somebody has said what to do about the loss of that version. */
  readonly answerLoss: (versionId: string) => void
  /** Calls back with all that windows must hear; answers how to stop. */
  readonly onNews: (listener: (news: HistoryNews) => void) => () => void
  /** Resolves when everything that is due by now is done. */
  readonly settled: () => Promise<void>
  /** Keeps what no version holds yet, and stops. */
  readonly close: () => Promise<void>
}

/** Times in milliseconds. */
export interface HistoryPace {
  /** From the first edit after a version to the next version. */
  readonly edited: number
  /** What ends a burst of edits, and how long it lasts at most; see `losses.ts`. */
  readonly quiet: number
  readonly longest: number
}

export const USUAL_HISTORY_PACE: HistoryPace = { edited: 60_000, quiet: 2000, longest: 10_000 }

export interface HistoryOptions {
  readonly document: ProjectDocument
  readonly store: VersionStore
  readonly log: Log
  readonly pace?: HistoryPace | undefined
  readonly clock?: Clock | undefined
}

/** Starts to watch a document that was loaded and migrated, and keeps what it brought along that no version has. */
export function startHistory(options: HistoryOptions): ProjectHistory {
  return new LiveHistory(options)
}

class LiveHistory implements ProjectHistory {
  readonly #options: HistoryOptions
  readonly #clock: Clock
  readonly #keeper: VersionKeeper
  readonly #projection: Projection
  readonly #stopWatching: () => void
  readonly #bursts: Bursts
  readonly #losses = new LossBoard((loss) => this.#tell({ type: 'loss', loss }))
  readonly #listeners = new Set<(news: HistoryNews) => void>()
  /** Done since the latest version, without what is done in the burst that goes on. */
  #work = new Work()
  #burst = new Work()
  /** The state before that burst, and until when it was. */
  #calm: { readonly snapshot: Snapshot; readonly at: number }
  #cancelEdited: (() => void) | undefined
  /** Whether the minute is over. */
  #isDue = false
  #isClosing = false

  constructor(options: HistoryOptions) {
    const { document, store, clock = wallClock, pace = USUAL_HISTORY_PACE } = options
    this.#options = options
    this.#clock = clock
    this.#keeper = new VersionKeeper(store, clock.now)
    this.#projection = createProjection(document)
    this.#calm = { snapshot: this.#projection.current(), at: clock.now() }
    this.#bursts = createBursts(clock, pace, () => this.#burstEnded())
    this.#stopWatching = watchTouched(document, (origin, touched, removed) => {
      if (!this.#bursts.isOn()) this.#calm = { ...this.#calm, at: clock.now() }
      this.#burst.add(touched, removed, document.clientID, whoseDoing(origin))
      this.#bursts.edited()
      this.#expectEdited()
      if (this.#losses.current()) this.#losses.look(this.#projection.current())
    })
    this.#noteWorkElsewhere()
    this.#inBackground(this.#keeper.thin())
    this.#inBackground(this.#keep(this.#momentOfNow('opened', '')))
  }

  list(): readonly Version[] {
    return this.#options.store.list().map(versionOf).reverse()
  }

  async keep(reason: AskedFor, name = ''): Promise<Result<Version>> {
    this.#bursts.end()
    const kept = await this.#keep(this.#momentOfNow(reason, name))
    if (!kept.ok) return kept
    if (!kept.value) throw new Error('What is asked for is kept, changed or not')
    return ok(versionOf(kept.value))
  }

  async rename(id: string, name: string): Promise<Result<Version>> {
    const { store } = this.#options
    const changed = await this.#keeper.inTurn(async () => {
      const found = store.find(id)
      if (!found.ok) return found
      const { reason } = found.value
      // Without its name it is nothing that anybody asked for.
      return store.change(id, { name, reason: name === '' && reason === 'named' ? 'edited' : reason })
    })
    if (!changed.ok) return changed
    this.#tell({ type: 'history' })
    return ok(versionOf(changed.value))
  }

  async remove(id: string): Promise<Result<null>> {
    const removed = await this.#keeper.remove(id)
    if (!removed.ok) return removed
    this.#work.appendTold(removed.value)
    this.#losses.answered(id)
    this.#tell({ type: 'history' })
    return ok(null)
  }

  async read(id: string): Promise<Result<Snapshot>> {
    if (id === NOW) return ok(this.#projection.current())
    return this.#keeper.inTurn(() => this.#options.store.read(id))
  }

  compare(from: string, to: string): Promise<Result<VersionComparison>> {
    const { store } = this.#options
    return this.#keeper.inTurn(async () => {
      const before = await this.#stateOf(from)
      if (!before.ok) return before
      const after = await this.#stateOf(to)
      if (!after.ok) return after
      const [first, last] = [before.value.at, after.value.at].sort((a, b) => a - b) as [number, number]
      const kept = await store.touchedBetween(first, last)
      const unkept = last === Number.POSITIVE_INFINITY ? this.#unkept(before.value.snapshot) : []
      return ok({
        before: before.value.snapshot,
        after: after.value.snapshot,
        touched: uniteTouched([...kept, ...unkept]),
      })
    })
  }

  imagesInUse(): ReadonlySet<string> {
    return this.#options.store.imagesInUse()
  }

  loss(): Loss | null {
    return this.#losses.current()
  }

  answerLoss(versionId: string): void {
    this.#losses.answered(versionId)
  }

  onNews(listener: (news: HistoryNews) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  settled(): Promise<void> {
    return this.#keeper.settled()
  }

  async close(): Promise<void> {
    this.#stopWatching()
    this.#bursts.end()
    this.#isClosing = true
    if (!this.#work.isEmpty) this.#keepEdited()
    await this.settled()
    await this.#options.store.note(progressOf(this.#options.document))
    this.#projection.destroy()
    this.#listeners.clear()
  }

  async #stateOf(id: string): Promise<Result<{ readonly snapshot: Snapshot; readonly at: number }>> {
    if (id === NOW) return ok({ snapshot: this.#projection.current(), at: Number.POSITIVE_INFINITY })
    const { store } = this.#options
    const [found, read] = [store.find(id), await store.read(id)]
    if (!found.ok) return found
    return read.ok ? ok({ snapshot: read.value, at: found.value.at }) : read
  }

  /** Who did what that no version has yet. */
  #unkept(before: Snapshot) {
    const now = this.#projection.current()
    return [...this.#work.told(now, before), ...this.#burst.told(now, before)]
  }

  /** What the file brought that was not there when it was last closed, or that a crash kept from a version. */
  #noteWorkElsewhere(): void {
    const { document, store } = this.#options
    if (store.seen)
      this.#work.add(touchedSince(document, store.seen), new Set(), document.clientID, undefined)
  }

  #expectEdited(): void {
    if (this.#isClosing) return
    const { pace = USUAL_HISTORY_PACE } = this.#options
    this.#cancelEdited ??= this.#clock.later(pace.edited, () => this.#minuteOver())
  }

  #minuteOver(): void {
    this.#cancelEdited = undefined
    this.#isDue = true
    // What goes on may turn out to be a loss, and then the state before it comes first.
    if (!this.#bursts.isOn()) this.#keepEdited()
  }

  #keepEdited(): void {
    this.#inBackground(this.#keep(this.#momentOfNow('edited', '')))
  }

  #burstEnded(): void {
    const [{ snapshot, at }, burst] = [this.#calm, this.#burst]
    this.#calm = { snapshot: this.#projection.current(), at: this.#clock.now() }
    this.#burst = new Work()
    const lost = greatestLoss(snapshot, this.#calm.snapshot)
    if (lost)
      this.#inBackground(this.#keepFromLoss(this.#moment('before-loss', '', snapshot, at), burst, lost))
    this.#work.append(burst)
    if (this.#isDue) this.#keepEdited()
  }

  async #keepFromLoss(before: Moment, burst: Work, lost: LostCards): Promise<void> {
    const by = burst.mostOf(
      lost.cards.map((id) => `cards/${id}`),
      this.#projection.current(),
    )
    const kept = await this.#keep(before)
    if (!kept.ok || !kept.value) return
    this.#losses.ask(kept.value.id, lost, by)
    this.#losses.look(this.#projection.current())
  }

  #momentOfNow(reason: VersionReason, name: string): Moment {
    this.#isDue = false
    this.#cancelEdited?.()
    this.#cancelEdited = undefined
    return this.#moment(reason, name, this.#projection.current(), this.#clock.now())
  }

  #moment(reason: VersionReason, name: string, snapshot: Snapshot, at: number): Moment {
    const work = this.#work
    this.#work = new Work()
    return { reason, name, at, snapshot, work }
  }

  async #keep(moment: Moment): Promise<Result<VersionHeader | null>> {
    const kept = await this.#keeper.keep(moment)
    if (kept.ok) {
      if (kept.value) this.#tell({ type: 'history' })
      return kept
    }
    this.#options.log.warn(`A version was not kept (${kept.error.code}).`)
    moment.work.append(this.#work)
    this.#work = moment.work
    if (!this.#work.isEmpty) this.#expectEdited()
    return kept
  }

  /** Nobody waits for it, so nobody would catch what it throws. */
  #inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#options.log.error('A version was not kept.', error))
  }

  #tell(news: HistoryNews): void {
    for (const listener of [...this.#listeners]) listener(news)
  }
}

const versionOf = ({ id, at, reason, name, cards, people }: VersionHeader): Version => ({
  ...{ id, reason, name, cards, people },
  at: new Date(at).toISOString(),
  pinned: isPinned({ reason, name }),
})

/** Turns states of a project into versions, and lets versions go: one thing after the other, each in a turn of its own. */
import { randomBytes } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { changesBetween, sharesOf } from '#shared/analysis/changes.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { imagesInUse } from '#shared/model/images-in-use.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import type { Touched, VersionReason } from '#shared/protocol/history.ts'
import type { Work } from './attribution.ts'
import { differenceOf, isEmpty, wholeOf } from './difference.ts'
import { dayOf, versionsToDrop } from './thinning.ts'
import type { VersionHeader } from './version-file.ts'
import type { Shares, VersionStore } from './version-store.ts'

/** A state that is to become a version. */
export interface Moment {
  readonly reason: VersionReason
  readonly name: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly snapshot: Snapshot
  /** What was done since the version before. */
  readonly work: Work
}

/** The latest version, and its state where that can be read. */
interface Latest {
  readonly id: string
  readonly at: number
  readonly snapshot: Snapshot | undefined
}

/** Kept where they differ from the version before. Whatever else is kept was asked for. */
const ONLY_IF_CHANGED: ReadonlySet<VersionReason> = new Set(['edited', 'opened'])

/** By how much clocks are put back to be right, in milliseconds. */
const CORRECTION = 60_000

/** Versions stay in their order where two are of one moment, or the clock was put back a little meanwhile. */
const laterThan = (before: number, at: number): number =>
  at <= before && before - at < CORRECTION ? before + 1 : at

const shares: Shares = (before, after, touched) => sharesOf(changesBetween(before, after, touched))

export class VersionKeeper {
  readonly #store: VersionStore
  readonly #now: () => number
  #latest: Latest | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(store: VersionStore, now: () => number) {
    this.#store = store
    this.#now = now
  }

  /** Answers `null` where there was nothing to keep. Refuses where the disk does. */
  keep(moment: Moment): Promise<Result<VersionHeader | null>> {
    return this.inTurn(async () => {
      // Whoever edits just now goes first.
      await nextTurn()
      const kept = await this.#write(moment)
      if (kept.ok && kept.value) await this.#thin()
      return kept
    })
  }

  /** Lets versions go whose time is over. */
  thin(): Promise<void> {
    return this.inTurn(() => this.#thin())
  }

  /** Answers what was done since the version that is now the latest. */
  remove(id: string): Promise<Result<readonly Touched[]>> {
    return this.inTurn(async () => {
      const found = this.#store.find(id)
      return found.ok ? ok(await this.#letGo(new Set([id]))) : found
    })
  }

  /** Does something while no version comes or goes. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async settled(): Promise<void> {
    for (let turn: unknown; turn !== this.#turn; ) {
      turn = this.#turn
      await this.#turn
    }
  }

  async #write({ reason, name, snapshot, work, ...moment }: Moment): Promise<Result<VersionHeader | null>> {
    const before = await this.#findLatest()
    const at = before ? laterThan(before.at, moment.at) : moment.at
    const isFirstOfDay = !before?.snapshot || dayOf(before.at) !== dayOf(at)
    const change = before?.snapshot && differenceOf(before.snapshot, snapshot)
    if (before && change && isEmpty(change) && ONLY_IF_CHANGED.has(reason)) {
      // The same, but of records that the document goes on with: the next comparison has them for nothing.
      this.#latest = { ...before, snapshot }
      return ok(null)
    }
    const touched = work.told(snapshot, before?.snapshot)
    const written = await this.#store.add(
      {
        ...{ reason, name, at },
        id: `${at.toString(36)}-${randomBytes(4).toString('hex')}`,
        base: isFirstOfDay ? null : before.id,
        cards: Object.values(snapshot.cards).filter(({ kind }) => !isStepValue(kind)).length,
        images: [...imagesInUse(snapshot)],
        people: before?.snapshot ? shares(before.snapshot, snapshot, touched) : [],
      },
      { difference: isFirstOfDay || !change ? wholeOf(snapshot) : change, touched },
    )
    if (written.ok) this.#latest = { id: written.value.id, at, snapshot }
    return written
  }

  /** Read once; from then on it is known. */
  async #findLatest(): Promise<Latest | undefined> {
    const header = this.#store.list().at(-1)
    if (!header) return undefined
    if (this.#latest?.id === header.id) return this.#latest
    const read = await this.#store.read(header.id)
    this.#latest = { id: header.id, at: header.at, snapshot: read.ok ? read.value : undefined }
    return this.#latest
  }

  async #thin(): Promise<void> {
    const due = versionsToDrop(this.#store.list(), this.#now())
    if (due.size > 0) await this.#letGo(due)
  }

  #letGo(ids: ReadonlySet<string>): Promise<readonly Touched[]> {
    return this.#store.remove(ids, shares)
  }
}

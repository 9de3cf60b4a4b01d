import * as Y from 'yjs'
import { keepSame } from '#shared/base/keep-same.ts'
import { ok, type Problem, type Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { openTables, tableOf } from '#shared/document/document.ts'
import { createProjection, type Projection, readRecord } from '#shared/document/projection.ts'
import { TABLES, type TableName } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** How commands are judged before they are tried, and made what the host will make of them. */
export interface Judge {
  readonly refuse: (snapshot: Snapshot, command: Command) => Problem | undefined
  readonly sign: (command: Command) => Command
}

type Touched = Map<TableName, Map<string, unknown>>

const ASKED = { source: 'asked' }
/** After the last act is over, in milliseconds. */
const RENEW_AFTER = 1000

/**
 * What a replica says once everything that was asked for is done. Commands are tried on a shadow of the replica, which is
 * never written to itself. The shadow follows the replica; made anew, it costs as much as loading the document, so it is
 * kept from one act to the next.
 */
export class Overlay {
  readonly #replica: Y.Doc
  readonly #judge: Judge
  readonly #projection: Projection
  #shadow: Y.Doc | null = null
  /** Something was tried on the shadow, so it is not the replica's equal any more. */
  #isTried = false
  #touched: Touched = new Map()
  /** What was touched before the last rebuilding, for what comes out the same. */
  #last: Touched = new Map()
  #acts: readonly (readonly Command[])[] = []
  #shown: Snapshot | null = null
  #idle: ReturnType<typeof setTimeout> | undefined

  constructor(replica: Y.Doc, judge: Judge) {
    this.#replica = replica
    this.#judge = judge
    this.#projection = createProjection(replica)
    this.#projection.subscribe(() => {
      this.#shown = null
    })
    replica.on('update', this.#follow)
  }

  /** Records that nothing was asked of are the replica's own, so a reader may compare by `===`. */
  current(): Snapshot {
    this.#shown ??= laidOver(this.#projection.current(), this.#touched)
    return this.#shown
  }

  /** Tries commands on top of what was tried before; refused ones leave nothing behind. */
  run(commands: readonly Command[]): Result<null> {
    // What lies on the shadow of acts that are over would show through.
    const isFresh = this.#shadow !== null && !(this.#isTried && this.#acts.length === 0)
    const doc = isFresh && this.#shadow ? this.#shadow : this.#renew()
    for (const command of commands) {
      const result = this.#try(doc, command)
      if (result.ok) continue
      this.rebuild(this.#acts)
      return result
    }
    this.#acts = [...this.#acts, commands]
    return ok(null)
  }

  /** Starts from the replica again with these acts, skipping what cannot be done any more. */
  rebuild(acts: readonly (readonly Command[])[]): void {
    this.#acts = acts
    this.#last = this.#touched
    this.#touched = new Map()
    this.#shown = null
    clearTimeout(this.#idle)
    if (acts.length === 0) {
      // So that the next act need not wait for it.
      this.#idle = setTimeout(() => this.#isTried && this.#renew(), RENEW_AFTER)
      return
    }
    const doc = this.#isTried || !this.#shadow ? this.#renew() : this.#shadow
    for (const act of acts) for (const command of act) if (!this.#try(doc, command).ok) break
  }

  /** Calls back with every change of the replica itself. */
  subscribe(listener: () => void): () => void {
    return this.#projection.subscribe(listener)
  }

  destroy(): void {
    clearTimeout(this.#idle)
    this.#replica.off('update', this.#follow)
    this.#projection.destroy()
    this.#shadow?.destroy()
  }

  readonly #follow = (update: Uint8Array): void => {
    if (this.#shadow) Y.applyUpdate(this.#shadow, update, this.#replica)
  }

  #renew(): Y.Doc {
    this.#shadow?.destroy()
    this.#shadow = openTables(new Y.Doc())
    Y.applyUpdate(this.#shadow, Y.encodeStateAsUpdate(this.#replica), this.#replica)
    this.#isTried = false
    return this.#shadow
  }

  #try(doc: Y.Doc, command: Command): Result<null> {
    const refused = this.#judge.refuse(this.current(), command)
    if (refused) return { ok: false, error: refused }
    this.#isTried = true
    const { result, touched } = noteTouched(doc, () => runCommands(doc, [this.#judge.sign(command)], ASKED))
    for (const [table, ids] of touched) {
      const records = this.#touched.get(table) ?? new Map<string, unknown>()
      this.#touched.set(table, records)
      for (const id of ids) {
        const before = records.get(id) ?? this.#last.get(table)?.get(id)
        records.set(id, keepSame(before, readRecord(doc, table, id)))
      }
    }
    this.#shown = null
    return result
  }
}

/** Which records an act changed. */
function noteTouched<T>(doc: Y.Doc, act: () => T) {
  const touched = new Map<TableName, Set<string>>()
  const stops = TABLES.map((table) => {
    const records = tableOf(doc, table) as Y.Map<unknown>
    const note = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
      const ids = touched.get(table) ?? new Set<string>()
      touched.set(table, ids)
      for (const event of events)
        for (const id of event.target === records ? event.keys.keys() : [String(event.path[0])]) ids.add(id)
    }
    records.observeDeep(note)
    return () => records.unobserveDeep(note)
  })
  try {
    return { result: act(), touched }
  } finally {
    for (const stop of stops) stop()
  }
}

/** A snapshot with some records as they were tried; a record that says what it said before stays the one it was. */
function laidOver(base: Snapshot, touched: Touched): Snapshot {
  const changed = [...touched].flatMap(([table, records]) => {
    const before = base[table] as Readonly<Record<string, unknown>>
    const news = [...records].filter(([id, record]) => keepSame(before[id], record) !== before[id])
    if (news.length === 0) return []
    const after: Record<string, unknown> = Object.assign(Object.create(null), before)
    for (const [id, record] of news) {
      if (record === undefined) delete after[id]
      else after[id] = record
    }
    return [[table, Object.freeze(after)] as const]
  })
  return changed.length === 0 ? base : Object.freeze({ ...base, ...Object.fromEntries(changed) })
}

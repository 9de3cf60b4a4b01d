import * as Y from 'yjs'
import { keepSame } from '#shared/base/keep-same.ts'
import { ok, type Problem, type Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { openTables, tableOf } from '#shared/document/document.ts'
import { createProjection, readRecord } from '#shared/document/projection.ts'
import { TABLES, type TableName } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** How commands are judged before they are tried, and made what the host will make of them. */
export interface Judge {
  readonly refuse: (snapshot: Snapshot, command: Command) => Problem | undefined
  readonly sign: (command: Command) => Command
}

/** What a replica says once everything that was asked for is done. */
export interface Overlay {
  /** Records that nothing was asked of are the replica's own, so a reader may compare by `===`. */
  readonly current: () => Snapshot
  /** Tries commands on top of what was tried before; refused ones leave nothing behind. */
  readonly run: (commands: readonly Command[]) => Result<null>
  /** Starts from the replica again with these acts, skipping what cannot be done any more. */
  readonly rebuild: (acts: readonly (readonly Command[])[]) => void
  /** Calls back with what has changed in the replica itself. */
  readonly subscribe: (listener: () => void) => () => void
  readonly destroy: () => void
}

type Touched = Map<TableName, Map<string, unknown>>

const ASKED = { source: 'asked' }
/** After the last act is over, in milliseconds. */
const RENEW_AFTER = 1000

/**
 * Tries commands on a shadow of the replica, which is never written to itself. The shadow follows the replica as long as
 * nothing was tried on it; made anew, it costs as much as loading the document, so it is kept between acts.
 */
export function createOverlay(replica: Y.Doc, judge: Judge): Overlay {
  const projection = createProjection(replica)
  let shadow: Y.Doc | null = null
  /** Something was tried on the shadow, so it is not the replica's equal. */
  let isTried = false
  let touched: Touched = new Map()
  /** What was touched before the last rebuilding, for what has come out the same. */
  let last: Touched = touched
  let acts: readonly (readonly Command[])[] = []
  let shown: Snapshot | null = null
  let idle: ReturnType<typeof setTimeout> | undefined

  const follow = (update: Uint8Array) => {
    if (shadow) Y.applyUpdate(shadow, update, replica)
  }
  replica.on('update', follow)
  const stop = projection.subscribe(() => {
    shown = null
  })

  function freshShadow(): Y.Doc {
    shadow?.destroy()
    shadow = openTables(new Y.Doc())
    Y.applyUpdate(shadow, Y.encodeStateAsUpdate(replica), replica)
    isTried = false
    return shadow
  }

  /** So that the next act need not wait for it. */
  function renew(): void {
    if (isTried && acts.length === 0) freshShadow()
  }

  function tryCommand(doc: Y.Doc, command: Command): Result<null> {
    const refused = judge.refuse(current(), command)
    if (refused) return { ok: false, error: refused }
    isTried = true
    const ids = noteTouched(doc, () => runCommands(doc, [judge.sign(command)], ASKED))
    remember(doc, ids.touched)
    return ids.result
  }

  function remember(doc: Y.Doc, ids: ReadonlyMap<TableName, ReadonlySet<string>>): void {
    for (const [table, changed] of ids) {
      const records = touched.get(table) ?? new Map<string, unknown>()
      touched.set(table, records)
      for (const id of changed) {
        const before = records.get(id) ?? last.get(table)?.get(id)
        records.set(id, keepSame(before, readRecord(doc, table, id)))
      }
    }
    shown = null
  }

  function current(): Snapshot {
    shown ??= laidOver(projection.current(), touched)
    return shown
  }

  function rebuild(next: readonly (readonly Command[])[]): void {
    acts = next
    last = touched
    touched = new Map()
    shown = null
    clearTimeout(idle)
    if (acts.length === 0) {
      idle = setTimeout(renew, RENEW_AFTER)
      return
    }
    const doc = isTried || !shadow ? freshShadow() : shadow
    for (const act of acts)
      for (const command of act) {
        if (!tryCommand(doc, command).ok) break
      }
  }

  return {
    current,
    run(commands) {
      // What lies on the shadow of acts that are over would show through.
      const doc = !shadow || (isTried && acts.length === 0) ? freshShadow() : shadow
      for (const command of commands) {
        const result = tryCommand(doc, command)
        if (result.ok) continue
        rebuild(acts)
        return result
      }
      acts = [...acts, commands]
      return ok(null)
    },
    rebuild,
    subscribe: projection.subscribe,
    destroy() {
      clearTimeout(idle)
      stop()
      replica.off('update', follow)
      projection.destroy()
      shadow?.destroy()
    },
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
      for (const event of events) {
        if (event.target === records) for (const id of event.keys.keys()) ids.add(id)
        else ids.add(String(event.path[0]))
      }
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

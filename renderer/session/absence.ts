import type * as Y from 'yjs'
import { namesOf, watchTouched } from '#shared/document/touched.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { RecordPath, Touched } from '#shared/protocol/history.ts'
import type { Arrival } from './arrival.ts'
import type { Replica } from './replica.ts'

/** Shorter than this, in milliseconds, a lost line is a hiccup: what comes after it is seen as it comes. */
const WORTH_TELLING = 4000
/** How often a window looks at the clock, in milliseconds. One that looks much later has slept. */
const TICK = 2000
const SLEPT = 5 * TICK
/** A line that is lost so soon after waking was lost while asleep, in milliseconds. */
const JUST_WOKEN = 60_000

/** Tells since when a window is away: a machine that sleeps learns of the lost line only when it wakes. */
export function createAwayClock(now: () => number) {
  let looked = now()
  let sleep: { readonly since: number; readonly until: number } | null = null
  const look = (): number => {
    const at = now()
    if (at - looked > SLEPT) sleep = { since: looked, until: at }
    looked = at
    return at
  }
  return {
    look,
    /** The line is lost now: since when this window has heard nothing, in milliseconds since 1970. */
    since(): number {
      const at = look()
      return sleep !== null && at - sleep.until < JUST_WOKEN ? sleep.since : at
    },
  }
}

/** What came from the host after an interruption, while it comes. */
interface Away {
  readonly since: number
  before: Snapshot | null
  readonly clients: Map<RecordPath, Set<number>>
  readonly stop: () => void
}

export interface AbsenceWatch {
  readonly lost: () => void
  /** All that the host has is here. */
  readonly synced: () => void
  readonly close: () => void
}

/**
 * Notes what others did while this window was away: the project as it was just before their changes came in, own edits of
 * that time included, and as it is when all have come.
 */
export function watchAbsence(
  { doc, source }: Pick<Replica, 'doc' | 'source'>,
  current: () => Snapshot,
  onArrival: (arrival: Arrival) => void,
  now: () => number = Date.now,
): AbsenceWatch {
  const clock = createAwayClock(now)
  const timer = setInterval(clock.look, TICK)
  let wasHere = false
  let away: Away | null = null
  return {
    lost() {
      if (wasHere && away === null) away = listen(doc, source, current, clock.since())
    },
    synced() {
      wasHere = true
      const past = away
      away = null
      past?.stop()
      if (!past?.before || now() - past.since < WORTH_TELLING) return
      const after = current()
      if (after === past.before) return
      const touched = touchedBy(after, past.clients, doc.clientID)
      onArrival({ kind: 'absence', since: past.since, comparison: { before: past.before, after, touched } })
    },
    close() {
      clearInterval(timer)
      away?.stop()
    },
  }
}

function listen(doc: Y.Doc, source: unknown, current: () => Snapshot, since: number): Away {
  const keep = ({ origin }: Y.Transaction) => {
    if (origin === source) away.before ??= current()
  }
  doc.on('beforeTransaction', keep)
  const stopWatching = watchTouched(doc, (origin, touched) => {
    if (origin !== source) return
    for (const [record, clients] of touched)
      away.clients.set(record, new Set([...(away.clients.get(record) ?? []), ...clients]))
  })
  const away: Away = {
    since,
    before: null,
    clients: new Map(),
    stop() {
      doc.off('beforeTransaction', keep)
      stopWatching()
    },
  }
  return away
}

/** Records by the names of those who wrote in them, one's own left out. */
function touchedBy(
  snapshot: Snapshot,
  clients: ReadonlyMap<RecordPath, ReadonlySet<number>>,
  ownClient: number,
): readonly Touched[] {
  const byName = new Map<string, RecordPath[]>()
  for (const [record, writers] of clients) {
    const others = [...writers].filter((client) => client !== ownClient)
    for (const name of namesOf(snapshot, others)) byName.set(name, [...(byName.get(name) ?? []), record])
  }
  return [...byName].map(([name, records]) => ({ name, records }))
}

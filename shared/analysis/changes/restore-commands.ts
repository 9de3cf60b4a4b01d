import type { Command, RecordKey, RecordToInsert } from '#shared/document/commands/types.ts'
import type { ContentTable } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type CardKind, cardKindOf, holdsCards, isStepValue } from '#shared/model/vocabulary.ts'
import { type RecordPath, recordPath } from '#shared/model/work.ts'
import { CONTENT_TABLES } from './changes-between.ts'
import { holdersOf, mapIdOf, recordAt, recordIn } from './holders.ts'
import { sameFields } from './same-fields.ts'

/**
 * The one command, or none where nothing differs, that makes `now` into `earlier`: all of it, or `only` these records. With a
 * record that comes back comes what it hangs on, where that is gone; with one that is named and comes back, what hung on it
 * and went; with one that goes, what hangs on it. Who signed what stays as it is.
 */
export function restoreCommands(now: Snapshot, earlier: Snapshot, only?: ReadonlySet<RecordPath>): Command[] {
  const different = new Set(CONTENT_TABLES.flatMap((table) => differentIn(table, now, earlier)))
  const paths = only ? wholeOf(only, different, now, earlier) : different
  const set: RecordToInsert[] = []
  const removed: RecordKey[] = []
  for (const path of different) {
    if (!paths.has(path)) continue
    const record = recordAt(earlier, path)
    const [table, id] = partsOf(path)
    if (!record) removed.push({ table, id })
    else {
      const { id: _, ...fields } = record
      set.push({ table, id, fields } as RecordToInsert)
    }
  }
  if (set.length + removed.length === 0) return []
  const fitting = only ? withFittingKinds(set, now, earlier, paths) : set
  return [{ type: 'records.restore', set: fitting, removed }]
}

type Fields = Readonly<Record<string, unknown>>

function partsOf(path: RecordPath): [table: ContentTable, id: string] {
  const slash = path.indexOf('/')
  return [path.slice(0, slash) as ContentTable, path.slice(slash + 1)]
}

function differentIn(table: ContentTable, now: Snapshot, earlier: Snapshot): RecordPath[] {
  const [is, was] = [now[table], earlier[table]] as [Snapshot[ContentTable], Snapshot[ContentTable]]
  const ids = new Set([...Object.keys(was), ...Object.keys(is)])
  return [...ids]
    .filter(
      (id) =>
        !(Object.hasOwn(is, id) && Object.hasOwn(was, id) && sameFields(is[id] as Fields, was[id] as Fields)),
    )
    .map((id) => recordPath(table, id))
}

/** Finds the records that must go along with those named, for nothing to be left without a place. */
class Closure {
  readonly paths = new Set<RecordPath>()
  readonly #now: Snapshot
  readonly #earlier: Snapshot
  readonly #different: ReadonlySet<RecordPath>
  readonly #heldNow: (path: RecordPath) => readonly RecordPath[]
  readonly #heldEarlier: (path: RecordPath) => readonly RecordPath[]

  constructor(now: Snapshot, earlier: Snapshot, different: ReadonlySet<RecordPath>) {
    this.#now = now
    this.#earlier = earlier
    this.#different = different
    this.#heldNow = heldBy(now)
    this.#heldEarlier = heldBy(earlier)
  }

  /** A record that was named, or was part of one that comes back, and what hung on it. */
  addWhole(path: RecordPath): void {
    if (!this.#different.has(path)) return
    const comesBack = this.#isGone(path)
    this.#add(path)
    if (!comesBack) return
    for (const held of this.#heldEarlier(path))
      if (this.#isGone(held) && !this.paths.has(held)) this.addWhole(held)
  }

  #add(path: RecordPath): void {
    if (this.paths.has(path) || !this.#different.has(path)) return
    this.paths.add(path)
    if (!recordAt(this.#earlier, path)) {
      for (const held of this.#heldNow(path)) this.#add(held)
      return
    }
    for (const holder of holdersOf(this.#earlier, ...partsOf(path)))
      if (this.#isGone(holder) || this.#isUnfit(path, holder)) this.#add(holder)
    for (const held of this.#heldNow(path)) if (this.#losesPlace(path, held)) this.#add(held)
  }

  #isGone(path: RecordPath): boolean {
    return !recordAt(this.#now, path) && recordAt(this.#earlier, path) !== undefined
  }

  /** Whether a lane holds values by now where it held cards, or the other way round. */
  #isUnfit(path: RecordPath, holder: RecordPath): boolean {
    const [table, id] = partsOf(holder)
    const lane = table === 'lanes' ? recordIn(this.#now, table, id) : undefined
    const card = lane && recordIn(this.#earlier, 'cards', partsOf(path)[1])
    return card !== undefined && holdsCards(lane?.kind ?? 'cards') === isStepValue(card.kind)
  }

  /** Whether what hangs on a record cannot do so once that is as it was: on another map, or in a lane for other things. */
  #losesPlace(path: RecordPath, held: RecordPath): boolean {
    const [table, id] = partsOf(path)
    const [heldTable, heldId] = partsOf(held)
    if (table === 'cards')
      return heldTable === 'connectors' && mapIdOf(this.#now, table, id) !== mapIdOf(this.#earlier, table, id)
    const lane = table === 'lanes' ? recordIn(this.#earlier, table, id) : undefined
    const card = lane && recordIn(this.#now, 'cards', heldId)
    return card !== undefined && holdsCards(lane?.kind ?? 'cards') === isStepValue(card.kind)
  }
}

/** The records named, and those that go along. */
function wholeOf(
  only: ReadonlySet<RecordPath>,
  different: ReadonlySet<RecordPath>,
  now: Snapshot,
  earlier: Snapshot,
): ReadonlySet<RecordPath> {
  const closure = new Closure(now, earlier, different)
  for (const path of only) closure.addWhole(path)
  return closure.paths
}

/** A card that comes back to a lane of another kind by now is of that kind, and so are cards that stay in a lane that was another. */
function withFittingKinds(
  set: readonly RecordToInsert[],
  now: Snapshot,
  earlier: Snapshot,
  paths: ReadonlySet<RecordPath>,
): RecordToInsert[] {
  const kindOf = (laneId: string): CardKind | undefined => {
    const of = paths.has(recordPath('lanes', laneId)) ? earlier : now
    const lane = recordIn(of, 'lanes', laneId)
    return lane && holdsCards(lane.kind) ? cardKindOf(lane.kind) : undefined
  }
  const fitted = set.map((one): RecordToInsert => {
    const kind = one.table === 'cards' && one.fields.place ? kindOf(one.fields.place[0]) : undefined
    return one.table === 'cards' && kind ? { ...one, fields: { ...one.fields, kind } } : one
  })
  const turned = new Set(
    set.flatMap(({ table, id }) =>
      table === 'lanes' && recordIn(now, table, id)?.kind !== recordIn(earlier, table, id)?.kind ? [id] : [],
    ),
  )
  if (turned.size === 0) return fitted
  const staying = Object.values(now.cards).flatMap((card): RecordToInsert[] => {
    const kind = turned.has(card.place[0]) ? kindOf(card.place[0]) : undefined
    if (!kind || card.kind === kind || paths.has(recordPath('cards', card.id))) return []
    const { id, ...fields } = card
    return [{ table: 'cards', id, fields: { ...fields, kind } }]
  })
  return [...fitted, ...staying]
}

/** Tells what hangs on a record in a state. */
function heldBy(snapshot: Snapshot): (path: RecordPath) => readonly RecordPath[] {
  const held = new Map<RecordPath, RecordPath[]>()
  for (const table of CONTENT_TABLES)
    for (const id of Object.keys(snapshot[table]))
      for (const holder of holdersOf(snapshot, table, id)) {
        const own = held.get(holder)
        if (own) own.push(recordPath(table, id))
        else held.set(holder, [recordPath(table, id)])
      }
  return (path) => held.get(path) ?? []
}

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { runCommands } from '#shared/document/commands/run.ts'
import { openTables, ROOT_TYPES } from '#shared/document/document.ts'
import { inspectUpdate, isWhole } from '#shared/document/guard.ts'
import { createProjection, projectDocument } from '#shared/document/projection.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import { reportBattery } from '#test/support/battery.ts'
import { buildProject, contentsOf } from '#test/support/builders.ts'
import { craftUpdate, idOf, item } from '#test/support/craft-update.ts'
import { brokenInvariants } from '#test/support/invariants.ts'
import { mutateUpdate } from '#test/support/mutate-update.ts'
import { type Chance, chanceOf, runsOf } from '#test/support/random.ts'
import { randomCommand } from '#test/support/random-commands.ts'

const LIMITS = { bytes: 256 * 1024, structs: 10_000 }
const ACTS = 25
const TRIES_PER_ACT = 12

/** What an honest client sent in a session: each update builds on those before it. */
function session(start: Uint8Array, chance: Chance): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = 1 + chance.whole(1000)
  Y.applyUpdate(doc, start)
  const sent: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => sent.push(update))
  const origin = {}
  const history = createUndoHistory(doc, origin, () => 0)
  for (let count = 0; count < ACTS; count++) {
    const command = randomCommand(projectDocument(doc), chance)
    history.begin(command.type)
    runCommands(doc, [command], origin)
    if (chance.happens(0.2)) history.undo()
  }
  return sent
}

const stateOf = (doc: Y.Doc, client: number): number => Y.getState(doc.store, client)

/** What anybody can send without being let in: each is refused, or says nothing. */
const FORGERIES: readonly ((doc: Y.Doc, update: Uint8Array, chance: Chance) => Uint8Array)[] = [
  function underAnothersName(doc, _update, chance) {
    const end = stateOf(doc, FOREIGN)
    return craftUpdate([
      item(FOREIGN, end, new Y.ContentType(new Y.Map()), { parent: 'cards', key: chance.id() }),
    ])
  },
  function underTheHostsName(doc, _update, chance) {
    const end = stateOf(doc, doc.clientID)
    return craftUpdate([
      item(doc.clientID, end, new Y.ContentType(new Y.Map()), { parent: 'cards', key: chance.id() }),
    ])
  },
  function behindAGap(doc, _update, chance) {
    const clock = stateOf(doc, NEWCOMER) + 1 + chance.whole(1000)
    return craftUpdate([item(NEWCOMER, clock, new Y.ContentType(new Y.Map()), { parent: 'cards', key: 'a' })])
  },
  // Seven bytes for which Yjs would allocate a list of a quarter of a billion.
  () => Uint8Array.of(1, 0xff, 0xff, 0xff, 0x7f, 1, 0),
  function inAnUnknownTable(doc, _update, chance) {
    const end = stateOf(doc, NEWCOMER)
    const parent = chance.pick(['votes', '__proto__', 'Cards', ''])
    return craftUpdate([item(NEWCOMER, end, new Y.ContentType(new Y.Map()), { parent, key: 'a' })])
  },
  function ofLyingLength(doc, _update, chance) {
    const end = stateOf(doc, NEWCOMER)
    return craftUpdate([new Y.GC(idOf(NEWCOMER, end), 2 ** (32 + chance.whole(20)))])
  },
  function inTheFormatOfFiles(doc) {
    return Y.encodeStateAsUpdateV2(doc)
  },
  function thatDeletesWhatIsNotThere(doc, _update, chance) {
    return craftUpdate([], [[NEWCOMER, stateOf(doc, NEWCOMER) + chance.whole(9), 1 + chance.whole(9)]])
  },
  function ofTheVersion(doc) {
    const end = stateOf(doc, NEWCOMER)
    return craftUpdate([item(NEWCOMER, end, new Y.ContentAny([99]), { parent: 'meta', key: 'version' })])
  },
  (_doc, update, chance) => update.slice(0, chance.whole(update.length)),
]

/** Somebody else who is connected, and one who was never seen. */
const [FOREIGN, NEWCOMER] = [5_000_001, 5_000_002]

/** Sends each forgery; all are refused and nothing is changed. Answers how many. */
function forge(update: Uint8Array, doc: Y.Doc, chance: Chance, tally: Tally): void {
  const before = Y.encodeStateAsUpdate(doc)
  for (const forgery of FORGERIES) {
    const forged = forgery(doc, update, chance)
    const result = inspectUpdate(doc, forged, { ...LIMITS, foreignClients: new Set([FOREIGN]) })
    if (!result.ok) count(tally, result.error.code)
    else if (forgery.name === 'inTheFormatOfFiles') {
      // In the format of the wire these bytes say: nothing, and then something that nobody reads.
      Y.applyUpdate(doc, forged)
      tally.taken++
    } else throw new Error(`${forgery.name || 'A bomb or a cut'} was let through`)
  }
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  expect(new Set(doc.share.keys())).toEqual(ROOT_TYPES)
}

/** Takes an update in that was let through: the document must stay one that can be read, saved, opened and edited. */
function expectHarmless(doc: Y.Doc, update: Uint8Array, chance: Chance): void {
  const projection = createProjection(doc)
  const replica = replicaOf(doc)
  Y.applyUpdate(doc, update, 'guest')
  // Somebody else hears of it twice.
  for (const _ of [1, 2]) Y.applyUpdate(replica, update)
  expect(isWhole(doc)).toBe(true)
  expect(new Set(doc.share.keys())).toEqual(ROOT_TYPES)
  expect(projection.current()).toEqual(projectDocument(doc))
  expect(brokenInvariants(projection.current())).toEqual([])
  const reopened = openTables(new Y.Doc())
  Y.applyUpdate(reopened, Y.encodeStateAsUpdate(doc))
  expect(isWhole(reopened)).toBe(true)
  expect(contentsOf(reopened)).toBe(contentsOf(doc))
  runCommands(doc, [randomCommand(projection.current(), chance)], 'host')
  expect(projection.current()).toEqual(projectDocument(doc))
  expectSameBothWays(doc, replica, chance)
}

function replicaOf(doc: Y.Doc): Y.Doc {
  const replica = openTables(new Y.Doc())
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc))
  return replica
}

/** Both edit on, and hear of each other: they hold the same. */
function expectSameBothWays(doc: Y.Doc, replica: Y.Doc, chance: Chance): void {
  runCommands(replica, [randomCommand(projectDocument(replica), chance)], 'another')
  for (const [from, to] of [
    [doc, replica],
    [replica, doc],
  ] as const)
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
  expect(isWhole(replica)).toBe(true)
  expect(Y.encodeStateVector(replica)).toEqual(Y.encodeStateVector(doc))
  expect(contentsOf(replica)).toBe(contentsOf(doc))
}

interface Tally {
  taken: number
  readonly refused: Map<string, number>
}

const count = ({ refused }: Tally, code: string) => refused.set(code, (refused.get(code) ?? 0) + 1)

/** Spoils one update in many ways; what is let through is tried on a copy. */
function attackWith(
  update: Uint8Array,
  all: readonly Uint8Array[],
  doc: Y.Doc,
  chance: Chance,
  tally: Tally,
): void {
  const before = Y.encodeStateAsUpdate(doc)
  for (let tries = 0; tries < TRIES_PER_ACT; tries++) {
    const spoilt = mutateUpdate(chance, update, all, doc)
    const result = inspectUpdate(doc, spoilt, LIMITS)
    if (result.ok) {
      tally.taken++
      const copy = openTables(new Y.Doc())
      Y.applyUpdate(copy, before)
      expectHarmless(copy, spoilt, chance)
    } else count(tally, result.error.code)
  }
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  expect(new Set(doc.share.keys())).toEqual(ROOT_TYPES)
}

function attackSession(seed: number, tally: Tally): void {
  const chance = chanceOf(seed)
  const start = Y.encodeStateAsUpdate(buildProject({ stages: [1, 1], lanes: ['cards', 'sentiment'] }).doc)
  const updates = session(start, chance)
  const doc = openTables(new Y.Doc())
  Y.applyUpdate(doc, start)
  for (const update of updates) {
    attackWith(update, updates, doc, chance, tally)
    forge(update, doc, chance, tally)
    expect(inspectUpdate(doc, update, LIMITS).ok).toBe(true)
    Y.applyUpdate(doc, update)
  }
}

describe('real updates, spoilt', () => {
  const runs = runsOf('GUARD_RUNS', 8)
  const first = runsOf('GUARD_SEED', 1)

  test(
    `are refused and change nothing, or do no harm (${runs} sessions, GUARD_RUNS=n, GUARD_SEED=n)`,
    () => {
      const tally: Tally = { taken: 0, refused: new Map() }
      for (let seed = first; seed < first + runs; seed++)
        try {
          attackSession(seed, tally)
        } catch (error) {
          throw new Error(`GUARD_SEED=${seed} GUARD_RUNS=1 fails: ${String(error)}`, { cause: error })
        }
      console.info(`${tally.taken} let through; refused:`, Object.fromEntries(tally.refused))
      expect(tally.taken).toBeGreaterThan(10 * runs)
      for (const code of ['damaged', 'gap', 'foreign'])
        expect(tally.refused.get(code) ?? 0, code).toBeGreaterThan(runs)
      const refused = [...tally.refused.values()].reduce((sum, one) => sum + one, 0)
      reportBattery('T5', 'updates', tally.taken + refused, {
        'harmless, let through': tally.taken,
        refused,
        seeds: `${first} to ${first + runs - 1}`,
      })
    },
    30 * 60_000,
  )
})

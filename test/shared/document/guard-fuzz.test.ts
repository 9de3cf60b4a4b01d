import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { runCommands } from '#shared/document/commands/run.ts'
import { openTables, ROOT_TYPES } from '#shared/document/document.ts'
import { inspectUpdate, isWhole } from '#shared/document/guard.ts'
import { createProjection, projectDocument } from '#shared/document/projection.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import { buildProject, contentsOf } from '#test/support/builders.ts'
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

/** Takes an update in that was let through: the document must stay one that can be read, saved, opened and edited. */
function expectHarmless(doc: Y.Doc, update: Uint8Array, chance: Chance): void {
  const projection = createProjection(doc)
  Y.applyUpdate(doc, update, 'guest')
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
}

interface Tally {
  taken: number
  readonly refused: Map<string, number>
}

/** Spoils one update in many ways; what is let through is tried on a copy. */
function attackWith(
  update: Uint8Array,
  all: readonly Uint8Array[],
  doc: Y.Doc,
  chance: Chance,
  tally: Tally,
): void {
  const before = Y.encodeStateAsUpdate(doc)
  for (let count = 0; count < TRIES_PER_ACT; count++) {
    const spoilt = mutateUpdate(chance, update, all, doc)
    const result = inspectUpdate(doc, spoilt, LIMITS)
    if (result.ok) {
      tally.taken++
      const copy = openTables(new Y.Doc())
      Y.applyUpdate(copy, before)
      expectHarmless(copy, spoilt, chance)
    } else tally.refused.set(result.error.code, (tally.refused.get(result.error.code) ?? 0) + 1)
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
    expect(inspectUpdate(doc, update, LIMITS).ok).toBe(true)
    Y.applyUpdate(doc, update)
  }
}

describe('real updates, spoilt', () => {
  const runs = runsOf('GUARD_RUNS', 12)
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
    },
    30 * 60_000,
  )
})

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { runCommands } from '#shared/document/commands/run.ts'
import { isWhole } from '#shared/document/guard.ts'
import { createProjection, type Projection } from '#shared/document/projection.ts'
import { createUndoHistory, type UndoHistory } from '#shared/document/undo.ts'
import { reportBattery } from '#test/support/battery.ts'
import { buildProject, contentsOf } from '#test/support/builders.ts'
import { brokenInvariants } from '#test/support/invariants.ts'
import { type Chance, chanceOf, runsOf } from '#test/support/random.ts'
import { randomCommand } from '#test/support/random-commands.ts'

/** One person's copy, and the messages that are under way to it. */
interface Replica {
  readonly doc: Y.Doc
  readonly projection: Projection
  readonly history: UndoHistory
  readonly origin: object
  readonly inbox: Uint8Array[]
}

const REPLICAS = runsOf('CONVERGENCE_REPLICAS', 3)
const ACTS = 2 + 10 * REPLICAS
const NETWORK = 'network'
const start = Y.encodeStateAsUpdate(
  buildProject({ stages: [2, 1], personas: 2, lanes: ['cards', 'pains', 'sentiment', 'channels'] }).doc,
)

function createReplica(clientId: number): Replica {
  const doc = new Y.Doc()
  doc.clientID = clientId
  Y.applyUpdate(doc, start, NETWORK)
  const origin = {}
  return {
    doc,
    projection: createProjection(doc),
    history: createUndoHistory(doc, origin, () => 0),
    origin,
    inbox: [],
  }
}

/** Client ids decide who wins where two edits clash, so they are drawn too. */
function createReplicas(chance: Chance): Replica[] {
  return Array.from({ length: REPLICAS }, (_, index) =>
    createReplica(1 + chance.whole(1000) * REPLICAS + index),
  )
}

/** Edits travel to each other copy, unless the line between the two is cut; a tenth is lost on the way. */
function connect(replicas: readonly Replica[], isCut: (from: number, to: number) => boolean, chance: Chance) {
  replicas.forEach(({ doc }, from) => {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === NETWORK) return
      replicas.forEach(({ inbox }, to) => {
        if (to !== from && !isCut(from, to) && !chance.happens(0.1)) inbox.push(update)
      })
    })
  })
}

/** Any of the messages arrives, not the first; now and then it stays in the inbox, to arrive once more. */
function deliver({ doc, inbox }: Replica, chance: Chance): void {
  if (inbox.length === 0) return
  const index = chance.whole(inbox.length)
  Y.applyUpdate(doc, inbox[index] as Uint8Array, NETWORK)
  if (!chance.happens(0.15)) inbox.splice(index, 1)
}

function act({ doc, projection, history, origin }: Replica, chance: Chance): void {
  if (chance.happens(0.15)) {
    if (chance.happens(0.6)) history.undo()
    else history.redo()
    return
  }
  const command = randomCommand(projection.current(), chance)
  const before = Y.encodeStateVector(doc)
  history.begin(command.type, chance.happens(0.2) ? 'joined' : undefined)
  const result = runCommands(doc, [command], origin)
  if (!result.ok) expect(Y.encodeStateVector(doc), `${command.type} was refused`).toEqual(before)
}

/** Everybody gets what they lack from everybody, as when all are back on one network. */
function exchange(replicas: readonly Replica[]): void {
  for (const from of replicas)
    for (const to of replicas)
      if (from !== to)
        Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), NETWORK)
}

function simulate(seed: number): void {
  const chance = chanceOf(seed)
  const replicas = createReplicas(chance)
  let alone = -1
  connect(replicas, (from, to) => from === alone || to === alone, chance)
  for (let count = 0; count < ACTS; count++) {
    if (chance.happens(0.1)) alone = chance.whole(REPLICAS + 1) - 1
    const replica = chance.pick(replicas)
    if (chance.happens(0.6)) act(replica, chance)
    else for (let left = chance.whole(4); left >= 0; left--) deliver(replica, chance)
  }
  for (const replica of replicas) while (replica.inbox.length > 0) deliver(replica, chance)
  exchange(replicas)
  exchange(replicas)
  expectSame(replicas)
  for (const { doc, history, projection } of replicas) {
    history.destroy()
    projection.destroy()
    doc.destroy()
  }
}

function expectSame(replicas: readonly Replica[]): void {
  const [first] = replicas as [Replica]
  const contents = contentsOf(first.doc)
  const state = Y.encodeStateVector(first.doc)
  for (const { doc, projection } of replicas) {
    expect(isWhole(doc), 'nothing is missing').toBe(true)
    expect(Y.encodeStateVector(doc), 'all hold the same edits').toEqual(state)
    expect(contentsOf(doc), 'all read the same').toBe(contents)
    expect(readingOf(projection), 'the projection kept up').toBe(contents)
    expect(brokenInvariants(projection.current())).toEqual([])
  }
}

const readingOf = (projection: Projection): string =>
  JSON.stringify(
    Object.entries(projection.current()).map(([table, records]) => [
      table,
      Object.entries(records as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1)),
    ]),
  )

describe('replicas that edit apart', () => {
  const runs = runsOf('CONVERGENCE_RUNS', 600)
  const first = runsOf('CONVERGENCE_SEED', 1)

  test(
    `read the same once they have exchanged all edits (${runs} runs, CONVERGENCE_RUNS=n, CONVERGENCE_SEED=n)`,
    () => {
      for (let seed = first; seed < first + runs; seed++)
        try {
          simulate(seed)
        } catch (error) {
          throw new Error(`CONVERGENCE_SEED=${seed} CONVERGENCE_RUNS=1 fails: ${String(error)}`, {
            cause: error,
          })
        }
      const seeds = `${first} to ${first + runs - 1}`
      if (REPLICAS >= 5) reportBattery('T6', 'runs', runs, { replicas: REPLICAS, seeds })
    },
    30 * 60_000,
  )
})

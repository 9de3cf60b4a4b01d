/**
 * The room under load, against Hocuspocus as it comes, in one run on one clock:
 * `node bench/room.ts <results.json> [seconds of a workshop] [repetitions] [workshop,crowd,join]`. Guests are the app's own:
 * a sealed socket under Hocuspocus's provider. They share one process, whose own work is in every time, for both alike.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import * as Y from 'yjs'
import { secureSocketClass } from '#renderer/room/secure-socket.ts'
import { newId } from '#shared/base/ids.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { DOCUMENT_VERSION, openTables, tableOf } from '#shared/document/document.ts'
import { readHostKey } from '#shared/protocol/secure/host-key.ts'
import type { RoomHostAddress, RoomHostUse } from './room-host.ts'
import { LANE_ID, MAP_ID, STEP_ID } from './room-project.ts'

const [out = 'room.json', seconds = '120', reps = '1', parts = 'workshop,crowd,join'] = process.argv.slice(2)
const SECONDS = Number(seconds)
const PARTS = parts.split(',')
const TARGETS = ['throughline', 'hocuspocus'] as const
/** A workshop: how many guests, how many cards they add in two minutes, how often their cursors move, in hertz. */
const WORKSHOP = { clients: 25, cardsPerSecond: 200 / 120, cursors: 10 }
const CROWD = { clients: 100, cardsPerSecond: 4, cursors: 1 }
const SIZES = [1000, 10_000]
/** Seconds of cursors alone before the first card: the first of everything is slow, here and there. */
const WARM_UP = 3
const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-room-'))

interface Host {
  readonly address: RoomHostAddress
  readonly use: () => Promise<RoomHostUse>
  readonly stop: () => void
}

async function startHost(target: string, cards: number): Promise<Host> {
  const place = join(folder, `${target}-${cards}-${newId()}`)
  const child: ChildProcess = fork(new URL('room-host.ts', import.meta.url), [target, place, String(cards)])
  const [address] = (await once(child, 'message')) as [RoomHostAddress]
  return {
    address,
    async use() {
      child.send('use')
      const [use] = (await once(child, 'message')) as [RoomHostUse]
      return use
    },
    stop: () => void child.disconnect(),
  }
}

/** One guest's canvas without a screen. */
class Guest {
  readonly doc = openTables(new Y.Doc())
  readonly #socket: HocuspocusProviderWebsocket
  readonly #provider: HocuspocusProvider
  readonly #index: number

  constructor({ url, name, secrets, hostKey }: RoomHostAddress, index: number) {
    this.#index = index
    this.#socket = new HocuspocusProviderWebsocket({
      url,
      ...(hostKey === null
        ? {}
        : { WebSocketPolyfill: secureSocketClass({ hostKey: readHostKey(hostKey) ?? null }) }),
    })
    const token = `${DOCUMENT_VERSION}.${secrets[index % secrets.length]}`
    this.#provider = new HocuspocusProvider({
      ...{ name, document: this.doc, websocketProvider: this.#socket, token },
    })
    this.#provider.attach()
  }

  async synced(): Promise<this> {
    while (!this.#provider.isSynced) await pause(1)
    return this
  }

  point(x: number, y: number): void {
    this.#provider.awareness?.setLocalState({
      participantId: `guest-${this.#index}`,
      cursor: { mapId: MAP_ID, x, y },
      laser: false,
      area: { mapId: MAP_ID, x: 0, y: 0, width: 1600, height: 900 },
      selection: [],
      editing: null,
    })
  }

  addCard(text: string): string {
    const id = newId()
    const cards = [{ id, laneId: LANE_ID, stepId: STEP_ID, fields: { text } }]
    const done = runCommands(this.doc, [{ type: 'cards.add', cards, beforeId: null }], this)
    if (!done.ok) throw new Error(done.error.message)
    return id
  }

  close(): void {
    this.#provider.destroy()
    this.#socket.destroy()
  }
}

const at = (times: readonly number[], share: number): number | null => {
  const sorted = [...times].sort((one, other) => one - other)
  const time = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return time === undefined ? null : Math.round(time * 10) / 10
}

/** From an edit on one screen to all the others, while everybody's cursor moves. */
async function measureRoom(
  target: string,
  { clients, cardsPerSecond, cursors }: typeof WORKSHOP,
  seconds: number,
) {
  const host = await startHost(target, 300)
  const guests = Array.from({ length: clients }, (_, index) => new Guest(host.address, index))
  await Promise.all(guests.map((guest) => guest.synced()))
  const sent = new Map<string, number>()
  const times: number[] = []
  for (const guest of guests)
    tableOf(guest.doc, 'cards').observe(({ keysChanged, transaction }) => {
      if (transaction.local) return
      for (const id of keysChanged) {
        const since = sent.get(String(id))
        if (since !== undefined) times.push(performance.now() - since)
      }
    })
  const start = performance.now() + WARM_UP * 1000
  const end = start + seconds * 1000
  const pointing = guests.map(async (guest, index) => {
    await pause((index / clients) * (1000 / cursors))
    for (let step = 0; performance.now() < end; step++) {
      guest.point(100 + step * 3 + index, 200 + index)
      await pause(1000 / cursors)
    }
  })
  await pause(start - performance.now())
  await host.use()
  const own = process.cpuUsage()
  for (let edit = 0; performance.now() < end; edit++) {
    const now = performance.now()
    const id = guests[edit % clients]?.addCard(`Card ${edit} of the workshop`)
    if (id !== undefined) sent.set(id, now)
    await pause(Math.max(0, start + ((edit + 1) * 1000) / cardsPerSecond - performance.now()))
  }
  await Promise.all(pointing)
  await pause(1000)
  const used = await host.use()
  const { user, system } = process.cpuUsage(own)
  for (const guest of guests) guest.close()
  host.stop()
  return {
    ...{ target, clients, cards: sent.size, seconds },
    delivered: Math.round((times.length / (sent.size * (clients - 1))) * 1000) / 1000,
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    p99: at(times, 0.99),
    hostCpuPercent: Math.round(used.cpu / (seconds + 1) / 10),
    hostLoopP99: Math.round(used.loopP99),
    clientsCpuPercent: Math.round((user + system) / 1000 / (seconds + 1) / 10),
  }
}

/** From the first packet to a whole document, for somebody who comes late. */
async function measureJoin(target: string, cards: number) {
  const host = await startHost(target, cards)
  const times: number[] = []
  for (let index = 0; index < 5; index++) {
    const start = performance.now()
    const guest = await new Guest(host.address, index).synced()
    times.push(performance.now() - start)
    if (tableOf(guest.doc, 'cards').size !== cards) throw new Error('Not all of the map came.')
    guest.close()
  }
  host.stop()
  return { target, cards, p50: at(times, 0.5), most: at(times, 1) }
}

const workshop = []
const crowd = []
const join_ = []
try {
  for (let rep = 0; rep < Number(reps); rep++)
    for (const target of TARGETS) {
      if (PARTS.includes('workshop')) workshop.push(await measureRoom(target, WORKSHOP, SECONDS))
      if (PARTS.includes('crowd')) crowd.push(await measureRoom(target, CROWD, SECONDS / 2))
      if (PARTS.includes('join')) for (const cards of SIZES) join_.push(await measureJoin(target, cards))
    }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
const machine = { at: new Date().toISOString(), cores: cpus().length, load: loadavg() }
writeFileSync(out, JSON.stringify({ machine, workshop, crowd, join: join_ }, null, 1))
console.log(JSON.stringify({ workshop, crowd, join: join_ }, null, 1))
process.exit(0)

/**
 * A year in which a team works on one project: on working days, in several sessions a day, each in a window of its own that
 * signs with its person's name; all of it through the real host's project, on a real folder, on a clock that runs by itself.
 */
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { realFileSystem } from '#main/host/files/file-system.ts'
import type { Clock } from '#main/host/history/clock.ts'
import type { Log } from '#main/host/log.ts'
import { type OpenProject, openProject } from '#main/host/project/open-project.ts'
import { encodeFile } from '#main/host/project/project-file.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { createProjection, type Projection } from '#shared/document/projection.ts'
import { thumbnailSvg } from '#shared/formats/export/thumbnail.ts'
import type { Card } from '#shared/model/card.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { COLORS } from '#shared/model/vocabulary.ts'
import { buildProject } from './builders.ts'
import { type Chance, chanceOf } from './random.ts'

/** A clock that goes on when it is told to. */
export class TestClock implements Clock {
  #now: number
  #waiting: { readonly at: number; readonly work: () => void }[] = []
  readonly now = (): number => this.#now

  constructor(now: number) {
    this.#now = now
  }

  readonly later = (milliseconds: number, work: () => void): (() => void) => {
    const timer = { at: this.#now + milliseconds, work }
    this.#waiting.push(timer)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== timer)
    }
  }

  /** Does what is due until then, each at its time. */
  advanceTo(moment: number): void {
    for (;;) {
      const [next] = this.#waiting.filter(({ at }) => at <= moment).sort((a, b) => a.at - b.at)
      if (!next) break
      this.#waiting = this.#waiting.filter((other) => other !== next)
      this.#now = next.at
      next.work()
    }
    this.#now = Math.max(this.#now, moment)
  }

  advance(milliseconds: number): void {
    this.advanceTo(this.#now + Math.round(milliseconds))
  }
}

export interface Year {
  /** An empty folder. */
  readonly folder: string
  readonly seed: number
  /** In all. */
  readonly commands: number
  readonly people: number
  readonly workingDays: number
  readonly onDay?: (day: number) => void
}

export interface YearOnDisk {
  readonly path: string
  readonly dataFolder: string
  /** When it was over. */
  readonly end: number
  /** How many windows were opened in it. */
  readonly sessions: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Cards that a map comes to rest at. */
const MOST_CARDS = 900
/** When the sessions of a working day begin, and how long each lasts. */
const SESSIONS = { at: [9, 14], minutes: 75 } as const
const PLACE = { id: 'year', name: 'year.journey' }

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Opens what a year left behind, as the app does. */
export async function openYear(
  { path, dataFolder }: Pick<YearOnDisk, 'path' | 'dataFolder'>,
  clock: Clock,
  log: Log = silent,
): Promise<OpenProject> {
  const opened = await openProject({
    ...{ fs: realFileSystem, id: PLACE.id, path, dataFolder, appVersion: 'year', log, clock },
    drawThumbnail: thumbnailSvg,
  })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

export async function simulateYear(year: Year): Promise<YearOnDisk> {
  const { folder, seed, commands, workingDays } = year
  const place = { path: join(folder, PLACE.name), dataFolder: join(folder, 'data') }
  await writeFile(place.path, firstFile())
  const clock = new TestClock(new Date(2026, 0, 5, 8).getTime())
  const chance = chanceOf(seed)
  const perDay = commands / workingDays
  let [done, sessions] = [0, 0]
  for (let day = 0; day < workingDays; day++) {
    // Five days of work, two of rest.
    clock.advanceTo(new Date(2026, 0, 5 + day + 2 * Math.floor(day / 5), 8).getTime())
    const project = await openYear(place, clock)
    const team = new Team(project, clock, chance, year.people)
    for (const [index, hour] of SESSIONS.at.entries()) {
      const upTo = Math.round(day * perDay + ((index + 1) * perDay) / SESSIONS.at.length)
      clock.advanceTo(new Date(clock.now()).setHours(hour, 0, 0, 0))
      sessions += await team.work(upTo - done)
      done = upTo
    }
    team.leave()
    const closed = await project.close()
    if (!closed.ok) throw new Error(closed.error.message)
    year.onDay?.(day)
  }
  return { ...place, end: clock.now(), sessions }
}

function firstFile(): Uint8Array {
  const { doc } = buildProject({
    ...{ stages: [3, 4, 3, 4, 2], cardsPerCell: 1, personas: 3 },
    lanes: ['cards', 'touchpoints', 'pains', 'opportunities', 'sentiment', 'cards', 'metrics'],
  })
  const nothing = { images: new Map(), unknownParts: new Map() }
  return encodeFile(doc, nothing, { appVersion: 'year', log: silent, drawThumbnail: thumbnailSvg }).bytes
}

/**
 * People at their windows. All windows are in sync, so the host's own document stands for them all: it takes the client id of
 * whoever edits, and names their connection, as if the edit had come from there.
 */
class Team {
  readonly #project: OpenProject
  readonly #clock: TestClock
  readonly #chance: Chance
  readonly #people: number
  readonly #projection: Projection

  constructor(project: OpenProject, clock: TestClock, chance: Chance, people: number) {
    this.#project = project
    this.#clock = clock
    this.#chance = chance
    this.#people = people
    this.#projection = createProjection(project.document)
  }

  /** One session of those who are there; answers how many windows it took. */
  async work(commands: number): Promise<number> {
    const chance = this.#chance
    const here = chance.some(
      Array.from({ length: this.#people }, (_, index) => index),
      2 + chance.whole(this.#people - 1),
    )
    const clients = here.map((person) => {
      const clientId = 1 + chance.whole(2 ** 32 - 2)
      this.#perform(clientId, { type: 'author.sign', clientId, name: `Person ${person + 1}` })
      return clientId
    })
    const pause = (SESSIONS.minutes * MINUTE) / Math.max(1, commands)
    for (let number = 0; number < commands; number++) {
      this.#perform(chance.pick(clients), this.#next())
      this.#clock.advance(pause * 2 * chance.number())
      await this.#project.history.settled()
    }
    await this.#project.saving.saved(this.#project.saving.appended())
    return clients.length
  }

  leave(): void {
    this.#projection.destroy()
  }

  #perform(clientId: number, command: Command): void {
    const { document } = this.#project
    document.clientID = clientId
    const connection = { context: { presence: clientId } }
    runCommands(document, [command], { source: 'connection', connection })
  }

  #next(): Command {
    return workOf(this.#projection.current(), this.#chance)
  }
}

const WORDS =
  'the customer waits for a reply that never comes and asks again by phone where nobody knows the order number'.split(
    ' ',
  )

const someWords = (chance: Chance): string =>
  Array.from({ length: 1 + chance.whole(5) }, () => chance.pick(WORDS)).join(' ')

/** A text as somebody leaves it who went over it: a few words more, others in their place, or fewer. */
function edited(chance: Chance, text: string): string {
  const words = text.split(' ')
  const at = chance.whole(words.length + 1)
  const gone = words.length > 18 ? 6 : chance.whole(3)
  words.splice(at, gone, ...(chance.happens(0.85) ? [someWords(chance)] : []))
  return words.join(' ')
}

/** What somebody does next who works on the map. */
function workOf(snapshot: Snapshot, chance: Chance): Command {
  const cards = Object.values(snapshot.cards).filter(({ kind }) => kind !== 'sentiment')
  const card = chance.pickAny(cards)
  const due = chance.number()
  if (!card || due < 0.1) return addCards(snapshot, chance)
  if (due < 0.55) return { type: 'cards.edit', ids: [card.id], changes: { text: edited(chance, card.text) } }
  if (due < 0.72) return moveCards(snapshot, chance, cards)
  if (due < 0.72 + 0.15 * (cards.length / MOST_CARDS)) return { type: 'cards.remove', ids: [card.id] }
  return lesserWork(snapshot, chance, card)
}

const idsOf = (records: object): string[] => Object.keys(records)

function cellOf({ lanes, steps }: Snapshot, chance: Chance): { laneId: string; stepId: string } {
  const forCards = Object.values(lanes).filter(({ kind }) => kind !== 'sentiment')
  return { laneId: chance.pick(forCards).id, stepId: chance.pick(idsOf(steps)) }
}

function addCards(snapshot: Snapshot, chance: Chance): Command {
  const cards = Array.from({ length: 1 + chance.whole(2) }, () => ({
    id: crypto.randomUUID().slice(0, 11),
    ...cellOf(snapshot, chance),
    fields: { text: someWords(chance) },
  }))
  return { type: 'cards.add', cards, beforeId: null }
}

function moveCards(snapshot: Snapshot, chance: Chance, cards: readonly Card[]): Command {
  const cell = cellOf(snapshot, chance)
  const moved = chance.some(cards, chance.happens(0.8) ? 1 : 6)
  return { type: 'cards.move', moves: moved.map(({ id }) => ({ id, ...cell, beforeId: null })) }
}

function lesserWork(snapshot: Snapshot, chance: Chance, card: Card): Command {
  const { lanes, steps, stages, maps, comments, personas } = snapshot
  const [mapId = ''] = idsOf(maps)
  const comment = chance.pickAny(Object.values(comments))
  const step = chance.pick(Object.values(steps))
  const acts: Command[] = [
    { type: 'cards.edit', ids: [card.id], changes: { color: chance.pick(COLORS) } },
    { type: 'cards.edit', ids: [card.id], changes: { tags: chance.some(['now', 'later', 'ask'], 2) } },
    {
      type: 'sentiment.set',
      laneId: Object.values(lanes).find(({ kind }) => kind === 'sentiment')?.id ?? '',
      stepId: step.id,
      personaId: chance.pick(idsOf(personas)),
      amount: Math.round(chance.number() * 8 - 4) / 2,
    },
    comment && idsOf(comments).length > 60
      ? { type: 'comment.remove', id: comment.id }
      : {
          type: 'comment.add',
          id: crypto.randomUUID().slice(0, 11),
          mapId,
          fields: { targetId: card.id, text: someWords(chance) },
        },
    { type: 'step.edit', id: step.id, changes: { title: someWords(chance) } },
    { type: 'stage.edit', id: chance.pick(idsOf(stages)), changes: { title: someWords(chance) } },
  ]
  return chance.pick(acts)
}

/** Bytes of all files below a folder; 0 where there is none. */
export async function bytesBelow(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch((): string[] => [])
  const sizes = await Promise.all(
    names.map(async (name) => {
      const status = await stat(join(folder, name))
      return status.isFile() ? status.size : 0
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

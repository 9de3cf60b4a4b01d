import type { Snapshot } from '#shared/model/snapshot.ts'
import { createDebounce } from '../project/debounce.ts'
import type { Connection } from './connection.ts'
import { outlineFor, outlineOf } from './outline.ts'
import { drawShown, NO_PICTURE, type Picture } from './picture.ts'
import type { RoomState } from './state.ts'

/** What phones show, which have no canvas: the map in words, and a picture of what is shown in front. */
export interface Phones {
  readonly mapChanged: () => void
  /** Somebody came, or another map, vote or stage is on. */
  readonly roomChanged: () => void
  readonly close: () => void
}

export interface PhonesOptions {
  readonly snapshot: () => Snapshot
  readonly state: () => RoomState
  /** The map the room works on. */
  readonly mapId: () => string | null
  /** Sockets of people with a phone, with whose they are. */
  readonly phones: () => readonly { readonly connection: Connection; readonly personId: string }[]
}

/** In milliseconds. A large map takes a while to draw, and a room goes on typing all the time. */
const PACE = {
  words: { after: 250, atMost: 1000 },
  picture: { after: 1000, atMost: 4000 },
  atOnce: { after: 50, atMost: 200 },
} as const

export function keepPhonesInformed(options: PhonesOptions): Phones {
  const words = createDebounce(wordsFor(options), PACE.words)
  const draw = pictureFor(options)
  const picture = createDebounce(draw, PACE.picture)
  const pictureNow = createDebounce(draw, PACE.atOnce)
  return {
    mapChanged() {
      words.soon()
      picture.soon()
    },
    roomChanged() {
      words.soon()
      pictureNow.soon()
    },
    close() {
      for (const debounce of [words, picture, pictureNow]) debounce.cancel()
    },
  }
}

/** Tells each phone what it has not been told yet. */
function wordsFor({ snapshot, state, mapId, phones }: PhonesOptions): () => void {
  const told = new WeakMap<Connection, string>()
  return () => {
    const all = phones()
    const current = mapId()
    const outline = all.length > 0 && current !== null ? outlineOf(snapshot(), current, state()) : undefined
    if (!outline) return
    for (const { connection, personId } of all) {
      const message = { type: 'outline', ...outlineFor(outline, personId) } as const
      const text = JSON.stringify(message)
      if (text === told.get(connection)) continue
      told.set(connection, text)
      connection.send(message)
    }
  }
}

/** Draws once for all phones, and only where the map or what is shown is another. */
function pictureFor({ snapshot, state, phones }: PhonesOptions): () => void {
  const told = new WeakMap<Connection, Picture>()
  let drawn:
    | { readonly of: Snapshot; readonly showing: RoomState['showing']; readonly picture: Picture }
    | undefined
  const current = (): Picture => {
    const { showing } = state()
    const of = snapshot()
    if (drawn?.of === of && drawn.showing === showing) return drawn.picture
    const next = drawShown(of, showing)
    const before = drawn?.picture
    const isSame = before?.svg === next.svg && before.caption === next.caption
    drawn = { of, showing, picture: isSame ? before : next }
    return drawn.picture
  }
  return () => {
    const all = phones()
    if (all.length === 0) return
    const picture = current()
    for (const { connection } of all) {
      if (picture === (told.get(connection) ?? NO_PICTURE)) continue
      told.set(connection, picture)
      connection.send({ type: 'picture', ...picture })
    }
  }
}

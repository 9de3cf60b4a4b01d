import type { Snapshot } from '#shared/model/snapshot.ts'
import { createDebounce } from '../project/debounce.ts'
import type { Connection } from './connection.ts'
import { outlineFor, outlineOf } from './outline.ts'
import { drawShown, NO_PICTURE, type Picture } from './picture.ts'
import type { RoomState } from './state.ts'

/** What phones show, which have no canvas: the map in words, and a picture of what is shown in front. */
export interface Phones {
  /** Something that they show may have changed. */
  readonly soon: () => void
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

interface Told {
  outline: string
  picture: Picture
}

export function keepPhonesInformed({ snapshot, state, mapId, phones }: PhonesOptions): Phones {
  const told = new WeakMap<Connection, Told>()
  let drawn: { of: Snapshot; showing: RoomState['showing']; picture: Picture } | undefined

  /** Drawn once for all phones, and again only where the map or what is shown is another. */
  const picture = (): Picture => {
    const { showing } = state()
    const of = snapshot()
    if (drawn?.of !== of || drawn.showing !== showing) {
      const next = drawShown(of, showing)
      const same = drawn?.picture.svg === next.svg && drawn?.picture.caption === next.caption
      drawn = { of, showing, picture: same && drawn ? drawn.picture : next }
    }
    return drawn.picture
  }
  const tellAll = () => {
    const all = phones()
    const current = mapId()
    if (all.length === 0 || current === null) return
    const outline = outlineOf(snapshot(), current, state().vote)
    for (const { connection, personId } of all) {
      const before = told.get(connection) ?? { outline: '', picture: NO_PICTURE }
      told.set(connection, before)
      const text = outline ? JSON.stringify(outlineFor(outline, personId)) : before.outline
      if (outline && text !== before.outline)
        connection.send({ type: 'outline', ...outlineFor(outline, personId) })
      before.outline = text
      const next = picture()
      if (next !== before.picture) connection.send({ type: 'picture', ...next })
      before.picture = next
    }
  }
  const debounce = createDebounce(tellAll, { after: 250, atMost: 1000 })
  return { soon: debounce.soon, close: debounce.cancel }
}

import * as Y from 'yjs'
import { craftUpdate, type Deletion, idOf, item, type Struct } from './craft-update.ts'
import type { Chance } from './random.ts'

/** Numbers at which readers of lengths and counts go wrong. */
const EDGES = [0, 1, 2, 0x7f, 0x80, 0xff]

/** The bytes with a few bits turned, cut short, drawn out, or joined with those of another update. */
function mutateBytes(chance: Chance, bytes: Uint8Array, others: readonly Uint8Array[]): Uint8Array {
  const changed = Uint8Array.from(bytes)
  const at = (): number => chance.whole(changed.length)
  switch (chance.whole(5)) {
    case 0:
      for (let left = chance.whole(3); left >= 0; left--) changed[at()]! ^= 1 << chance.whole(8)
      return changed
    case 1:
      return changed.slice(0, at())
    case 2:
      for (let left = chance.whole(3); left >= 0; left--) changed[at()] = chance.pick(EDGES)
      return changed
    case 3: {
      const place = at()
      const inserted = Array.from({ length: chance.whole(4) }, () => chance.pick(EDGES))
      return Uint8Array.from([
        ...changed.slice(0, place),
        ...inserted,
        ...changed.slice(place + chance.whole(3)),
      ])
    }
    default: {
      const other = chance.pick(others)
      return Uint8Array.from([...changed.slice(0, at()), ...other.slice(chance.whole(other.length))])
    }
  }
}

const CONTENTS: readonly ((chance: Chance) => Y.Item['content'])[] = [
  () => new Y.ContentString('xy'),
  () => new Y.ContentAny([1, ['lane1', 'step1-1', 'V']]),
  () => new Y.ContentDeleted(2),
  () => new Y.ContentType(new Y.Map()),
  () => new Y.ContentType(new Y.Text()),
  () => new Y.ContentType(new Y.Array()),
  () => new Y.ContentType(new Y.XmlText()),
  () => new Y.ContentFormat('bold', { a: 1 }),
  () => new Y.ContentEmbed({ a: 1 }),
  () => new Y.ContentJSON([1]),
  (chance) => new Y.ContentAny(Array(chance.whole(3)).fill('z')),
]

/** One of the ids that are around in the document, or one near them. */
function anyId(chance: Chance, doc: Y.Doc): Y.ID {
  const [client, structs] = chance.pick([...doc.store.clients])
  const struct = chance.pick(structs)
  const near = chance.happens(0.3) ? chance.whole(5) - 2 : 0
  return idOf(client, Math.max(0, struct.id.clock + chance.whole(struct.length) + near))
}

/** A change with another neighbour, place, owner or content: well-formed, but not what anybody did. */
function mutateStruct(chance: Chance, struct: Struct, doc: Y.Doc): Struct {
  const { client, clock } = struct.id
  if (!(struct instanceof Y.Item) || chance.happens(0.1))
    return chance.happens(0.5)
      ? new Y.GC(struct.id, chance.whole(4))
      : new Y.Skip(struct.id, 1 + chance.whole(3))
  const optional = (id: Y.ID | null): { id?: Y.ID } => (id ? { id } : {})
  const { id: origin } = chance.happens(0.3) ? optional(anyId(chance, doc)) : optional(struct.origin)
  const { id: rightOrigin } = chance.happens(0.2)
    ? optional(anyId(chance, doc))
    : optional(struct.rightOrigin)
  const parent = chance.happens(0.2)
    ? chance.pick<string | Y.ID>(['cards', 'meta', 'steps', 'votes', anyId(chance, doc)])
    : (struct.parent as unknown as string | Y.ID | null)
  const key = chance.happens(0.2) ? chance.pick(['place', 'text', 'card1', '__proto__']) : struct.parentSub
  const content = chance.happens(0.3) ? chance.pick(CONTENTS)(chance) : struct.content
  const moved = chance.happens(0.1) ? chance.whole(4) - 1 : 0
  return item(chance.happens(0.05) ? client + 1 : client, Math.max(0, clock + moved), content, {
    ...(origin ? { origin } : {}),
    ...(rightOrigin ? { rightOrigin } : {}),
    ...(parent ? { parent } : {}),
    ...(key === null ? {} : { key }),
  })
}

function mutateStructure(chance: Chance, bytes: Uint8Array, doc: Y.Doc): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(bytes)
  const changed = structs.map((struct) => (chance.happens(0.4) ? mutateStruct(chance, struct, doc) : struct))
  if (chance.happens(0.1)) changed.splice(chance.whole(changed.length + 1), 1)
  if (chance.happens(0.1) && changed.length > 0) changed.push(chance.pick(changed))
  const deletions = [...ds.clients].flatMap(([client, stretches]) =>
    stretches.map(({ clock, len }): Deletion => [client, clock, len]),
  )
  if (chance.happens(0.3)) {
    const { client, clock } = anyId(chance, doc)
    deletions.push([client, clock, chance.whole(5)])
  }
  return craftUpdate(changed, deletions)
}

/** A real update, spoilt: its bytes or, half of the time, what they say. `doc` is the document it is meant for. */
export function mutateUpdate(
  chance: Chance,
  bytes: Uint8Array,
  others: readonly Uint8Array[],
  doc: Y.Doc,
): Uint8Array {
  return chance.happens(0.5) ? mutateBytes(chance, bytes, others) : mutateStructure(chance, bytes, doc)
}

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { runCommands } from '#shared/document/commands/run.ts'
import { openTables, ROOT_TYPES, storedRecord, tableOf } from '#shared/document/document.ts'
import { inspectUpdate, isWhole, type UpdateLimits, type UpdateProblem } from '#shared/document/guard.ts'
import { createProjection } from '#shared/document/projection.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import { buildProject, carryOut, contentsOf } from '#test/support/builders.ts'
import { craftUpdate, type Deletion, idOf, item, type Struct } from '#test/support/craft-update.ts'
import { type Chance, chanceOf } from '#test/support/random.ts'
import { randomCommand } from '#test/support/random-commands.ts'

const LIMITS: UpdateLimits = { bytes: 256 * 1024, structs: 10_000 }
const CARD = 'card-lane1-step1-1-1'

const copyOf = (doc: Y.Doc, clientId?: number): Y.Doc => {
  const copy = new Y.Doc()
  if (clientId !== undefined) copy.clientID = clientId
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

describe('what honest clients send passes', () => {
  interface Client {
    readonly doc: Y.Doc
    readonly sent: Uint8Array[]
    online: boolean
    act: () => void
  }

  function createClient(host: Y.Doc, clientId: number, seed: number): Client {
    const doc = copyOf(host, clientId)
    const origin = {}
    const history = createUndoHistory(doc, origin, () => 0)
    const projection = createProjection(doc)
    const chance = chanceOf(seed)
    const sent: Uint8Array[] = []
    doc.on('update', (update: Uint8Array, from: unknown) => {
      if (from !== 'host') sent.push(update)
    })
    return {
      doc,
      sent,
      online: true,
      act() {
        if (chance.happens(0.15)) history.undo()
        else if (chance.happens(0.1)) history.redo()
        else {
          const command = randomCommand(projection.current(), chance)
          history.begin(command.type)
          runCommands(doc, [command], origin)
        }
      },
    }
  }

  /** Takes an update in as the host does, and hands it on to the others who are there. */
  function take(host: Y.Doc, update: Uint8Array, from: Client, clients: readonly Client[], seed: number) {
    const limits = { ...LIMITS, ownedClients: new Set([from.doc.clientID]) }
    expect(inspectUpdate(host, update, limits), `seed ${seed}`).toEqual({ ok: true, value: null })
    Y.applyUpdate(host, update, from)
    expect(isWhole(host)).toBe(true)
    for (const client of clients)
      if (client !== from && client.online) Y.applyUpdate(client.doc, update, 'host')
  }

  /** What piled up offline, edit by edit, merged, or as all that the host lacks; and what the client missed. */
  function comeBack(host: Y.Doc, client: Client, clients: readonly Client[], chance: Chance, seed: number) {
    const waiting = client.sent.splice(0)
    client.online = true
    const way = chance.whole(3)
    if (way === 0) for (const update of waiting) take(host, update, client, clients, seed)
    else if (way === 1 && waiting.length > 0) take(host, Y.mergeUpdates(waiting), client, clients, seed)
    else take(host, Y.encodeStateAsUpdate(client.doc, Y.encodeStateVector(host)), client, clients, seed)
    Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(host, Y.encodeStateVector(client.doc)), 'host')
  }

  function workTogether(seed: number): void {
    const host = copyOf(buildProject({ cardsPerCell: 2 }).doc)
    const chance = chanceOf(seed)
    const clients = [11, 22, 33].map((clientId) => createClient(host, clientId, seed * 100 + clientId))
    for (let count = 0; count < 90; count++) {
      const client = chance.pick(clients)
      client.act()
      if (client.online) {
        for (const update of client.sent.splice(0)) take(host, update, client, clients, seed)
        client.online = !chance.happens(0.1)
      } else if (chance.happens(0.1)) comeBack(host, client, clients, chance, seed)
    }
    for (const client of clients) take(host, Y.encodeStateAsUpdate(client.doc), client, clients, seed)
    for (const { doc } of clients) {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(host), 'host')
      expect(contentsOf(doc), `seed ${seed}`).toBe(contentsOf(host))
    }
  }

  test('typing, undoing, working offline, coming back with everything at once or edit by edit', () => {
    for (let seed = 1; seed <= 40; seed++) workTogether(seed)
  })

  test('what the host has already, in part or whole, from whomever', () => {
    const host = buildProject().doc
    const client = copyOf(host, 11)
    carryOut(client, [{ type: 'cards.edit', ids: [CARD], changes: { text: 'abc' } }])
    const start = Y.encodeStateVector(host)
    Y.applyUpdate(host, Y.encodeStateAsUpdate(client))
    for (const limits of [LIMITS, { ...LIMITS, ownedClients: new Set([11]), foreignClients: new Set([7]) }]) {
      expect(inspectUpdate(host, Y.encodeStateAsUpdate(client), limits).ok).toBe(true)
      expect(inspectUpdate(host, Y.encodeStateAsUpdate(host), limits).ok).toBe(true)
    }
    carryOut(client, [{ type: 'cards.edit', ids: [CARD], changes: { text: 'abcdef' } }])
    const both = Y.encodeStateAsUpdate(client, start)
    expect(inspectUpdate(host, both, LIMITS).ok).toBe(true)
    Y.applyUpdate(host, both)
    expect(contentsOf(host)).toBe(contentsOf(client))
  })

  test('edits in what others have deleted and the host has forgotten', () => {
    const host = buildProject().doc
    const client = copyOf(host, 11)
    carryOut(host, [{ type: 'stage.remove', id: 'stage1' }])
    carryOut(client, [
      { type: 'cards.edit', ids: [CARD], changes: { text: 'Still here', color: 'red' } },
      { type: 'step.edit', id: 'step1-1', changes: { title: 'Too late' } },
    ])
    const update = Y.encodeStateAsUpdate(client, Y.encodeStateVector(host))
    expect(inspectUpdate(host, update, LIMITS).ok).toBe(true)
    Y.applyUpdate(host, update)
    expect(isWhole(host)).toBe(true)
    Y.applyUpdate(client, Y.encodeStateAsUpdate(host))
    expect(contentsOf(client)).toBe(contentsOf(host))
  })

  test('nothing at all', () => {
    expect(inspectUpdate(buildProject().doc, craftUpdate([]), LIMITS).ok).toBe(true)
  })
})

/** A client of the attacker's own. */
const ME = 99
const record = (): Y.ContentType => new Y.ContentType(new Y.Map())
const anyOf = (...values: unknown[]): Y.ContentAny => new Y.ContentAny(values)
const inTable = (key: string) => ({ parent: 'cards', key })
/** A record of one's own, and the item that holds it. */
const mine: Struct = item(ME, 0, record(), inTable('mine'))
const inMine = (key: string) => ({ parent: idOf(ME, 0), key })
const text = (clock: number): Struct => item(ME, clock, new Y.ContentType(new Y.Text()), inMine('text'))

/** One character of two units, in a text of one's own. */
const emoji = (clock: number): Struct => item(ME, clock, new Y.ContentString('😀'), { parent: idOf(ME, 1) })

/** The doc under attack: a project in which a card was deleted, so that Yjs has forgotten what was in it. */
function victim(): Y.Doc {
  const { doc } = buildProject()
  carryOut(doc, [{ type: 'cards.remove', ids: ['card-lane2-step2-2-1'] }])
  return openTables(copyOf(doc))
}

interface Attack {
  readonly name: string
  readonly code: UpdateProblem
  readonly update: (doc: Y.Doc) => Uint8Array
  readonly limits?: (doc: Y.Doc) => Partial<UpdateLimits>
}

const attack = (
  name: string,
  code: UpdateProblem,
  structs: readonly Struct[] | ((doc: Y.Doc) => readonly Struct[]),
  deletions: readonly Deletion[] = [],
  limits?: (doc: Y.Doc) => Partial<UpdateLimits>,
): Attack => ({
  name,
  code,
  update: (doc) => craftUpdate(typeof structs === 'function' ? structs(doc) : structs, deletions),
  ...(limits ? { limits } : {}),
})

const raw = (name: string, code: UpdateProblem, ...bytes: number[]): Attack => ({
  name,
  code,
  update: () => Uint8Array.from(bytes),
})

const hook = (): Y.ContentType => new Y.ContentType(new Y.XmlHook('a'))
let deep: unknown = 'x'
for (let level = 0; level < 6; level++) deep = [deep]

/** Something of the host's own that is deleted and forgotten, and where the forgotten stretch ends. */
function forgotten(doc: Y.Doc): { client: number; clock: number } {
  const [client, structs] = [...doc.store.clients][0] as [number, (Y.Item | Y.GC)[]]
  const gone = structs.findLast((struct) => struct instanceof Y.GC) as Y.GC
  return { client, clock: gone.id.clock }
}

const metaItem = (doc: Y.Doc): Y.ID => (doc.getMap('meta')._map.get('version') as Y.Item).id

const ATTACKS: readonly Attack[] = [
  raw('no bytes at all', 'damaged'),
  raw('seven bytes that claim 33 million changes', 'damaged', 1, 0x80, 0x80, 0x80, 0x10, 1, 0),
  raw('more clients than it lists', 'damaged', 5, 1, 9, 0, 0, 1),
  raw('more deletions than it lists', 'damaged', 0, 1, 9, 0x80, 0x80, 0x80, 0x10, 1),
  raw('a number beyond all numbers', 'damaged', 1, 1, ...Array(12).fill(0xff), 1),
  raw('a kind of content that there is not', 'damaged', 1, 1, 9, 0, 31, 1, 1, 0x61, 0),
  raw('a client listed twice', 'damaged', 2, 1, 9, 0, 0, 1, 1, 9, 1, 0, 1, 0),
  attack('a skipped stretch', 'damaged', [new Y.Skip(idOf(ME, 0), 5), new Y.GC(idOf(ME, 5), 1)]),
  attack('changes of no length', 'damaged', [new Y.GC(idOf(ME, 0), 0)]),
  attack('a text of no length', 'damaged', [
    mine,
    text(1),
    item(ME, 2, new Y.ContentString(''), { parent: idOf(ME, 1) }),
  ]),
  attack('no values', 'damaged', [mine, item(ME, 1, anyOf(), inMine('a'))]),
  attack('a deletion of no length', 'damaged', [mine], [[ME, 0, 0]]),
  attack('a change to the left of itself', 'damaged', [item(ME, 0, record(), { origin: idOf(ME, 0) })]),
  attack('a change to the right of a later one', 'damaged', [
    item(ME, 0, record(), { rightOrigin: idOf(ME, 1) }),
    item(ME, 1, record(), inTable('mine')),
  ]),
  attack('a change in itself', 'damaged', [item(ME, 0, record(), { parent: idOf(ME, 0), key: 'a' })]),
  attack('clocks used up', 'damaged', [new Y.GC(idOf(ME, 0), 2 ** 40)]),
  attack('more of a change whose beginning was forgotten, in a record that is there', 'foreign', (doc) => {
    const { client, clock } = forgotten(doc)
    const state = Y.getState(doc.store, client)
    return [item(client, clock, anyOf(...Array(state - clock + 3).fill(1)), { parent: 'cards', key: 'x' })]
  }),

  attack('an edit after others that are not here', 'gap', [item(ME, 5, record(), inTable('mine'))]),
  attack('an edit beside one that is not here', 'gap', [item(ME, 0, record(), { origin: idOf(98, 3) })]),
  attack('an edit before one that is not here', 'gap', [item(ME, 0, record(), { rightOrigin: idOf(98, 3) })]),
  attack('an edit in a record that is not here', 'gap', [
    item(ME, 0, anyOf(1), { parent: idOf(98, 0), key: 'a' }),
  ]),
  attack('two clients that wait for each other', 'gap', [
    item(98, 0, record(), { origin: idOf(ME, 1) }),
    item(98, 1, record(), inTable('a')),
    item(ME, 0, record(), { origin: idOf(98, 1) }),
    item(ME, 1, record(), inTable('b')),
  ]),
  attack('a deletion of what is not here', 'gap', [mine], [[ME, 0, 2]]),
  attack('a deletion of what an unknown client made', 'gap', [], [[98, 0, 1]]),

  attack('another table', 'foreign', [item(ME, 0, record(), { parent: 'votes', key: 'a' })]),
  attack('letters in a table', 'foreign', [item(ME, 0, new Y.ContentString('abc'), { parent: 'cards' })]),
  attack('a value in place of a record', 'foreign', [item(ME, 0, anyOf('abc'), inTable('a'))]),
  attack('a list in place of a record', 'foreign', [
    item(ME, 0, new Y.ContentType(new Y.Array()), inTable('a')),
  ]),
  attack('an XML hook in place of a record', 'foreign', [item(ME, 0, hook(), inTable('a'))]),
  attack('a record under an id that nobody may have', 'foreign', [
    item(ME, 0, record(), inTable('__proto__')),
  ]),
  attack('a record under a very long id', 'foreign', [item(ME, 0, record(), inTable('x'.repeat(500)))]),
  attack('a record outside all ids', 'foreign', [item(ME, 0, record(), { parent: 'cards' })]),
  attack('a record in a record', 'foreign', [mine, item(ME, 1, record(), inMine('a'))]),
  attack('an XML text in place of a text', 'foreign', [
    mine,
    item(ME, 1, new Y.ContentType(new Y.XmlText()), inMine('text')),
  ]),
  attack('a value outside all fields', 'foreign', [mine, item(ME, 1, anyOf(1), { parent: idOf(ME, 0) })]),
  attack('letters in place of a value', 'foreign', [
    mine,
    item(ME, 1, new Y.ContentString('a'), inMine('a')),
  ]),
  attack('old JSON', 'foreign', [mine, item(ME, 1, new Y.ContentJSON([1]), inMine('a'))]),
  attack('bytes', 'foreign', [mine, item(ME, 1, new Y.ContentBinary(new Uint8Array(3)), inMine('a'))]),
  attack('bytes in a list', 'foreign', [mine, item(ME, 1, anyOf([new Uint8Array(3)]), inMine('a'))]),
  attack('a document', 'foreign', [mine, item(ME, 1, new Y.ContentDoc(new Y.Doc()), inMine('a'))]),
  attack('a very big number', 'foreign', [mine, item(ME, 1, anyOf(2n ** 60n), inMine('a'))]),
  attack('a value of many levels', 'foreign', [mine, item(ME, 1, anyOf(deep), inMine('a'))]),
  attack('a picture in a text', 'foreign', [
    mine,
    text(1),
    item(ME, 2, new Y.ContentEmbed({ src: 'x' }), { parent: idOf(ME, 1) }),
  ]),
  attack('bold letters in a text', 'foreign', [
    mine,
    text(1),
    item(ME, 2, new Y.ContentFormat('bold', true as unknown as object), { parent: idOf(ME, 1) }),
  ]),
  attack('a record in a text', 'foreign', [mine, text(1), item(ME, 2, record(), { parent: idOf(ME, 1) })]),
  attack('an attribute of a text', 'foreign', [
    mine,
    text(1),
    item(ME, 2, new Y.ContentString('a'), { parent: idOf(ME, 1), key: 'a' }),
  ]),
  attack('a value beside a record, in the place of the table', 'foreign', (doc) => [
    item(ME, 0, anyOf(1), { origin: (tableOf(doc, 'cards')._map.get(CARD) as Y.Item).id }),
  ]),

  attack('letters between the halves of a character', 'foreign', [
    mine,
    text(1),
    emoji(2),
    item(ME, 4, new Y.ContentString('x'), { origin: idOf(ME, 2) }),
  ]),
  attack('letters before the second half of a character', 'foreign', [
    mine,
    text(1),
    emoji(2),
    item(ME, 4, new Y.ContentString('x'), { rightOrigin: idOf(ME, 3) }),
  ]),
  attack('letters whose neighbours are in two texts', 'foreign', [
    mine,
    text(1),
    emoji(2),
    item(ME, 4, new Y.ContentType(new Y.Text()), inMine('unit')),
    item(ME, 5, new Y.ContentString('x'), { parent: idOf(ME, 4) }),
    item(ME, 6, new Y.ContentString('y'), { origin: idOf(ME, 3), rightOrigin: idOf(ME, 5) }),
  ]),
  attack('letters whose neighbours are in the wrong order', 'foreign', (doc) => {
    const letters = storedRecord(doc, 'cards', CARD)?.get('text') as Y.Text
    const { client, clock } = (letters._start as Y.Item).id
    const neighbours = { origin: idOf(client, clock + 3), rightOrigin: idOf(client, clock + 1) }
    return [item(ME, 0, new Y.ContentString('x'), neighbours)]
  }),
  attack('a value with a neighbour to its right', 'foreign', [
    mine,
    item(ME, 1, anyOf(1), inMine('votes')),
    item(ME, 2, anyOf(2), { rightOrigin: idOf(ME, 1) }),
  ]),
  attack('a deletion of half a character', 'foreign', [mine, text(1), emoji(2)], [[ME, 2, 1]]),

  attack('another version of the document', 'protected', (doc) => [
    item(ME, 0, anyOf(99), { origin: metaItem(doc) }),
  ]),
  attack('something new beside the version', 'protected', [
    item(ME, 0, anyOf(99), { parent: 'meta', key: 'a' }),
  ]),
  {
    name: 'the version deleted',
    code: 'protected',
    update: (doc) => craftUpdate([], [[metaItem(doc).client, metaItem(doc).clock, 1]]),
  },

  attack('an edit under a name that is not its own', 'forged', [mine], [], () => ({
    ownedClients: new Set([5]),
  })),
  attack('an edit under the name of somebody who is here', 'forged', [mine], [], () => ({
    foreignClients: new Set([ME]),
  })),
  attack('an edit under the name of the host', 'forged', (doc) => [
    item(doc.clientID, Y.getState(doc.store, doc.clientID), record(), inTable('a')),
  ]),

  attack('too many bytes', 'too-large', [mine], [], () => ({ bytes: 5 })),
  attack('too many changes', 'too-many', [mine, text(1)], [], () => ({ structs: 1 })),
  attack(
    'too many deletions',
    'too-many',
    [mine],
    [
      [ME, 0, 1],
      [ME, 0, 1],
    ],
    () => ({ structs: 2 }),
  ),
]

describe('what no honest client sends is refused, and nothing is changed by it', () => {
  test.each(ATTACKS)('$name ($code)', ({ code, update, limits }) => {
    const doc = victim()
    const bytes = update(doc)
    const before = Y.encodeStateAsUpdate(doc)
    const result = inspectUpdate(doc, bytes, { ...LIMITS, ...limits?.(doc) })
    expect(result).toMatchObject({ ok: false, error: { code } })
    if (!result.ok) expect(result.error.message).toMatch(/^[A-Z].*\.$/)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
    expect(new Set(doc.share.keys())).toEqual(ROOT_TYPES)
    expect(isWhole(doc)).toBe(true)
  })

  test('the parts that attacks are made of are no offence by themselves', () => {
    const doc = victim()
    const honest = craftUpdate(
      [
        mine,
        text(1),
        item(ME, 2, new Y.ContentString('abc'), { parent: idOf(ME, 1) }),
        item(ME, 5, anyOf(['l', 's', 'V']), inMine('place')),
        item(ME, 6, new Y.ContentDeleted(2), inMine('tags')),
        new Y.GC(idOf(ME, 8), 3),
      ],
      [[ME, 3, 1]],
    )
    expect(inspectUpdate(doc, honest, { ...LIMITS, ownedClients: new Set([ME]) }).ok).toBe(true)
    Y.applyUpdate(doc, honest)
    expect(storedRecord(doc, 'cards', 'mine')?.toJSON()).toEqual({ text: 'ac', place: ['l', 's', 'V'] })
  })

  test('these attacks are real: unseen, they throw, leave something pending, or break the next reader', () => {
    const harmless: string[] = []
    const structural = ATTACKS.filter(({ code }) => code === 'gap' || code === 'damaged')
    for (const { name, update } of structural.filter(({ name }) => !name.includes('million'))) {
      const doc = victim()
      try {
        Y.applyUpdate(doc, update(doc))
        Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc))
        if (isWhole(doc)) harmless.push(name)
      } catch {
        // That is the harm.
      }
    }
    // These three do no harm at once, but no honest client sends them either.
    expect(harmless).toEqual(['a text of no length', 'a deletion of no length', 'clocks used up'])
  })
})

describe('isWhole', () => {
  test('tells a document that waits for edits or for what deletions are about', () => {
    expect(isWhole(buildProject().doc)).toBe(true)
    const waiting = new Y.Doc()
    Y.applyUpdate(waiting, craftUpdate([item(ME, 5, record(), inTable('mine'))]))
    expect(isWhole(waiting)).toBe(false)
    const deleting = new Y.Doc()
    Y.applyUpdate(deleting, craftUpdate([], [[ME, 0, 1]]))
    expect(isWhole(deleting)).toBe(false)
    Y.applyUpdate(deleting, craftUpdate([mine]))
    expect(isWhole(deleting)).toBe(true)
  })
})

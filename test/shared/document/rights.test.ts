import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readContribution } from '#shared/document/commands/read.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command, CommandType } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import {
  type Author,
  CONTRIBUTED_FIELDS,
  CONTRIBUTIONS,
  refuseContribution,
  signContribution,
} from '#shared/document/rights.ts'
import { cardRecord } from '#shared/model/card.ts'
import type { TableName } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { buildProject, carryOut, contentsOf } from '#test/support/builders.ts'
import { chanceOf, runsOf } from '#test/support/random.ts'
import { COMMAND_TYPES, randomCommand } from '#test/support/random-commands.ts'

const ann: Author = { id: 'ann', name: 'Ann' }
const ALLOWED: ReadonlySet<CommandType> = new Set(CONTRIBUTIONS)
const own = 'card-lane1-step1-1-1'
const others = 'card-lane1-step1-1-2'

/** A map on which the first card of each cell is Ann's, and everything else is not. */
function annsMap() {
  const { doc } = buildProject({ cardsPerCell: 2 })
  const mine = Object.keys(projectDocument(doc).cards).filter((id) => id.endsWith('-1'))
  carryOut(doc, [
    { type: 'cards.edit', ids: mine, changes: { author: 'Ann', authorId: 'ann' } },
    { type: 'group.add', id: 'g', mapId: 'map1', fields: { title: 'Rain' }, cardIds: [own, others] },
    { type: 'comment.add', id: 'said', mapId: 'map1', fields: { text: 'Hm', authorId: 'ann' } },
    {
      type: 'comment.add',
      id: 'answered',
      mapId: 'map1',
      fields: { threadId: 'said', text: 'Well', authorId: 'ben' },
    },
    { type: 'comment.add', id: 'alone', mapId: 'map1', fields: { text: 'Oh', authorId: 'ann' } },
  ])
  return doc
}

const judge = (command: Command) => refuseContribution(projectDocument(annsMap()), ann, command)?.code
const adding = (fields: object, laneId = 'lane1', id = 'new', stepId = 'step1-1'): Command => ({
  type: 'cards.add',
  cards: [{ id, laneId, stepId, fields }],
  beforeId: null,
})
const moving = (id: string, laneId: string): Command => ({
  type: 'cards.move',
  moves: [{ id, laneId, stepId: 'step1-2', beforeId: null }],
})

describe('somebody who only contributes', () => {
  test.each<[string, Command]>([
    ['adds cards', adding({ text: 'x' })],
    ['edits their own', { type: 'cards.edit', ids: [own], changes: { text: 'x', impact: 'abandons' } }],
    ['moves their own', moving(own, 'lane2')],
    ['deletes their own', { type: 'cards.remove', ids: [own] }],
    ['comments', { type: 'comment.add', id: 'new', mapId: 'map1', fields: { text: 'x' } }],
    ['edits their comment', { type: 'comment.edit', id: 'said', changes: { text: 'x' } }],
    ['deletes their comment', { type: 'comment.remove', id: 'alone' }],
  ])('%s', (_, command) => {
    expect(judge(command)).toBeUndefined()
  })

  test.each<[string, Command, string]>([
    ['a card of somebody else', { type: 'cards.edit', ids: [others], changes: { text: 'x' } }, 'not-allowed'],
    ['one of several that is not theirs', { type: 'cards.remove', ids: [own, others] }, 'not-allowed'],
    ["moving somebody else's card", moving(others, 'lane1'), 'not-allowed'],
    ['whose card it is', { type: 'cards.edit', ids: [own], changes: { authorId: 'ben' } }, 'not-allowed'],
    ['votes', { type: 'cards.edit', ids: [own], changes: { votes: 9 } }, 'not-allowed'],
    ['the group', { type: 'cards.edit', ids: [own], changes: { groupId: null } }, 'not-allowed'],
    ['a lane of values', adding({}, 'lane3'), 'not-here'],
    ['a lane that is gone', adding({}, 'nowhere'), 'gone'],
    ['a step of no map', adding({}, 'lane1', 'new', 'nowhere'), 'gone'],
    ['the place of a card that is there', adding({}, 'lane1', others), 'not-allowed'],
    ['the place of a value to come', adding({}, 'lane1', 'lane3~step1-1~persona1'), 'not-allowed'],
    [
      "somebody else's comment",
      { type: 'comment.edit', id: 'answered', changes: { text: 'x' } },
      'not-allowed',
    ],
    [
      'where a comment hangs',
      { type: 'comment.edit', id: 'said', changes: { author: 'Ben' } },
      'not-allowed',
    ],
    ['a thread that others answered', { type: 'comment.remove', id: 'said' }, 'not-allowed'],
    ['a card that is gone', { type: 'cards.edit', ids: ['gone'], changes: { text: 'x' } }, 'gone'],
  ])('may not touch %s', (_, command, code) => {
    expect(judge(command)).toBe(code)
  })

  test('may not change what stands in a locked lane, nor put anything there', () => {
    const doc = annsMap()
    carryOut(doc, [{ type: 'lane.edit', id: 'lane1', changes: { locked: true } }])
    const snapshot = projectDocument(doc)
    for (const command of [adding({}), moving(own, 'lane2'), moving('card-lane2-step1-1-1', 'lane1')])
      expect(refuseContribution(snapshot, ann, command)).toMatchObject({ code: 'locked' })
  })

  test('may give no command that is not listed, whatever it names', () => {
    const snapshot = projectDocument(annsMap())
    for (const type of COMMAND_TYPES.filter((one) => !ALLOWED.has(one)))
      for (let seed = 1; seed <= 20; seed++) {
        const command = randomCommand(snapshot, chanceOf(seed), type)
        expect(refuseContribution(snapshot, ann, command), type).toMatchObject({ code: 'not-allowed' })
        expect(readContribution(command), type).toBeUndefined()
      }
  })

  test('nobody without an id owns the cards of nobody', () => {
    const snapshot = projectDocument(annsMap())
    const edit: Command = { type: 'cards.edit', ids: [others], changes: { text: 'x' } }
    expect(refuseContribution(snapshot, { id: '', name: 'Ann' }, edit)).toMatchObject({ code: 'not-allowed' })
  })
})

/** What a contributor leaves alone: everything but their own cards and comments, orders aside, which make room. */
function untouched(snapshot: Snapshot): string {
  const tables: readonly TableName[] = [
    'projects',
    'personas',
    'traits',
    'maps',
    'stages',
    'steps',
    'lanes',
    'connectors',
    'notes',
    'views',
  ]
  const isOthers = ({ authorId }: { readonly authorId: string }): boolean => authorId !== ann.id
  return JSON.stringify([
    tables.map((table) => snapshot[table]),
    Object.values(snapshot.cards)
      .filter(isOthers)
      .map(({ place: [lane, step], ...card }) => [lane, step, card])
      .sort(),
    Object.values(snapshot.comments).filter(isOthers),
  ])
}

/** Gives some commands as Ann, as far as she may; answers how many were carried out. */
function contribute(seed: number): number {
  const doc = annsMap()
  const chance = chanceOf(seed)
  let passed = 0
  for (let count = 0; count < 25; count++) {
    const snapshot = projectDocument(doc)
    const command = randomCommand(snapshot, chance, chance.pick(CONTRIBUTIONS))
    if (refuseContribution(snapshot, ann, command)) continue
    const before = contentsOf(doc)
    if (!runCommands(doc, [signContribution(command, ann)], 'test').ok) expect(contentsOf(doc)).toBe(before)
    const after = projectDocument(doc)
    expect(untouched(after), `seed ${seed} after ${JSON.stringify(command)}`).toBe(untouched(snapshot))
    expectSigned(snapshot, after)
    passed++
  }
  return passed
}

function expectSigned(before: Snapshot, after: Snapshot): void {
  for (const table of ['cards', 'comments'] as const)
    for (const [id, record] of Object.entries(after[table]))
      if (!before[table][id]) expect(record).toMatchObject({ author: 'Ann', authorId: 'ann' })
}

test('whatever passes is signed and leaves structure and the cards of others as they were', () => {
  let passed = 0
  for (let seed = 1; seed <= runsOf('RIGHTS_RUNS', 40); seed++) passed += contribute(seed)
  expect(passed).toBeGreaterThan(100)
})

describe('what comes over the wire', () => {
  test('keeps what a contributor may say of a card and nothing else', () => {
    const fields = { ...cardRecord.defaults, votes: 7, authorId: 'ben', groupId: 'g', text: 'x' }
    const read = readContribution(adding(fields))
    const [card] = read?.type === 'cards.add' ? read.cards : []
    expect(Object.keys(card?.fields ?? {}).sort()).toEqual([...CONTRIBUTED_FIELDS].sort())
    const signed = signContribution(adding({ ...fields, author: 'Ben' }), ann)
    expect(signed).toMatchObject({ cards: [{ fields: { text: 'x', author: 'Ann', authorId: 'ann' } }] })
    expect(JSON.stringify(signed)).not.toMatch(/votes|groupId/)
  })

  test('is refused where a text, a list or an id has no bounds', () => {
    const many = Array.from({ length: 201 }, (_, index) => `c${index}`)
    for (const command of [
      adding({ text: 'x'.repeat(20_001) }),
      adding({ tags: ['x'.repeat(81)] }),
      adding({}, '__proto__'),
      { type: 'cards.remove', ids: many },
      { type: 'cards.edit', ids: [own], changes: { votes: 3 } },
      { type: 'cards.edit', ids: [own], changes: JSON.parse('{"__proto__":{"votes":3},"text":"x"}') },
    ])
      expect(readContribution(command)).toBeUndefined()
  })

  test('never throws and never lets through what is no contribution', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, maxDepth: 4 }), (value) => {
        const read = readContribution(value)
        if (read) expect(ALLOWED.has(read.type)).toBe(true)
      }),
    )
  })

  test('reads back every contribution that a page makes', () => {
    const snapshot = projectDocument(annsMap())
    for (const type of CONTRIBUTIONS) {
      const command = randomCommand(snapshot, chanceOf(5), type)
      expect(readContribution(JSON.parse(JSON.stringify(command))), type).toMatchObject({ type })
    }
  })
})

import { describe, expect, test } from 'vitest'
import {
  type Change,
  changesBetween,
  changesByPerson,
  changeWords,
  foldChanges,
  restoreCommands,
  sharesOf,
} from '#shared/analysis/changes.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { checkIntegrity } from '#shared/document/integrity.ts'
import { createProjection, projectDocument } from '#shared/document/projection.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import { sentimentId } from '#shared/model/card.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { brokenInvariants } from '#test/support/invariants.ts'
import { chanceOf, runsOf } from '#test/support/random.ts'
import { randomCommand } from '#test/support/random-commands.ts'

const CARD = 'card-lane1-step1-1-1'
const PAIN = 'card-lane2-step1-1-1'

/** A project before and after commands. */
function changed(commands: readonly Command[], prepare: readonly Command[] = [], cardsPerCell = 1) {
  const { doc } = buildProject({ cardsPerCell })
  carryOut(doc, prepare)
  const before = projectDocument(doc)
  carryOut(doc, commands)
  return { doc, before, after: projectDocument(doc) }
}

const told = (
  { before, after }: { readonly before: Snapshot; readonly after: Snapshot },
  changes = changesBetween(before, after),
): string[] =>
  foldChanges(changes).map(
    ({ change, inside }) => `${change.kind}: ${changeWords(change, before, after, inside)}`,
  )

const card = (id: string, text: string, laneId = 'lane1', stepId = 'step1-1'): Command => ({
  type: 'cards.add',
  beforeId: null,
  cards: [{ id, laneId, stepId, fields: { text } }],
})

const move = (id: string, laneId: string, stepId: string, beforeId: string | null = null): Command => ({
  type: 'cards.move',
  moves: [{ id, laneId, stepId, beforeId }],
})

describe('what became of cards', () => {
  test('is told in plain words, in the order of the map', () => {
    const both = changed([
      move('card-lane1-step2-2-1', 'lane1', 'step1-1'),
      { type: 'cards.edit', ids: [CARD], changes: { text: 'Find a bike shop', tags: ['shop'] } },
      { type: 'cards.edit', ids: [PAIN], changes: { impact: 'abandons', reach: 40 } },
      { type: 'cards.remove', ids: ['card-lane2-step2-2-1'] },
      card('new', 'Asks a friend', 'lane1', 'step2-1'),
    ])
    expect(told(both)).toEqual([
      'changed: “Text of card-lane1-step1-1-1” became “Find a bike shop”; tags — → shop',
      'moved: “Text of card-lane1-step2-2-1” moved from Title of stage2 to Title of stage1',
      'changed: “Text of card-lane2-step1-1-1”: impact Needs a work-around → Abandons; reach — → 40',
      'added: “Asks a friend” added to Title of stage2, lane1',
      'removed: “Text of card-lane2-step2-2-1” removed from Title of stage2, lane2',
    ])
  })

  test('owners, days, groups and links are called by name, and what is cleared is a dash', () => {
    const both = changed(
      [
        {
          type: 'cards.edit',
          ids: [CARD],
          changes: { owner: 'Ana', due: '2026-03-09', linkedMapId: 'map2', evidence: 'partly', tags: [] },
        },
        { type: 'group.add', id: 'g', mapId: 'map1', fields: { title: 'Waiting' }, cardIds: [PAIN] },
      ],
      [
        { type: 'map.add', id: 'map2', fields: { title: 'Detail' } },
        { type: 'cards.edit', ids: [CARD], changes: { tags: ['old'] } },
      ],
    )
    const words = told(both)
    expect(words[0]).toContain('“Text of card-lane1-step1-1-1”: ')
    for (const part of [
      'tags old → —',
      'evidence assumed → partly known',
      'owner — → Ana',
      'due date — → 9 Mar 2026',
      'map it opens — → “Detail”',
    ])
      expect(words[0]).toContain(part)
    expect(words).toContain('changed: “Text of card-lane2-step1-1-1”: group — → “Waiting”')
    expect(words).toContain('added: Group “Waiting” added')
  })

  test('one that moved and says something else is one change; the kind of its new lane is none', () => {
    const both = changed([
      move(CARD, 'lane2', 'step1-2'),
      { type: 'cards.edit', ids: [CARD], changes: { text: 'Anew', color: 'red' } },
    ])
    const changes = changesBetween(both.before, both.after)
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ kind: 'moved', table: 'cards', id: CARD, mapId: 'map1' })
    expect([...(changes[0]?.fields ?? [])].sort()).toEqual(['color', 'text'])
    expect(told(both)).toEqual([
      'moved: “Text of card-lane1-step1-1-1” moved from Title of stage1, lane1 to Title of stage1, lane2; now reads “Anew”; colour — → red',
    ])
  })

  test('within a cell only what passed others has moved, however the orders were written', () => {
    const [a, b, c] = [1, 2, 3].map((number) => `card-lane1-step1-1-${number}`) as [string, string, string]
    const passed = changed([move(a, 'lane1', 'step1-1', c)], [], 3)
    expect(changesBetween(passed.before, passed.after).map(({ kind, id }) => [kind, id])).toEqual([
      ['moved', a],
    ])
    expect(told(passed)).toEqual([`moved: “Text of ${a}” moved within Title of stage1, lane1`])
    const place = (id: string, order: string) => ({
      ...(passed.before.cards[id] as Snapshot['cards'][string]),
      place: ['lane1', 'step1-1', order] as const,
    })
    const rewritten = { ...passed.before, cards: { ...passed.before.cards } }
    Object.assign(rewritten.cards, { [a]: place(a, 'm'), [b]: place(b, 'n'), [c]: place(c, 'o') })
    expect(changesBetween(passed.before, rewritten)).toEqual([])
    Object.assign(rewritten.cards, { [a]: place(a, 'p') })
    expect(changesBetween(passed.before, rewritten).map(({ id }) => id)).toEqual([a])
  })

  test('between steps that are called alike, by their number', () => {
    expect(told(changed([move(CARD, 'lane1', 'step1-2')]))).toEqual([
      'moved: “Text of card-lane1-step1-1-1” moved from Title of stage1 (1) to Title of stage1 (2)',
    ])
  })

  test('feelings and channels are told as values', () => {
    const feel = (amount: number | null, stepId = 'step1-1'): Command => ({
      type: 'sentiment.set',
      laneId: 'lane3',
      stepId,
      personaId: 'persona1',
      amount,
    })
    const both = changed(
      [feel(-2), feel(null, 'step1-2'), feel(0.5, 'step2-1')],
      [feel(1), feel(1, 'step1-2')],
    )
    expect(told(both)).toEqual([
      'changed: Persona1’s mood at Title of stage1: +1 → −2',
      'removed: Persona1’s mood at Title of stage1: +1 → —',
      'added: Persona1’s mood at Title of stage2: — → +0.5',
    ])
  })
})

describe('what became of the structure', () => {
  test('a stage that went explains its steps, cards and values', () => {
    const feeling: Command = {
      type: 'sentiment.set',
      laneId: 'lane3',
      stepId: 'step1-1',
      personaId: 'persona1',
      amount: 1,
    }
    const both = changed([{ type: 'stage.remove', id: 'stage1' }], [feeling])
    expect(told(both)).toEqual([
      'removed: Stage “Title of stage1” removed, with 2 steps, 4 cards and 1 value',
    ])
    const changes = changesBetween(both.before, both.after)
    expect(new Set(changes.map(({ within }) => within))).toEqual(new Set([null, 'stages/stage1']))
    expect(changes.every(({ mapId }) => mapId === 'map1')).toBe(true)
    expect(told({ before: both.after, after: both.before })).toEqual([
      'added: Stage “Title of stage1” added, with 2 steps, 4 cards and 1 value',
    ])
  })

  test('stages, steps and lanes that passed others have moved; a new name, a new lane and a new stage are told', () => {
    const both = changed([
      { type: 'lane.move', id: 'lane3', beforeId: 'lane1' },
      { type: 'step.move', id: 'step1-2', stageId: 'stage2', beforeId: null },
      { type: 'stage.edit', id: 'stage2', changes: { title: 'Purchase', goal: 'Pay' } },
      { type: 'lane.add', id: 'lane4', mapId: 'map1', beforeId: null, fields: { title: 'Ideas' } },
      { type: 'map.edit', id: 'map1', changes: { state: 'future' } },
    ])
    expect(told(both)).toEqual([
      'changed: Map “Map”: state current → future',
      'changed: Stage “Title of stage2” became “Purchase”; goal — → “Pay”',
      'moved: A step without a name moved from Title of stage1 to Purchase',
      'moved: Lane “lane3” moved',
      'added: Lane “Ideas” added',
    ])
  })

  test('maps in their order, then personas; what fell with a map or a persona is within it', () => {
    const both = changed(
      [
        { type: 'persona.edit', id: 'persona1', changes: { motto: 'Quick!' } },
        { type: 'map.remove', id: 'map2' },
        { type: 'persona.remove', id: 'p2' },
        { type: 'cards.edit', ids: [CARD], changes: { text: 'x' } },
      ],
      [
        { type: 'map.add', id: 'map2', fields: { title: 'Second' } },
        { type: 'stage.add', id: 's2', stepId: 't2', mapId: 'map2', beforeId: null, fields: {} },
        { type: 'lane.add', id: 'l2', mapId: 'map2', beforeId: null, fields: {} },
        card('c2', 'On the second', 'l2', 't2'),
        { type: 'persona.add', id: 'p2', mapId: null, fields: { name: 'Jo' } },
        { type: 'trait.add', id: 't', personaId: 'p2', beforeId: null, fields: { kind: 'age', text: '30' } },
      ],
    )
    expect(told(both)).toEqual([
      'changed: “Text of card-lane1-step1-1-1” became “x”',
      'removed: Map “Second” removed, with 1 stage, 1 step, 1 lane and 1 card',
      'changed: Persona “persona1”: motto — → “Quick!”',
      'removed: Persona “Jo” removed, with 1 field',
    ])
  })
})

test('states that came from JSON are compared by what they say, and signatures are no change', () => {
  const { before, after, doc } = changed([{ type: 'author.sign', clientId: 1, name: 'Ana' }])
  const copy = JSON.parse(JSON.stringify(before)) as Snapshot
  expect(changesBetween(copy, after)).toEqual([])
  expect(restoreCommands(after, copy)).toEqual([])
  carryOut(doc, [card('constructor', 'Odd')])
  expect(changesBetween(copy, projectDocument(doc)).map(({ kind, id }) => [kind, id])).toEqual([
    ['added', 'constructor'],
  ])
})

describe('who did it', () => {
  const { before, after } = changed([
    { type: 'cards.edit', ids: [CARD, PAIN], changes: { color: 'red' } },
    card('new', 'New'),
    { type: 'cards.remove', ids: ['card-lane2-step2-2-1'] },
  ])
  const changes = changesBetween(before, after, [
    { name: 'Ben', records: [`cards/${CARD}`] },
    { name: 'Ana', records: [`cards/${CARD}`, `cards/${PAIN}`, 'cards/new'] },
    { name: '', records: ['cards/new'] },
  ])

  test('each change names its people, and each person has what is theirs, the busiest first', () => {
    expect(changes.map(({ id, by }) => [id, by])).toEqual([
      [CARD, ['Ben', 'Ana']],
      ['new', ['Ana']],
      [PAIN, ['Ana']],
      ['card-lane2-step2-2-1', []],
    ])
    expect(changesByPerson(changes).map(({ name, changes: own }) => [name, own.map(({ id }) => id)])).toEqual(
      [
        ['Ana', [CARD, 'new', PAIN]],
        ['Ben', [CARD]],
        ['', ['card-lane2-step2-2-1']],
      ],
    )
  })

  test('shares count kinds', () => {
    expect(sharesOf(changes)).toEqual([
      { name: 'Ana', added: 1, changed: 2, moved: 0, removed: 0 },
      { name: 'Ben', added: 0, changed: 1, moved: 0, removed: 0 },
      { name: '', added: 0, changed: 0, moved: 0, removed: 1 },
    ])
  })
})

/** Ids of what a restoring command sets and takes out. */
function reach(commands: readonly Command[]) {
  const [command] = commands
  if (command?.type !== 'records.restore') return { set: [], removed: [] }
  const paths = (records: readonly { readonly table: string; readonly id: string }[]) =>
    records.map(({ table, id }) => `${table}/${id}`).sort()
  return { set: paths(command.set), removed: paths(command.removed) }
}

describe('the way back', () => {
  const only = (both: { readonly before: Snapshot; readonly after: Snapshot }, ...paths: string[]) =>
    reach(restoreCommands(both.after, both.before, new Set(paths)))

  test('of one card touches nothing else', () => {
    const both = changed([
      { type: 'cards.edit', ids: [CARD, PAIN], changes: { text: 'Anew' } },
      { type: 'stage.edit', id: 'stage1', changes: { title: 'Anew' } },
    ])
    expect(only(both, `cards/${CARD}`)).toEqual({ set: [`cards/${CARD}`], removed: [] })
    expect(only(both, 'cards/card-lane1-step2-2-1')).toEqual({ set: [], removed: [] })
  })

  test('of a card whose stage is gone brings its step and stage, but none of their other cards', () => {
    const both = changed([{ type: 'stage.remove', id: 'stage1' }])
    expect(only(both, `cards/${CARD}`)).toEqual({
      set: [`cards/${CARD}`, 'stages/stage1', 'steps/step1-1'],
      removed: [],
    })
  })

  test('of a stage that is gone brings all that was in it, of a map likewise', () => {
    const stage = changed([{ type: 'stage.remove', id: 'stage1' }])
    expect(only(stage, 'stages/stage1')).toEqual(reach(restoreCommands(stage.after, stage.before)))
    const map = changed([{ type: 'map.remove', id: 'map1' }])
    expect(only(map, 'maps/map1')).toEqual(reach(restoreCommands(map.after, map.before)))
  })

  test('of a stage that was added takes what is in it along, and puts back what was moved there', () => {
    const both = changed([
      { type: 'stage.add', id: 's', stepId: 't', mapId: 'map1', beforeId: null, fields: {} },
      card('new', 'New', 'lane1', 't'),
      move(CARD, 'lane1', 't'),
      { type: 'cards.edit', ids: [PAIN], changes: { text: 'Stays as it is' } },
    ])
    expect(only(both, 'stages/s')).toEqual({
      set: [`cards/${CARD}`],
      removed: ['cards/new', 'stages/s', 'steps/t'],
    })
  })

  test('of a card to a lane of another kind makes it that kind', () => {
    const both = changed([
      { type: 'cards.remove', ids: [CARD] },
      { type: 'lane.edit', id: 'lane1', changes: { kind: 'opportunities' } },
    ])
    const [command] = restoreCommands(both.after, both.before, new Set([`cards/${CARD}`]))
    expect(reach(command ? [command] : []).set).toEqual([`cards/${CARD}`])
    carryOut(both.doc, command ? [command] : [])
    expect(projectDocument(both.doc).cards[CARD]).toMatchObject({ kind: 'opportunity' })
  })

  test('of a card to a lane that holds feelings by now brings that lane back as it was', () => {
    const cell = ['step1-1', 'step1-2', 'step2-1', 'step2-2'].map((step) => `card-lane1-${step}-1`)
    const both = changed([
      { type: 'cards.remove', ids: cell },
      { type: 'lane.edit', id: 'lane1', changes: { kind: 'sentiment' } },
      { type: 'sentiment.set', laneId: 'lane1', stepId: 'step1-1', personaId: null, amount: 1 },
    ])
    expect(only(both, `cards/${CARD}`)).toEqual({
      set: [`cards/${CARD}`, 'lanes/lane1'],
      removed: [`cards/${sentimentId('lane1', 'step1-1', null)}`],
    })
  })
})

const SEEDS = runsOf('CHANGES_SEEDS', 20)

/** A project that somebody worked on at random, and worked on further. */
function worked(seed: number) {
  const chance = chanceOf(seed)
  const { doc } = buildProject({ lanes: ['cards', 'pains', 'sentiment', 'channels'] })
  const projection = createProjection(doc)
  const work = (count: number): Snapshot => {
    for (let done = 0; done < count; done++)
      runCommands(doc, [randomCommand(projection.current(), chance)], 'work')
    return projection.current()
  }
  const earlier = work(30)
  const now = work(1 + chance.whole(40))
  projection.destroy()
  return { doc, chance, earlier, now }
}

const content = ({ authors: _, ...tables }: Snapshot) => tables

describe('whatever was done', () => {
  test('going back gives the earlier state but for signatures, and undoing that the one of now', () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { doc, earlier, now } = worked(seed)
      const origin = {}
      const history = createUndoHistory(doc, origin, () => 0)
      const commands = restoreCommands(now, JSON.parse(JSON.stringify(earlier)) as Snapshot)
      history.begin('Go back')
      carryOut(doc, commands, origin)
      const restored = projectDocument(doc)
      expect(content(restored), `seed ${seed}`).toEqual(content(earlier))
      expect(restored.authors).toEqual(now.authors)
      expect(changesBetween(earlier, restored)).toEqual([])
      if (commands.length > 0) history.undo()
      expect(projectDocument(doc), `seed ${seed}`).toEqual(now)
      history.destroy()
    }
  })

  test('going back in part leaves no record without its place and all others as they are', () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { doc, chance, earlier, now } = worked(seed)
      const changes = changesBetween(earlier, now)
      const some = chance.some(changes, 1 + chance.whole(4)).map(({ table, id }) => `${table}/${id}`)
      const commands = restoreCommands(now, earlier, new Set(some))
      const { set, removed } = reach(commands)
      expect([...set, ...removed]).toEqual(expect.arrayContaining(some))
      carryOut(doc, commands)
      const restored = projectDocument(doc)
      const known = new Set([now, earlier].flatMap((of) => errorsOf(of)))
      expect(
        errorsOf(restored).filter((error) => !known.has(error)),
        `seed ${seed}`,
      ).toEqual([])
      expect(brokenInvariants(restored), `seed ${seed}`).toEqual([])
      const others = changesBetween(now, restored).map(({ table, id }) => `${table}/${id}`)
      const named = new Set([...set, ...removed])
      expect(others.filter((path) => !named.has(path) && !isReordered(path, restored, now))).toEqual([])
    }
  })

  test('every change has words, names its map, and is told once', () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { earlier, now } = worked(seed)
      const changes = changesBetween(earlier, now)
      expect(new Set(changes.map(({ table, id }) => `${table}/${id}`)).size).toBe(changes.length)
      for (const { change, inside } of foldChanges(changes)) {
        const words = changeWords(change, earlier, now, inside)
        expect(words).toMatch(/^\P{Ll}/u)
        expect(words, JSON.stringify(change)).not.toMatch(/undefined|null|\[object/)
      }
      expect(countOf(changes)).toBe(changes.length)
    }
  })
})

const countOf = (changes: readonly Change[]): number =>
  foldChanges(changes).reduce((sum, { inside }) => sum + 1 + inside.length, 0)

const errorsOf = (snapshot: Snapshot): string[] =>
  checkIntegrity(snapshot)
    .filter(({ severity }) => severity === 'error')
    .map(({ table, id }) => `${table}/${id}`)

/** Whether a record says the very same: then others moved past it. */
function isReordered(path: string, a: Snapshot, b: Snapshot): boolean {
  const [table, id] = path.split('/') as [keyof Snapshot, string]
  return a[table][id] !== undefined && JSON.stringify(a[table][id]) === JSON.stringify(b[table][id])
}

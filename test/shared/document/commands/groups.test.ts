import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { buildProject, carryOut, contentsOf } from '#test/support/builders.ts'
import { actAndUndo, cells } from './support.ts'

const card = (number: number): string => `card-lane1-step1-1-${number}`
const [one, two, three, four] = [card(1), card(2), card(3), card(4)]
const elsewhere = 'card-lane2-step1-1-1'

const grouped = (id: string, ...cardIds: string[]): Command => ({
  type: 'group.add',
  id,
  mapId: 'map1',
  fields: { title: id },
  cardIds,
})
const move = (id: string, beforeId: string | null, laneId = 'lane1', stepId = 'step1-1'): Command => ({
  type: 'cards.move',
  moves: [{ id, laneId, stepId, beforeId }],
})

function withCards(...commands: Command[]): Y.Doc {
  const { doc } = buildProject({ cardsPerCell: 4 })
  carryOut(doc, commands)
  return doc
}

const row = (doc: Y.Doc): string => (cells(doc)['lane1/step1-1'] ?? []).map((id) => id.at(-1)).join('')
const groupOf = (doc: Y.Doc, id: string): string | null => projectDocument(doc).cards[id]?.groupId ?? null
const groups = (doc: Y.Doc): string[] => Object.keys(projectDocument(doc).groups)

describe('a cluster', () => {
  test('puts its cards side by side where the first of them stands; one undo takes it back', () => {
    const { doc } = buildProject({ cardsPerCell: 4 })
    const before = contentsOf(doc)
    const history = actAndUndo(doc, [grouped('g', four, two)])
    expect(row(doc)).toBe('1243')
    expect(groupOf(doc, two)).toBe('g')
    expect(projectDocument(doc).groups.g?.title).toBe('g')
    history.undo()
    expect(contentsOf(doc)).toBe(before)
  })

  test('may span cells; each cell keeps its own row', () => {
    const doc = withCards(grouped('g', three, one, elsewhere))
    expect(row(doc)).toBe('1324')
    expect(groupOf(doc, elsewhere)).toBe('g')
  })

  test('shows together what was put between its cards apart from the others', () => {
    const doc = withCards(grouped('g', one, two), {
      type: 'cards.edit',
      ids: [four],
      changes: { groupId: 'g' },
    })
    expect(row(doc)).toBe('1243')
  })

  test('takes in a card that is put between two of its own', () => {
    const doc = withCards(grouped('g', one, two), move(four, two))
    expect([row(doc), groupOf(doc, four)]).toEqual(['1423', 'g'])
  })

  test('lets go of a card that is taken away from the others, and keeps one that moves among them', () => {
    const doc = withCards(grouped('g', one, two, three), move(one, two))
    expect(groupOf(doc, one)).toBe('g')
    carryOut(doc, [move(one, null, 'lane2')])
    expect(groupOf(doc, one)).toBeNull()
    carryOut(doc, [move(two, null)])
    expect([row(doc), groupOf(doc, two)]).toEqual(['342', null])
  })

  test('stays together when all its cards go', () => {
    const doc = withCards(grouped('g', one, two))
    const moves = [one, two].map((id) => ({ id, laneId: 'lane2', stepId: 'step1-2', beforeId: null }))
    carryOut(doc, [{ type: 'cards.move', moves }])
    expect([groupOf(doc, one), groupOf(doc, two)]).toEqual(['g', 'g'])
  })

  test('goes with its last card, and when another takes its cards in', () => {
    const doc = withCards(grouped('g', one, two), grouped('h', three))
    carryOut(doc, [{ type: 'cards.edit', ids: [three], changes: { groupId: 'g' } }])
    expect(groups(doc)).toEqual(['g'])
    carryOut(doc, [{ type: 'cards.remove', ids: [one, two] }])
    expect(groups(doc)).toEqual(['g'])
    carryOut(doc, [{ type: 'cards.remove', ids: [three] }])
    expect(groups(doc)).toEqual([])
  })

  test('is named, coloured and taken apart; its cards stay where they are', () => {
    const doc = withCards(grouped('g', one, three), {
      type: 'group.edit',
      id: 'g',
      changes: { title: 'Delays', color: 'red' },
    })
    expect(projectDocument(doc).groups.g).toMatchObject({ title: 'Delays', color: 'red' })
    carryOut(doc, [{ type: 'group.remove', id: 'g' }])
    expect([row(doc), groupOf(doc, one), groups(doc)]).toEqual(['1324', null, []])
  })

  test('that somebody removed at the same time leaves its cards ungrouped in the view', () => {
    const doc = withCards(grouped('g', one, three))
    doc.getMap('groups').delete('g')
    expect(row(doc)).toBe('1324')
    carryOut(doc, [move(three, null)])
    expect(row(doc)).toBe('1243')
  })

  test.each<[string, Command, string]>([
    ['without cards', grouped('g'), 'not-here'],
    ['of values of steps', grouped('g', 'lane3~step1-1~persona1'), 'not-here'],
    ['on no map', { ...grouped('g', one), mapId: 'nowhere' } as Command, 'gone'],
    ['renamed when it is gone', { type: 'group.edit', id: 'g', changes: { title: 'x' } }, 'gone'],
    ['joined when it is gone', { type: 'cards.edit', ids: [one], changes: { groupId: 'g' } }, 'gone'],
  ])('is refused %s', (_, command, code) => {
    const { doc } = buildProject()
    const before = contentsOf(doc)
    expect(runCommands(doc, [command], {})).toMatchObject({ ok: false, error: { code } })
    expect(contentsOf(doc)).toBe(before)
  })

  test('leaves cards of a locked lane alone', () => {
    const doc = withCards({ type: 'lane.edit', id: 'lane1', changes: { locked: true } })
    expect(runCommands(doc, [grouped('g', one, elsewhere)], {})).toMatchObject({
      ok: false,
      error: { code: 'locked' },
    })
    expect(groups(doc)).toEqual([])
  })
})

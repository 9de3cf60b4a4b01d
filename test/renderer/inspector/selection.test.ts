import { describe, expect, test } from 'vitest'
import { subjectOf, subjectTitle } from '#renderer/features/inspector/subject.ts'
import {
  addToLists,
  MIXED,
  membership,
  removeFromLists,
  sharedValue,
  toggleInLists,
  wordsOfAll,
} from '#renderer/fields/shared-values.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'

function project() {
  const built = buildProject({ lanes: ['cards', 'pains', 'touchpoints'], stages: [2] })
  const { doc, mapId, laneIds } = built
  const [[one, two] = []] = built.stepIds
  const card = (lane: number, step = one) => `card-${laneIds[lane]}-${step}-1`
  carryOut(doc, [
    { type: 'note.add', id: 'note1', mapId, fields: { text: 'Note' } },
    { type: 'note.add', id: 'note2', mapId, fields: {} },
    { type: 'connector.add', id: 'line1', mapId, fields: { fromId: card(0), toId: card(1) } },
  ])
  const snapshot = () => projectDocument(doc)
  const about = (...ids: string[]) => subjectOf(snapshot(), new Set(ids))
  return { doc, card, two, snapshot, about }
}

describe('what the details are about', () => {
  test('is told by what is selected', () => {
    const { about, card, two } = project()
    expect(about()).toEqual({ kind: 'nothing' })
    expect(about(card(1))).toMatchObject({ kind: 'cards', cards: [{ id: card(1), kind: 'pain' }] })
    expect(about(card(1), card(1, two))).toMatchObject({ kind: 'cards', cards: [{}, { id: card(1, two) }] })
    expect(about('note1')).toMatchObject({ kind: 'notes', notes: [{ id: 'note1' }] })
    expect(about('line1')).toMatchObject({ kind: 'connectors', connectors: [{ id: 'line1' }] })
    expect(about('line1', card(0))).toMatchObject({ kind: 'mixture', notes: [] })
  })

  test('leaves out what is gone', () => {
    const { about, doc, card } = project()
    carryOut(doc, [{ type: 'cards.remove', ids: [card(0)] }])
    expect(about(card(0))).toEqual({ kind: 'nothing' })
    expect(about(card(0), 'note1')).toMatchObject({ kind: 'notes' })
  })

  test.each([
    [['c1'], 'Pain point'],
    [['c1', 'c2'], '2 pain points'],
    [['c0', 'c1'], '2 cards'],
    [['note1'], 'Free note'],
    [['note1', 'note2'], '2 free notes'],
    [['line1'], 'Connector'],
    [['c0', 'c1', 'note1'], '2 cards and 1 note'],
    [['c0', 'note1', 'line1'], '1 card, 1 note and 1 connector'],
    [[], 'Details'],
  ])('%j is called “%s”', (names, title) => {
    const { about, card, two } = project()
    const ids: Record<string, string> = { c0: card(0), c1: card(1), c2: card(1, two) }
    expect(subjectTitle(about(...names.map((name) => ids[name] ?? name)))).toBe(title)
  })
})

describe('several cards at once', () => {
  const cardsOf = ({ snapshot, card, two }: ReturnType<typeof project>) =>
    [card(2), card(2, two)].map((id) => snapshot().cards[id]!)

  test('share a value or do not', () => {
    const made = project()
    carryOut(made.doc, [{ type: 'cards.edit', ids: [made.card(2)], changes: { status: 'missing' } }])
    expect(sharedValue(cardsOf(made), 'status')).toBe(MIXED)
    expect(sharedValue(cardsOf(made), 'evidence')).toBe('assumed')
    expect(sharedValue([], 'evidence' as never)).toBe(MIXED)
  })

  test('a word goes to those that lack it, then away from all, and each keeps its own others', () => {
    const made = project()
    const { doc, card, two } = made
    carryOut(doc, [{ type: 'cards.edit', ids: [card(2)], changes: { channels: ['phone', 'website'] } }])
    carryOut(doc, [{ type: 'cards.edit', ids: [card(2, two)], changes: { channels: ['post'] } }])
    expect(membership(cardsOf(made), 'channels', 'website')).toBe('some')
    const given = toggleInLists(cardsOf(made), 'channels', 'website')
    expect(given).toHaveLength(1)
    carryOut(doc, given)
    expect(cardsOf(made).map((each) => each.channels)).toEqual([
      ['phone', 'website'],
      ['post', 'website'],
    ])
    expect(membership(cardsOf(made), 'channels', 'website')).toBe('all')
    expect(wordsOfAll(cardsOf(made), 'channels')).toEqual(['phone', 'website', 'post'])
    carryOut(doc, toggleInLists(cardsOf(made), 'channels', 'website'))
    expect(cardsOf(made).map((each) => each.channels)).toEqual([['phone'], ['post']])
    expect(membership(cardsOf(made), 'channels', 'website')).toBe('none')
  })

  test('words are added once to each, those that have them all are left alone', () => {
    const made = project()
    carryOut(made.doc, [{ type: 'cards.edit', ids: [made.card(2)], changes: { tags: ['price', 'trust'] } }])
    const commands = addToLists(cardsOf(made), 'tags', ['trust', 'price', 'trust'])
    expect(commands.map(({ ids }) => ids)).toEqual([[made.card(2, made.two)]])
    carryOut(made.doc, commands)
    expect(cardsOf(made).map((each) => each.tags)).toEqual([
      ['price', 'trust'],
      ['trust', 'price'],
    ])
  })

  test('nothing is written where nothing changes', () => {
    expect(removeFromLists(cardsOf(project()), 'tags', 'price')).toEqual([])
  })
})

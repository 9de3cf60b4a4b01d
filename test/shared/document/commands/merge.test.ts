import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command, NewCard } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import type { Card } from '#shared/model/card.ts'
import { MAX_TEXT } from '#shared/model/fields.ts'
import { buildProject, carryOut, contentsOf } from '#test/support/builders.ts'
import { actAndUndo } from './support.ts'

/** A map with cards of these fields, called `a`, `b`, … in one cell of the pains. */
function withPains(...fields: NewCard['fields'][]): Y.Doc {
  const { doc } = buildProject()
  const cards = fields.map((one, index) => ({
    id: 'abcdef'.charAt(index),
    laneId: 'lane2',
    stepId: 'step1-1',
    fields: one,
  }))
  carryOut(doc, [{ type: 'cards.add', cards, beforeId: null }])
  return doc
}

const merge = (id: string, ...otherIds: string[]): Command => ({ type: 'cards.merge', id, otherIds })
const cardIn = (doc: Y.Doc, id: string): Card | undefined => projectDocument(doc).cards[id]

describe('merging cards', () => {
  test('keeps each line once, whatever its case and blanks', () => {
    const doc = withPains(
      { text: 'Waits too long\nNo date' },
      { text: '  waits  TOO long ' },
      { text: 'no date\nNobody calls back' },
    )
    carryOut(doc, [merge('a', 'b', 'c')])
    expect(cardIn(doc, 'a')?.text).toBe('Waits too long\nNo date\nNobody calls back')
    expect([cardIn(doc, 'b'), cardIn(doc, 'c')]).toEqual([undefined, undefined])
  })

  test('unites tags and channels, adds votes, keeps the strongest and fills what is empty', () => {
    const doc = withPains(
      { text: 'x', tags: ['rain'], votes: 2, impact: 'trivial', author: 'Ann' },
      { text: 'x', tags: ['rain', 'app'], channels: ['phone'], votes: 3, impact: 'abandons', author: 'Ben' },
      { text: 'x', evidence: 'researched', owner: 'Kim', reach: 40, author: 'Ann' },
    )
    carryOut(doc, [merge('a', 'b', 'c')])
    expect(cardIn(doc, 'a')).toMatchObject({
      tags: ['rain', 'app'],
      channels: ['phone'],
      votes: 5,
      impact: 'abandons',
      evidence: 'researched',
      owner: 'Kim',
      reach: 40,
      author: 'Ann, Ben',
    })
  })

  test('leads to the card that stays whatever led to the others; one undo takes it back', () => {
    const doc = withPains({ text: 'x' }, { text: 'x' }, { text: 'y', painIds: ['b', 'c'] })
    const line = (id: string, fromId: string, toId: string): Command => ({
      type: 'connector.add',
      id,
      mapId: 'map1',
      fields: { fromId, toId },
    })
    const answer = 'card-lane1-step1-1-1'
    carryOut(doc, [
      { type: 'cards.edit', ids: [answer], changes: { painIds: ['b', 'a'], counterpartId: 'b' } },
      line('between', 'a', 'b'),
      line('kept', 'c', 'a'),
      line('doubled', 'c', 'b'),
      line('moved', 'b', answer),
      { type: 'comment.add', id: 'said', mapId: 'map1', fields: { targetId: 'b', text: 'Why?' } },
    ])
    const before = contentsOf(doc)
    const history = actAndUndo(doc, [merge('a', 'b')])
    const { connectors, comments } = projectDocument(doc)
    expect(Object.keys(connectors).sort()).toEqual(['kept', 'moved'])
    expect(connectors.moved).toMatchObject({ fromId: 'a', toId: answer })
    expect(comments.said?.targetId).toBe('a')
    expect(cardIn(doc, answer)).toMatchObject({ painIds: ['a'], counterpartId: 'a' })
    expect(cardIn(doc, 'c')?.painIds).toEqual(['a'])
    history.undo()
    expect(contentsOf(doc)).toBe(before)
  })

  test('passes over cards that are gone, as long as there is one to merge', () => {
    const doc = withPains({ text: 'x' }, { text: 'y' })
    carryOut(doc, [merge('a', 'gone', 'b')])
    expect(cardIn(doc, 'a')?.text).toBe('x\ny')
  })

  test.each<[string, Command, string]>([
    ['a card that is gone', merge('gone', 'a'), 'gone'],
    ['others that are gone', merge('a', 'gone'), 'gone'],
    ['a card with itself', merge('a', 'a'), 'not-here'],
    ['more than a card holds', merge('a', 'c'), 'too-long'],
    ['a card of a locked lane', merge('a', 'card-lane1-step1-1-1'), 'locked'],
  ])('refuses %s, and nothing changes', (_, command, code) => {
    const doc = withPains({ text: 'x'.repeat(MAX_TEXT) }, { text: 'y' }, { text: 'z' })
    carryOut(doc, [{ type: 'lane.edit', id: 'lane1', changes: { locked: true } }])
    const before = contentsOf(doc)
    expect(runCommands(doc, [command], {})).toMatchObject({ ok: false, error: { code } })
    expect(contentsOf(doc)).toBe(before)
  })
})

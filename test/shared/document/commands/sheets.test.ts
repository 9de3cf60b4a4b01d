import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import { channelDotId } from '#shared/model/card.ts'
import { cardsIn, recoveredCards, traitsOf, viewMap } from '#shared/model/map-view.ts'
import { buildProject, carryOut, contentsOf } from '#test/support/builders.ts'

const trait = (id: string, beforeId: string | null = null): Command => ({
  type: 'trait.add',
  id,
  personaId: 'persona1',
  beforeId,
  fields: { kind: 'free', label: id, text: `Text of ${id}` },
})
const sheet = (doc: Y.Doc): string[] => traitsOf(projectDocument(doc), 'persona1').map(({ id }) => id)

describe('the sheet of a persona', () => {
  test('has its fields in the order people give them', () => {
    const { doc } = buildProject({ personas: 2 })
    carryOut(doc, [trait('a'), trait('b'), trait('c', 'a'), { type: 'trait.move', id: 'b', beforeId: 'c' }])
    expect(sheet(doc)).toEqual(['b', 'c', 'a'])
    carryOut(doc, [{ type: 'trait.remove', id: 'c' }])
    expect(sheet(doc)).toEqual(['b', 'a'])
    expect(traitsOf(projectDocument(doc), 'persona2')).toEqual([])
  })

  test('goes with its persona and comes back with it', () => {
    const { doc } = buildProject({ personas: 2 })
    carryOut(doc, [trait('a')])
    const contents = contentsOf(doc)
    const origin = {}
    const history = createUndoHistory(doc, origin, () => 0)
    history.begin('act')
    carryOut(doc, [{ type: 'persona.remove', id: 'persona1' }], origin)
    expect(projectDocument(doc).traits).toEqual({})
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })

  test('personas of the library change places', () => {
    const { doc } = buildProject({ personas: 3 })
    carryOut(doc, [{ type: 'persona.move', id: 'persona3', beforeId: 'persona1' }])
    const { personas } = projectDocument(doc)
    const sorted = Object.values(personas).sort((a, b) => (a.order < b.order ? -1 : 1))
    expect(sorted.map(({ id }) => id)).toEqual(['persona3', 'persona1', 'persona2'])
  })
})

describe('comments', () => {
  const on = (id: string, targetId: string, threadId: string | null = null): Command => ({
    type: 'comment.add',
    id,
    mapId: 'map1',
    fields: { targetId, threadId, text: id, author: 'Jo', createdAt: '2026-11-22T10:00:00.000Z' },
  })

  test('go with what they are on: a card, a step, a stage, a lane, a note', () => {
    const { doc } = buildProject()
    carryOut(doc, [
      { type: 'note.add', id: 'note', mapId: 'map1', fields: {} },
      on('on-card', 'card-lane1-step1-1-1'),
      on('on-step', 'step1-2'),
      on('on-stage', 'stage2'),
      on('on-lane', 'lane2'),
      on('on-note', 'note'),
      on('on-map', 'map1'),
    ])
    const left = () => Object.keys(projectDocument(doc).comments).sort()
    carryOut(doc, [{ type: 'cards.remove', ids: ['card-lane1-step1-1-1'] }])
    expect(left()).not.toContain('on-card')
    carryOut(doc, [{ type: 'step.remove', id: 'step1-2' }])
    expect(left()).not.toContain('on-step')
    carryOut(doc, [
      { type: 'lane.remove', id: 'lane2' },
      { type: 'note.remove', id: 'note' },
    ])
    expect(left()).toEqual(['on-map', 'on-stage'])
    carryOut(doc, [{ type: 'stage.remove', id: 'stage2' }])
    expect(left()).toEqual(['on-map'])
  })

  test('an answer goes with the comment that began the thread', () => {
    const { doc } = buildProject()
    carryOut(doc, [on('first', 'lane1'), on('answer', 'lane1', 'first'), on('other', 'lane1')])
    carryOut(doc, [
      { type: 'comment.edit', id: 'first', changes: { resolved: true, text: 'Why so?' } },
      { type: 'comment.remove', id: 'answer' },
    ])
    expect(projectDocument(doc).comments.first).toMatchObject({ resolved: true, text: 'Why so?' })
    carryOut(doc, [on('again', 'lane1', 'first'), { type: 'comment.remove', id: 'first' }])
    expect(Object.keys(projectDocument(doc).comments)).toEqual(['other'])
  })
})

describe('a channel matrix', () => {
  test('has one dot per step and channel, whoever sets it, and none once it is cleared', () => {
    const { doc } = buildProject({ lanes: ['channels'] })
    const set = (channel: string, on: boolean): Command => ({
      type: 'channel.set',
      laneId: 'lane1',
      stepId: 'step1-1',
      channel,
      on,
    })
    carryOut(doc, [set('phone', true), set('phone', true), set('Haustür', true)])
    const dots = () => {
      const view = viewMap(projectDocument(doc), 'map1')
      return view ? cardsIn(view, 'lane1', 'step1-1').map(({ channels }) => channels[0]) : []
    }
    expect(dots().sort()).toEqual(['Haustür', 'phone'])
    carryOut(doc, [set('phone', false), set('e-mail', false)])
    expect(dots()).toEqual(['Haustür'])
  })

  test('tells channels apart that differ in a single letter, however long they are', () => {
    const names = ['a b', 'a-b', 'ab', 'A b', `${'ü'.repeat(79)}a`, `${'ü'.repeat(79)}b`]
    expect(new Set(names.map((name) => channelDotId('lane', 'step', name))).size).toBe(names.length)
  })
})

describe('saved views and hidden lanes', () => {
  test('a view keeps what it looks for, and its place among others', () => {
    const { doc } = buildProject()
    carryOut(doc, [
      { type: 'view.add', id: 'a', mapId: 'map1', fields: { title: 'A', tags: ['x'], mode: 'hide' } },
      { type: 'view.add', id: 'b', mapId: 'map1', fields: { title: 'B', kinds: ['pain', 'pain'] } },
      { type: 'view.move', id: 'b', beforeId: 'a' },
      { type: 'view.edit', id: 'b', changes: { query: 'deposit' } },
    ])
    const { views } = projectDocument(doc)
    expect(views.a).toMatchObject({ title: 'A', tags: ['x'], mode: 'hide' })
    expect(views.b).toMatchObject({ kinds: ['pain'], query: 'deposit' })
    expect((views.b?.order ?? '') < (views.a?.order ?? '')).toBe(true)
    carryOut(doc, [{ type: 'view.remove', id: 'a' }])
    expect(Object.keys(projectDocument(doc).views)).toEqual(['b'])
  })

  test('what stands in a hidden lane is neither shown nor lost', () => {
    const { doc } = buildProject()
    carryOut(doc, [{ type: 'lane.edit', id: 'lane1', changes: { hidden: true } }])
    const snapshot = projectDocument(doc)
    expect(viewMap(snapshot, 'map1')?.lanes.map(({ id }) => id)).toEqual(['lane2', 'lane3'])
    const whole = viewMap(snapshot, 'map1', { withHidden: true })
    expect(whole && cardsIn(whole, 'lane1', 'step1-1')).toHaveLength(1)
    expect(recoveredCards(snapshot)).toEqual([])
  })
})

test('cards whose step, stage or lane is gone wait to be put back', () => {
  const { doc } = buildProject()
  const lost = { id: 'lost', laneId: 'lane1', stepId: 'step1-1' }
  carryOut(doc, [
    { type: 'cards.add', cards: [{ ...lost, fields: { text: 'Still here' } }], beforeId: null },
    {
      type: 'records.insert',
      records: [{ table: 'cards', id: 'adrift', fields: { place: ['lane1', 'nowhere', 'V'] } }],
    },
  ])
  expect(recoveredCards(projectDocument(doc)).map(({ id }) => id)).toEqual(['adrift'])
  carryOut(doc, [{ type: 'cards.move', moves: [{ ...lost, id: 'adrift', beforeId: null }] }])
  expect(recoveredCards(projectDocument(doc))).toEqual([])
})

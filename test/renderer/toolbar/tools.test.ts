import { describe, expect, test } from 'vitest'
import { knownPeople, sharedBy, toolsFor } from '#renderer/features/toolbar/tools.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'

function tools(...ids: string[]) {
  const { doc, mapId } = buildProject({ lanes: ['cards', 'pains', 'sentiment'], stages: [2] })
  carryOut(doc, [
    { type: 'lane.edit', id: 'lane1', changes: { color: 'teal' } },
    { type: 'note.add', id: 'note', mapId, fields: { color: 'teal' } },
    { type: 'connector.add', id: 'line', mapId, fields: { fromId: CARD, toId: PAIN } },
    { type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: null, amount: 1 },
    { type: 'cards.edit', ids: [PAIN], changes: { color: 'violet' } },
  ])
  return toolsFor(projectDocument(doc), new Set(ids))
}

const CARD = 'card-lane1-step1-1-1'
const PAIN = 'card-lane2-step1-1-1'
const OTHER_PAIN = 'card-lane2-step1-2-1'
const POINT = 'lane3~step1-1~'

describe('the tools for a selection', () => {
  test('are none where nothing is selected, or nothing that is still there', () => {
    expect(tools()).toBeNull()
    expect(tools('gone')).toBeNull()
  })

  test('show the colour that things have, be it their own, their lane’s or a note’s', () => {
    expect(tools(CARD)?.color).toEqual({ shown: 'teal', hasOwn: false })
    expect(tools(CARD, 'note')?.color).toEqual({ shown: 'teal', hasOwn: false })
    expect(tools(PAIN)?.color).toEqual({ shown: 'violet', hasOwn: true })
    expect(tools(CARD, PAIN)?.color).toEqual({ shown: null, hasOwn: true })
  })

  test('colour neither connectors nor points of a line, and double neither', () => {
    expect(tools('line')).toMatchObject({ color: null, canDuplicate: false, connector: { id: 'line' } })
    expect(tools(POINT)).toMatchObject({ color: null, canDuplicate: false, sameKind: [{ id: POINT }] })
  })

  test('belong to a kind only where all are of it', () => {
    expect(tools(PAIN, OTHER_PAIN)?.sameKind).toHaveLength(2)
    expect(tools(PAIN, CARD)?.sameKind).toBeNull()
    expect(tools(PAIN, 'note')?.sameKind).toBeNull()
    expect(tools('line', CARD)?.connector).toBeNull()
  })

  test('connect exactly two cards', () => {
    expect(tools(CARD, PAIN)?.canConnect).toBe(true)
    expect(tools(CARD)?.canConnect).toBe(false)
    expect(tools(CARD, POINT)?.canConnect).toBe(false)
    expect(tools(CARD, PAIN, OTHER_PAIN)?.canConnect).toBe(false)
    expect(tools(CARD, PAIN, 'note')?.canConnect).toBe(false)
  })
})

test('a map that a card leads to can be opened, if it is there', () => {
  const { doc } = buildProject()
  carryOut(doc, [
    { type: 'map.add', id: 'detail', fields: {} },
    { type: 'cards.edit', ids: [CARD], changes: { linkedMapId: 'detail' } },
    { type: 'cards.edit', ids: ['card-lane1-step1-2-1'], changes: { linkedMapId: 'gone' } },
  ])
  const snapshot = projectDocument(doc)
  expect(toolsFor(snapshot, new Set([CARD]))?.linkedMapId).toBe('detail')
  expect(toolsFor(snapshot, new Set(['card-lane1-step1-2-1']))?.linkedMapId).toBeNull()
})

test('people are known from owner cards and from what others answer for, each once', () => {
  const { doc } = buildProject({ lanes: ['owners', 'opportunities'], stages: [2] })
  carryOut(doc, [
    { type: 'cards.edit', ids: ['card-lane1-step1-1-1'], changes: { text: ' Jo ' } },
    { type: 'cards.edit', ids: ['card-lane1-step1-2-1'], changes: { text: 'Ann' } },
    { type: 'cards.edit', ids: ['card-lane2-step1-1-1'], changes: { owner: 'Jo' } },
  ])
  expect(knownPeople(projectDocument(doc))).toEqual(['Ann', 'Jo'])
})

test('what cards share is told where they do', () => {
  const { doc } = buildProject({ lanes: ['pains'], stages: [2] })
  carryOut(doc, [
    { type: 'cards.edit', ids: ['card-lane1-step1-1-1'], changes: { impact: 'abandons', votes: 2 } },
    { type: 'cards.edit', ids: ['card-lane1-step1-2-1'], changes: { impact: 'abandons' } },
  ])
  const [first, ...others] = Object.values(projectDocument(doc).cards)
  expect(sharedBy([first!, ...others], ({ impact }) => impact)).toBe('abandons')
  expect(sharedBy([first!, ...others], ({ votes }) => votes)).toBeNull()
})

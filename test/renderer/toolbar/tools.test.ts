import { describe, expect, test } from 'vitest'
import { nextOf, toolsFor } from '#renderer/features/toolbar/tools.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { IMPACTS } from '#shared/model/vocabulary.ts'
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

test('a value goes round', () => {
  expect(IMPACTS.map((impact) => nextOf(IMPACTS, impact))).toEqual(['workaround', 'abandons', 'trivial'])
})

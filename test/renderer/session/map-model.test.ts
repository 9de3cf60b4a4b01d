import { describe, expect, test } from 'vitest'
import { startCard, stopEditing } from '#renderer/actions/card-actions.ts'
import { clearFilter, setFilter } from '#renderer/actions/filter-actions.ts'
import { type FilterMode, NO_FILTER } from '#shared/model/filter.ts'
import { carryOut } from '#test/support/builders.ts'
import { openProject } from '#test/support/project-context.ts'

const PAIN = 'card-lane2-step1-1-1'
const CARD = 'card-lane1-step1-1-1'
const CELL = { laneId: 'lane1', stepId: 'step1-1' }

function filtered(mode: FilterMode) {
  const project = openProject()
  carryOut(project.built.doc, [
    { type: 'connector.add', id: 'line', mapId: 'map1', fields: { fromId: CARD, toId: PAIN } },
  ])
  const before = project.shown()
  setFilter(project, { ...NO_FILTER, kinds: ['pain'] }, mode)
  return { project, before, ids: () => project.shown().layout.cards.map(({ card }) => card.id) }
}

describe('a filter that dims', () => {
  test('moves nothing: the layout stays the one it was', () => {
    const { project, before } = filtered('dim')
    const model = project.shown()
    expect(model.layout).toBe(before.layout)
    expect(model.view).toBe(before.view)
    expect(model.dimmed.has(CARD)).toBe(true)
    expect(model.dimmed.has('line')).toBe(true)
    expect(model.dimmed.has(PAIN)).toBe(false)
    expect(model.filtering).toMatchObject({ passing: 4, total: 8 })
  })

  test('fades nothing once it is cleared', () => {
    const { project } = filtered('dim')
    clearFilter(project)
    expect(project.shown().dimmed.size).toBe(0)
    expect(project.shown().filtering).toBeNull()
  })
})

describe('a filter that hides', () => {
  test('leaves only what passes, laid out anew, and keeps the whole map at hand', () => {
    const { project, before, ids } = filtered('hide')
    expect(ids()).toHaveLength(4)
    expect(project.shown().view.connectors).toEqual([])
    expect(project.shown().whole).toBe(before.view)
    expect(project.shown().dimmed.size).toBe(0)
    expect(project.shown().layout.grid.height).toBeLessThan(before.layout.grid.height)
  })

  test('follows the document: what comes to pass appears', () => {
    const { project, ids } = filtered('hide')
    carryOut(project.built.doc, [
      {
        type: 'cards.add',
        cards: [{ id: 'new', laneId: 'lane2', stepId: 'step1-1', fields: {} }],
        beforeId: null,
      },
    ])
    expect(ids()).toContain('new')
    expect(project.shown().filtering).toMatchObject({ passing: 5, total: 9 })
  })

  test('does not take a new card away from under the hand, only once it is left', () => {
    const { project, ids } = filtered('hide')
    const id = startCard(project, CELL) as string
    carryOut(project.built.doc, [{ type: 'cards.edit', ids: [id], changes: { text: 'Typed' } }])
    expect(ids()).toContain(id)
    expect([...(project.shown().filtering?.kept ?? [])]).toEqual([id])
    stopEditing(project)
    expect(ids()).toContain(id)
    project.pick()
    expect(ids()).not.toContain(id)
    expect(project.card(id).text).toBe('Typed')
  })

  test('lets go of what it hides, so that nobody deletes what they do not see', () => {
    const project = openProject()
    project.pick(CARD, PAIN)
    setFilter(project, { ...NO_FILTER, kinds: ['pain'] }, 'hide')
    expect([...project.window.getState().selection]).toEqual([PAIN])
  })

  test('lays out anew only for what it hides', () => {
    const { project } = filtered('hide')
    const { layout } = project.shown()
    project.pick(PAIN)
    expect(project.shown().layout).toBe(layout)
    project.pick(CARD)
    expect(project.shown().layout.cardById.has(CARD)).toBe(true)
  })
})

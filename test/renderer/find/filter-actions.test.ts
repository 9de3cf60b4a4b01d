import { describe, expect, test } from 'vitest'
import {
  applyView,
  moveView,
  removeTag,
  removeView,
  renameTag,
  renameView,
  sameFilter,
  saveView,
  setFilter,
  tagsOf,
  toggled,
  toggleInFilter,
  updateView,
  viewsOf,
} from '#renderer/actions/filter-actions.ts'
import { filterWords, passingWords } from '#renderer/actions/filter-words.ts'
import { NO_FILTER } from '#shared/model/filter.ts'
import { carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const [A, B, C] = ['card-lane1-step1-1-1', 'card-lane1-step1-2-1', 'card-lane2-step1-1-1'] as const

function tagged(): OpenedProject {
  const project = openProject()
  const tag = (id: string, ...tags: string[]) =>
    ({ type: 'cards.edit', ids: [id], changes: { tags } }) as const
  carryOut(project.built.doc, [tag(A, 'Wait', 'price'), tag(B, 'wait'), tag(C, 'queue')])
  return project
}

describe('a filter', () => {
  test('takes a value in and lets it out again, whatever its case', () => {
    const once = toggled(NO_FILTER, 'tags', 'Wait')
    expect(once.tags).toEqual(['Wait'])
    expect(toggled(once, 'tags', 'wait')).toEqual(NO_FILTER)
  })

  test('is the same in another order, and another with another word', () => {
    const one = { ...NO_FILTER, tags: ['a', 'b'], query: 'Slow ' }
    expect(sameFilter(one, { ...NO_FILTER, tags: ['B', 'a'], query: 'slow' })).toBe(true)
    expect(sameFilter(one, { ...one, query: 'fast' })).toBe(false)
    expect(sameFilter(one, { ...one, kinds: ['pain'] })).toBe(false)
  })

  test('is said in words', () => {
    const filter = {
      ...NO_FILTER,
      query: ' slow ',
      kinds: ['pain'],
      tags: ['wait'],
      owners: ['Noor'],
      evidence: ['partly'],
      authors: ['Ada'],
      personaIds: ['persona1', 'gone'],
    } as const
    expect(filterWords(filter, openProject().snapshot())).toEqual([
      '“slow”',
      'pain points',
      '#wait',
      'persona1',
      'Unnamed persona',
      'owner Noor',
      'partly known',
      'by Ada',
    ])
    expect(passingWords({ passing: 12, total: 1035 })).toBe('12 of 1,035 cards')
  })
})

describe('a saved view', () => {
  const titles = (project: OpenedProject) =>
    viewsOf(project.snapshot(), project.built.mapId).map(({ title }) => title)

  test('keeps the filter and what becomes of all else, and brings both back', () => {
    const project = tagged()
    setFilter(project, { ...NO_FILTER, tags: ['wait'] }, 'hide')
    const id = saveView(project, ' Waiting ') as string
    expect(titles(project)).toEqual(['Waiting'])
    setFilter(project, NO_FILTER, 'dim')
    applyView(project, project.snapshot().views[id]!)
    expect(project.window.getState()).toMatchObject({ filterMode: 'hide', filter: { tags: ['wait'] } })
    expect(project.shown().layout.cards.map(({ card }) => card.id)).toEqual([A, B])
  })

  test('is not made of nothing', () => {
    const project = openProject()
    expect(saveView(project, 'All')).toBeNull()
    expect(titles(project)).toEqual([])
  })

  test('is updated, renamed, put in another order and deleted, each one act', () => {
    const project = tagged()
    toggleInFilter(project, 'tags', 'wait')
    const [first, second] = ['One', 'Two'].map((title) => saveView(project, title) as string)
    toggleInFilter(project, 'kinds', 'pain')
    project.pause(2000)
    updateView(project, first!)
    expect(project.snapshot().views[first!]).toMatchObject({ tags: ['wait'], kinds: ['pain'] })
    renameView(project, first!, 'Pains')
    moveView(project, first!, null)
    expect(titles(project)).toEqual(['Two', 'Pains'])
    project.pause(2000)
    removeView(project, second!)
    expect(titles(project)).toEqual(['Pains'])
    project.session.history.undo()
    expect(titles(project)).toEqual(['Two', 'Pains'])
  })
})

describe('tags of the project', () => {
  test('are one where only their case differs', () => {
    expect(tagsOf(tagged().snapshot())).toEqual([
      { tag: 'price', count: 1 },
      { tag: 'queue', count: 1 },
      { tag: 'Wait', count: 2 },
    ])
  })

  test('are renamed everywhere in one act: on cards, in views and in what is filtered now', () => {
    const project = tagged()
    toggleInFilter(project, 'tags', 'wait')
    const view = saveView(project, 'Waiting') as string
    project.pause(2000)
    expect(renameTag(project, 'Wait', '#delay')).toBe(true)
    expect([A, B].map((id) => project.card(id).tags)).toEqual([['delay', 'price'], ['delay']])
    expect(project.snapshot().views[view]?.tags).toEqual(['delay'])
    expect(project.window.getState().filter.tags).toEqual(['delay'])
    project.session.history.undo()
    expect(project.card(A).tags).toEqual(['Wait', 'price'])
    expect(project.snapshot().views[view]?.tags).toEqual(['wait'])
  })

  test('are merged by the name of another one, and no card has it twice', () => {
    const project = tagged()
    renameTag(project, 'price', 'wait')
    expect(project.card(A).tags).toEqual(['Wait'])
    expect(tagsOf(project.snapshot()).map(({ tag }) => tag)).toEqual(['queue', 'Wait'])
  })

  test('are deleted from all cards', () => {
    const project = tagged()
    removeTag(project, 'wait')
    expect([A, B, C].map((id) => project.card(id).tags)).toEqual([['price'], [], ['queue']])
  })

  test('stay where one of their cards stands in a locked lane: all of it is done or nothing', () => {
    const project = tagged()
    carryOut(project.built.doc, [
      { type: 'cards.edit', ids: [C], changes: { tags: ['wait'] } },
      { type: 'lane.edit', id: 'lane2', changes: { locked: true } },
    ])
    expect(renameTag(project, 'wait', 'delay')).toBe(false)
    expect(project.card(A).tags).toEqual(['Wait', 'price'])
  })
})

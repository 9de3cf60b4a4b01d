import { expect, test } from 'vitest'
import { isBare, newStages, stageTitle } from '#renderer/features/journey-data/new-stages.ts'
import { draftAfter, draftFor, goalOf } from '#renderer/features/journey-data/place-draft.ts'
import { freeName, newFiles } from '#renderer/features/journey-data/wizard-file.ts'
import type { LogSummary } from '#renderer/session/journey/engine-types.ts'
import type { MapPlace } from '#shared/analysis/journey/figures-request.ts'
import { openProject } from '#test/support/project-context.ts'

const state = (name: string, customers: number, position: number) => ({
  name,
  events: customers * 2,
  customers,
  position,
})
const SUMMARY: LogSummary = {
  rows: [],
  customers: 90,
  events: 400,
  from: '2024-01-01T00:00:00.000Z',
  asOf: '2024-03-01T00:00:00.000Z',
  states: [
    state('add_to_cart', 60, 0.5),
    state('purchase', 20, 0.9),
    state('visit', 90, 0),
    state('refund', 5, 1),
  ],
  columns: [
    { name: 'platform', role: 'segment', of: 'case', different: 2 },
    { name: 'city', role: 'segment', of: 'case', different: 80 },
  ],
}
const place = (id: string, title: string): MapPlace => ({ id, kind: 'stage', stageId: id, title })

test('what fits by name is matched, and the goal is what customers come to last in the last stage', () => {
  const places = [place('one', 'Visit'), place('two', 'Add to cart'), place('three', 'Purchase')]
  const draft = draftFor('shop', SUMMARY, places)
  expect([...draft.matches]).toEqual([
    ['add_to_cart', 'two'],
    ['purchase', 'three'],
    ['visit', 'one'],
  ])
  expect(draft.onto).toBe('map')
  expect(goalOf(draft, places, SUMMARY)).toBe('purchase')
  const both = { ...draft, matches: new Map([...draft.matches, ['refund', 'three'] as const]) }
  expect(goalOf(both, places, SUMMARY)).toBe('refund')
  expect([draft.segments, draft.snapshots]).toEqual([['platform'], 'week'])
  // What was said stays said when all is read again, unless its states are not there any more.
  expect(draftAfter({ ...draft, leastGroup: 9 }, SUMMARY)?.leastGroup).toBe(9)
  expect(draftAfter(draft, { ...SUMMARY, states: SUMMARY.states.slice(1) })).toBeNull()
})

test('on a map without stages, states become stages in the order in which customers come by them', () => {
  const project = openProject({ stages: [] })
  const draft = draftFor('shop', SUMMARY, [])
  expect([draft.onto, draft.stages]).toEqual(['new', ['visit', 'add_to_cart', 'purchase', 'refund']])
  const made = newStages(project.shown().whole, { ...draft, stages: ['visit', 'add_to_cart'] })
  expect(made.mapId).toBe(project.shown().whole.map.id)
  expect(project.session.run('Make stages', made.commands).ok).toBe(true)
  const { stages } = project.shown().whole
  expect(stages.map(({ stage }) => stage.title)).toEqual(['Visit', 'Add to cart'])
  expect(made.matches).toEqual([
    ['visit', stages[0]?.stage.id],
    ['add_to_cart', stages[1]?.stage.id],
  ])
})

test('a map that has stages is left alone: the new ones come onto a map of their own', () => {
  const project = openProject({ stages: [1] })
  const made = newStages(project.shown().whole, { title: 'shop', stages: ['visit'] })
  expect(project.session.run('Make a map', made.commands).ok).toBe(true)
  expect(project.snapshot().maps[made.mapId]?.title).toBe('shop')
  expect(project.shown().whole.stages).toHaveLength(1)
})

test('a word in common does not make data of another map its own', () => {
  const places = ['Notice', 'Sign up', 'Purchase', 'Ride', 'Renew'].map((title) => place(title, title))
  const draft = draftFor('shop', SUMMARY, places)
  expect([draft.matches.size, draft.onto]).toEqual([1, 'new'])
})

test('stages lie on the way to the goal: a detour is left to whoever wants it', () => {
  const states = [
    state('home', 40, 0),
    state('view', 90, 0.1),
    state('search', 30, 0.2),
    state('cart', 60, 0.5),
    state('purchase', 20, 0.9),
    state('logout', 85, 0.95),
    state('refund', 5, 1),
  ]
  expect(draftFor('shop', { ...SUMMARY, states }, []).stages).toEqual(['view', 'cart', 'purchase', 'refund'])
})

test('what everybody begins with is no end, though it is called like one', () => {
  const states = [
    state('Register claim', 90, 0),
    state('Check policy', 79, 0.4),
    state('Examine thoroughly', 26, 0.5),
    state('Decide', 75, 0.7),
    state('Pay', 63, 1),
  ]
  expect(draftFor('claims', { ...SUMMARY, states }, []).stages).toEqual([
    'Register claim',
    'Check policy',
    'Decide',
    'Pay',
  ])
})

test('on a map as the empty template makes it, stages made of states take the place of its one', () => {
  const project = openProject({ stages: [1], lanes: ['cards'], cardsPerCell: 0 })
  expect(isBare(project.shown().whole)).toBe(true)
  const made = newStages(project.shown().whole, { title: 'shop', stages: ['visit', 'purchase'] })
  expect(project.session.run('Make stages', made.commands).ok).toBe(true)
  expect(project.shown().whole.stages.map(({ stage }) => stage.title)).toEqual(['Visit', 'Purchase'])
})

test('names of programs become words, and files of one name are told apart', () => {
  expect(['add_to_cart', 'check-out', 'X-Ray', 'Add to Cart', '___'].map(stageTitle)).toEqual([
    'Add to cart',
    'Check out',
    'X-Ray',
    'Add to Cart',
    '___',
  ])
  expect(freeName('deals.csv.gz', new Set(['deals.csv.gz', 'deals (2).csv.gz']))).toBe('deals (3).csv.gz')
  const files = newFiles([new File([''], 'a.csv'), new File([''], 'a.csv')], ['a (2).csv'])
  expect(files.map(({ name }) => name)).toEqual(['a.csv', 'a (3).csv'])
})

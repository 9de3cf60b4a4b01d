import { describe, expect, test } from 'vitest'
import { type Deck, makeDeck } from '#renderer/features/present/deck/deck.ts'
import { notesFor } from '#renderer/features/present/notes.ts'
import {
  type Act,
  createShow,
  reduce,
  type ShowState,
  slideAt,
  stepOut,
} from '#renderer/features/present/show.ts'
import { meaningOf } from '#renderer/features/present/show-keys.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import { type BuiltProject, buildProject, carryOut } from '#test/support/builders.ts'

const viewOf = ({ doc, mapId }: BuiltProject): MapView => viewMap(projectDocument(doc), mapId) as MapView
const deckOf = (view: MapView, order: 'stages' | 'lanes' = 'stages'): Deck =>
  makeDeck(view, { order, shape: 16 / 9, insights: true, marks: [] })

const built = buildProject({ stages: [2, 1], lanes: ['cards', 'pains'], cardsPerCell: 2 })
const deck = deckOf(viewOf(built))
const START = createShow('stages').getState()

const stateAfter = (acts: readonly Act[], from: ShowState = START): ShowState =>
  acts.reduce((state, act) => reduce(state, act, deck), from)
const idAfter = (...acts: readonly Act[]): string => slideAt(deck, stateAfter(acts)).slide.id
const NEXT: Act = { kind: 'move', by: 1 }
const BEFORE: Act = { kind: 'move', by: -1 }

describe('turning slides', () => {
  test('goes forth and back and stops at both ends', () => {
    expect(idAfter(NEXT)).toBe('map')
    expect(idAfter(NEXT, NEXT, BEFORE)).toBe('map')
    expect(idAfter(BEFORE)).toBe('title')
    expect(idAfter({ kind: 'end', which: 'last' }, NEXT)).toBe('end')
    expect(idAfter({ kind: 'end', which: 'last' }, { kind: 'end', which: 'first' })).toBe('title')
  })

  test('jumps to the first slide of a stage, and nowhere for one that is not there', () => {
    expect(idAfter({ kind: 'chapter', number: 2 })).toBe('stage:stage2:1')
    expect(idAfter({ kind: 'chapter', number: 2 }, { kind: 'chapter', number: 7 })).toBe('stage:stage2:1')
  })

  test('a blank screen comes back with any key, which does nothing else', () => {
    const blank = stateAfter([NEXT, { kind: 'blank' }])
    expect(blank.blank).toBe(true)
    const back = reduce(blank, NEXT, deck)
    expect([back.blank, back.at.id]).toEqual([false, 'map'])
  })

  test('stays where it is when the slide it shows is deleted meanwhile', () => {
    const other = buildProject({ stages: [1, 1, 1], lanes: ['cards'] })
    const before = deckOf(viewOf(other))
    const at = reduce(START, { kind: 'go', id: 'stage:stage2:1' }, before)
    carryOut(other.doc, [{ type: 'stage.remove', id: 'stage2' }])
    expect(slideAt(deckOf(viewOf(other)), at).slide.id).toBe('stage:stage3:1')
  })

  test('the other order begins with its first part', () => {
    const state = stateAfter([{ kind: 'chapter', number: 2 }, { kind: 'order' }])
    expect(state.order).toBe('lanes')
    expect(slideAt(deckOf(viewOf(built), 'lanes'), state).slide.id).toBe('lane:lane1:1')
  })
})

describe('the spotlight', () => {
  const lit = stateAfter([{ kind: 'chapter', number: 1 }, { kind: 'spotlight' }])

  test('falls on the first cell, walks over the whole map, and takes the slide along', () => {
    expect(lit.cell).toEqual({ laneId: 'lane1', stepId: 'step1-1' })
    const right = stateAfter(
      [
        { kind: 'walk', x: 1, y: 0 },
        { kind: 'walk', x: 1, y: 0 },
      ],
      lit,
    )
    expect(right.cell).toEqual({ laneId: 'lane1', stepId: 'step2-1' })
    expect(slideAt(deck, right).slide.id).toBe('stage:stage2:1')
    expect(reduce(right, { kind: 'walk', x: 1, y: 0 }, deck)).toBe(right)
    expect(stateAfter([{ kind: 'walk', x: 0, y: 1 }], right).cell).toEqual({
      laneId: 'lane2',
      stepId: 'step2-1',
    })
  })

  test('comes closer card by card, and steps out again one by one', () => {
    const first = stateAfter([{ kind: 'closer' }], lit)
    expect(first.cardId).toBe('card-lane1-step1-1-1')
    const second = stateAfter([{ kind: 'closer' }], first)
    expect(second.cardId).toBe('card-lane1-step1-1-2')
    expect(stateAfter([{ kind: 'walk', x: -1, y: 0 }], second).cardId).toBe('card-lane1-step1-1-1')
    const out = stepOut(second) as ShowState
    expect([out.cardId, out.spotlight]).toEqual([null, true])
    const outer = stepOut(out) as ShowState
    expect([outer.cell, outer.spotlight]).toEqual([null, false])
    expect(stepOut(outer)).toBeNull()
  })

  test('is nowhere on a slide without cells, and follows to the next that has some', () => {
    expect(stateAfter([{ kind: 'spotlight' }])).toBe(START)
    const turned = stateAfter([{ kind: 'chapter', number: 2 }], lit)
    expect(turned.cell).toEqual({ laneId: 'lane1', stepId: 'step2-1' })
  })
})

describe('keys', () => {
  const press = (
    key: string,
    more: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {},
  ) => ({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  })
  const act = (key: string, spotlight = false) => meaningOf(press(key), { spotlight }, true)

  test.each([
    ['ArrowRight', NEXT],
    ['ArrowDown', NEXT],
    ['PageDown', NEXT],
    [' ', NEXT],
    ['Enter', NEXT],
    ['ArrowLeft', BEFORE],
    ['PageUp', BEFORE],
    ['Home', { kind: 'end', which: 'first' }],
    ['End', { kind: 'end', which: 'last' }],
    ['b', { kind: 'blank' }],
    ['.', { kind: 'blank' }],
    ['l', { kind: 'order' }],
    ['S', { kind: 'spotlight' }],
    ['4', { kind: 'chapter', number: 4 }],
  ] as const)('%s', (key, wanted) => {
    expect(act(key)).toEqual({ act: wanted })
  })

  test('in the spotlight arrows walk and Enter comes closer, but a clicker still turns slides', () => {
    expect(act('ArrowDown', true)).toEqual({ act: { kind: 'walk', x: 0, y: 1 } })
    expect(act('Enter', true)).toEqual({ act: { kind: 'closer' } })
    expect(act('PageDown', true)).toEqual({ act: NEXT })
  })

  test('combinations are the browser’s, and single keys can be switched off', () => {
    expect(meaningOf(press('s', { ctrlKey: true }), { spotlight: false }, true)).toBeNull()
    for (const key of ['s', '3', '.', '?'])
      expect(meaningOf(press(key), { spotlight: false }, false)).toBeNull()
    expect(meaningOf(press('PageDown'), { spotlight: false }, false)).toEqual({ act: NEXT })
    expect(meaningOf(press('Escape'), { spotlight: false }, false)).toEqual({ local: 'out' })
    expect(act('x')).toBeNull()
  })
})

test('notes are those of the stage and the steps on the slide', () => {
  const noted = buildProject({ stages: [2, 1], lanes: ['cards'] })
  carryOut(noted.doc, [
    { type: 'stage.edit', id: 'stage1', changes: { speakerNotes: 'Ask who was there. ' } },
    { type: 'step.edit', id: 'step1-2', changes: { title: 'Waits', speakerNotes: 'Pause.' } },
    { type: 'step.edit', id: 'step2-1', changes: { speakerNotes: 'Not yet.' } },
  ])
  const view = viewOf(noted)
  const { slides } = deckOf(view)
  const slide = slides.find(({ id }) => id === 'stage:stage1:1') as Deck['slides'][number]
  expect(notesFor(slide, view).map(({ title, text }) => [title, text])).toEqual([
    ['Title of stage1', 'Ask who was there.'],
    ['Waits', 'Pause.'],
  ])
  expect(notesFor(slides[0] as Deck['slides'][number], view)).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { deleteSelection, selectedCards, startCard, stopEditing } from '#renderer/actions/card-actions.ts'
import { perform } from '#renderer/actions/perform.ts'
import { setSentiment } from '#renderer/actions/sentiment-actions.ts'
import { exportSubject } from '#renderer/features/export/export-subject.ts'
import type { NewCard } from '#shared/document/commands/types.ts'
import { sentimentId } from '#shared/model/card.ts'
import { NO_FILTER } from '#shared/model/filter.ts'
import { carryOut, contentsOf } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'
import { ratingOn, roundOn, tellRoom } from '#test/support/room-view.ts'

const CELL = { laneId: 'lane2', stepId: 'step1-1' }
const OTHER = { laneId: 'lane2', stepId: 'step2-1' }
const PUBLIC = 'card-lane2-step1-1-1'

const ownCards = (project: OpenedProject) => project.activities.cards.state.getState().cards
const add = (project: OpenedProject, ...cards: readonly NewCard[]) =>
  perform(project, 'Add', [{ type: 'cards.add', cards, beforeId: null }])
const written = (id: string, text: string, cell = CELL): NewCard => ({ id, ...cell, fields: { text } })

function inRound(stepId: string | null = null): OpenedProject & { readonly before: string } {
  const project = openProject()
  tellRoom(project, { round: roundOn(stepId) })
  return { ...project, before: contentsOf(project.built.doc) }
}

describe('in the cells of a private round', () => {
  test('what is typed stays out of the document, and stands at the end of its cell in this window', () => {
    const project = inRound()
    const id = startCard(project, CELL) as string
    perform(project, 'Type', [{ type: 'cards.edit', ids: [id], changes: { text: 'Unseen' } }])
    expect(project.textsIn('lane2', 'step1-1')).toEqual([`Text of ${PUBLIC}`, 'Unseen'])
    expect(ownCards(project)).toEqual([{ id, ...CELL, text: 'Unseen' }])
    expect(project.shown().privateIds).toEqual(new Set([id]))
    expect(project.shown().cards[id]?.kind).toBe('pain')
    expect(contentsOf(project.built.doc)).toBe(project.before)
    expect(project.session.history.state().undo).toBeNull()
  })

  test('it is in no export, on no slide, and hidden by no filter', () => {
    const project = inRound()
    add(project, written('a', 'Unseen'))
    const subject = exportSubject(project.shown(), NO_FILTER, 'dim', false)
    expect(JSON.stringify([subject.snapshot, [...subject.view.cells.get('lane2')!.values()]])).not.toContain(
      'Unseen',
    )
    project.window.setState({ filter: { ...NO_FILTER, kinds: ['opportunity'] }, filterMode: 'hide' })
    expect(project.textsIn('lane2', 'step1-1')).toEqual(['Unseen'])
    project.window.setState({ filter: NO_FILTER, screen: 'present' })
    expect(project.textsIn('lane2', 'step1-1')).toEqual([`Text of ${PUBLIC}`])
  })

  test('a new card that is left empty is gone, and takes no step of the document back', () => {
    const project = openProject()
    startCard(project, CELL, null, 'Public and first')
    stopEditing(project)
    tellRoom(project, { round: roundOn() })
    startCard(project, CELL)
    stopEditing(project)
    expect(project.textsIn('lane2', 'step1-1')).toEqual([`Text of ${PUBLIC}`, 'Public and first'])
    expect(ownCards(project)).toEqual([])
  })

  test('it moves within the round and no further', () => {
    const project = inRound()
    add(project, written('a', 'A'), written('b', 'B'))
    const move = (laneId: string, stepId: string, beforeId: string | null) =>
      perform(project, 'Move', [{ type: 'cards.move', moves: [{ id: 'b', laneId, stepId, beforeId }] }])
    expect(move('lane2', 'step1-1', 'a')).toBe(true)
    expect(project.idsIn('lane2', 'step1-1')).toEqual([PUBLIC, 'b', 'a'])
    expect(move('lane2', 'step2-1', null)).toBe(true)
    expect(project.idsIn('lane2', 'step2-1').at(-1)).toBe('b')
    expect(move('lane1', 'step2-1', null)).toBe(false)
    expect(contentsOf(project.built.doc)).toBe(project.before)
  })

  test('deleting a mixed selection deletes each where it is', () => {
    const project = inRound()
    add(project, written('a', 'A'))
    project.window.setState({ selection: new Set(['a', PUBLIC]) })
    expect(selectedCards(project).map(({ id }) => id)).toEqual([PUBLIC, 'a'])
    deleteSelection(project)
    expect(ownCards(project)).toEqual([])
    expect(project.snapshot().cards[PUBLIC]).toBeUndefined()
  })

  test('nothing else can be done with it, and no command carries its id into the document', () => {
    const project = inRound()
    add(project, written('a', 'A'))
    const line = {
      type: 'connector.add',
      id: 'line',
      mapId: 'map1',
      fields: { fromId: PUBLIC, toId: 'a' },
    } as const
    const comment = {
      type: 'comment.add',
      id: 'c',
      mapId: 'map1',
      fields: { targetId: 'a', text: 'Hm' },
    } as const
    const color = { type: 'cards.edit', ids: ['a'], changes: { color: 'red' } } as const
    const mixed = { type: 'cards.edit', ids: ['a', PUBLIC], changes: { text: 'Both' } } as const
    for (const command of [line, comment, color, mixed]) expect(perform(project, 'X', [command])).toBe(false)
    expect(
      perform(project, 'Move', [
        { type: 'cards.move', moves: [{ id: PUBLIC, ...CELL, beforeId: 'a' }] },
        {
          type: 'cards.add',
          cards: [written('x', 'X', { laneId: 'lane1', stepId: 'step1-1' })],
          beforeId: 'a',
        },
      ]),
    ).toBe(true)
    expect(contentsOf(project.built.doc)).not.toContain('"a"')
  })
})

describe('beside them', () => {
  test('writing is as public as ever, but no paste is half private', () => {
    const project = inRound('step1-1')
    expect(add(project, written('a', 'A', OTHER))).toBe(true)
    expect(project.card('a').text).toBe('A')
    expect(add(project, written('b', 'B'), written('c', 'C', OTHER))).toBe(false)
    expect([ownCards(project), project.snapshot().cards.c]).toEqual([[], undefined])
  })

  test('a facilitator may write for all to see; pictures always are', () => {
    const project = inRound()
    const picture = { id: 'p', ...CELL, fields: { image: `${'a'.repeat(64)}.png` } }
    expect(add(project, picture)).toBe(false)
    project.window.setState({ writesPublicly: true })
    expect(add(project, written('a', 'A'))).toBe(true)
    expect(project.card('a').text).toBe('A')
  })

  test('whoever looks on writes nothing privately either', () => {
    const project = openProject()
    tellRoom(project, { role: 'viewer', round: roundOn() })
    add(project, written('a', 'A'))
    expect(ownCards(project)).toEqual([])
  })
})

test('a card that was revealed is private no more, though the round is still being ended', () => {
  const project = inRound()
  add(project, written('a', 'A'))
  carryOut(project.built.doc, [{ type: 'cards.add', cards: [written('a', 'A')], beforeId: null }])
  expect(project.shown().privateIds).toEqual(new Set())
  expect(project.idsIn('lane2', 'step1-1')).toEqual([PUBLIC, 'a'])
})

describe('while a line is rated', () => {
  const line = (project: OpenedProject) =>
    project
      .shown()
      .layout.curves.find(({ personaId }) => personaId === 'persona1')
      ?.points.map(({ value }) => value)

  test('each sees their own values instead of it, and the line of before behind them', () => {
    const project = openProject({ personas: 2 })
    setSentiment(project, { laneId: 'lane3', stepId: 'step1-1' }, 'persona1', -1)
    setSentiment(project, { laneId: 'lane3', stepId: 'step1-1' }, 'persona2', 0.5)
    const before = contentsOf(project.built.doc)
    tellRoom(project, { rating: ratingOn({ 'step1-2': 1.5 }) })
    expect(line(project)).toEqual([1.5])
    const behind = project.shown().layout.counterparts.map(({ label, points }) => [label, points.length])
    expect(behind).toEqual([['So far', 1]])
    setSentiment(project, { laneId: 'lane3', stepId: 'step2-1' }, 'persona1', 2)
    expect(project.room.state.getState().pending).toMatchObject([
      { type: 'rating.set', ratingId: 'rating1', stepId: 'step2-1', amount: 2 },
    ])
    expect(line(project)).toEqual([1.5, 2])
    project.window.setState({ selection: new Set([sentimentId('lane3', 'step1-2', 'persona1')]) })
    deleteSelection(project)
    expect(line(project)).toEqual([2])
    setSentiment(project, { laneId: 'lane3', stepId: 'step2-1' }, 'persona2', 2)
    expect(contentsOf(project.built.doc)).toBe(before)
    expect(project.shown().whole.cells.get('lane3')?.get('step1-1')).toHaveLength(2)
  })
})

import { describe, expect, test } from 'vitest'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { buildProject, carryOut, contentsOf } from '#test/support/builders.ts'

const [locked, open] = ['card-lane1-step1-1-1', 'card-lane2-step1-1-1']
const inLocked = { laneId: 'lane1', stepId: 'step1-2' }

function withLockedLanes() {
  const { doc } = buildProject({ lanes: ['cards', 'pains', 'sentiment', 'channels'] })
  carryOut(doc, [
    { type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: 'persona1', amount: 1 },
    ...['lane1', 'lane3', 'lane4'].map(
      (id) => ({ type: 'lane.edit', id, changes: { locked: true } }) as const,
    ),
  ])
  return doc
}

const REFUSED: readonly [what: string, command: Command][] = [
  ['a new card', { type: 'cards.add', cards: [{ id: 'new', ...inLocked, fields: {} }], beforeId: null }],
  ['typing in a card', { type: 'cards.edit', ids: [locked], changes: { text: 'x' } }],
  [
    'an edit of many, one of them locked',
    { type: 'cards.edit', ids: [open, locked], changes: { tags: ['x'] } },
  ],
  [
    'taking a card out',
    { type: 'cards.move', moves: [{ id: locked, laneId: 'lane2', stepId: 'step1-1', beforeId: null }] },
  ],
  ['putting a card in', { type: 'cards.move', moves: [{ id: open, ...inLocked, beforeId: null }] }],
  ['deleting a card', { type: 'cards.remove', ids: [locked, open] }],
  [
    'a point of the line',
    { type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: 'persona1', amount: 2 },
  ],
  [
    'a dot of the matrix',
    { type: 'channel.set', laneId: 'lane4', stepId: 'step1-1', channel: 'phone', on: true },
  ],
  ['another kind', { type: 'lane.edit', id: 'lane1', changes: { kind: 'pains' } }],
  ['deleting the lane', { type: 'lane.remove', id: 'lane1' }],
]

describe('a locked lane', () => {
  test.each(REFUSED)('refuses %s, in words that name it, and nothing changes', (_, command) => {
    const doc = withLockedLanes()
    const before = contentsOf(doc)
    const result = runCommands(doc, [command], {})
    expect(result).toMatchObject({ ok: false, error: { code: 'locked' } })
    if (!result.ok) expect(result.error.message).toMatch(/The lane “.*” is locked/)
    expect(contentsOf(doc)).toBe(before)
  })

  test('can be named, coloured, moved, hidden and unlocked; then it takes cards again', () => {
    const doc = withLockedLanes()
    carryOut(doc, [
      {
        type: 'lane.edit',
        id: 'lane1',
        changes: { title: 'Ours', color: 'teal', collapsed: true, hidden: true },
      },
      { type: 'lane.move', id: 'lane1', beforeId: null },
      { type: 'lane.edit', id: 'lane1', changes: { locked: false } },
      { type: 'cards.edit', ids: [locked], changes: { text: 'Now' } },
    ])
    expect(projectDocument(doc).cards[locked]?.text).toBe('Now')
  })
})

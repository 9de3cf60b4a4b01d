import { describe, expect, test } from 'vitest'
import {
  dotsLeft,
  giveSelected,
  isOnBallot,
  lanesToRate,
  lanesToWriteIn,
  openActivity,
  resultText,
  topOf,
  votableSelected,
  whyNotStart,
  writeInRound,
} from '#renderer/actions/activity-actions.ts'
import { isOffered } from '#renderer/actions/commands/command.ts'
import { COMMANDS } from '#renderer/actions/commands.ts'
import { staggered } from '#renderer/canvas/arrivals.ts'
import type { RoomView } from '#shared/protocol/room-view.ts'
import { carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'
import { roundOn, tellRoom } from '#test/support/room-view.ts'

const PAIN = 'card-lane2-step1-1-1'
const OTHER_PAIN = 'card-lane2-step1-2-1'

const voteOn = (changes: Partial<NonNullable<RoomView['vote']>> = {}): RoomView['vote'] => ({
  ...{ id: 'vote1', mapId: 'map1', title: '', budget: 2, perCard: 1, mine: {}, voters: 0 },
  scope: { kind: 'kinds', kinds: ['pain'] },
  ...changes,
})

const offered = (project: OpenedProject): readonly string[] =>
  COMMANDS.filter((command) => isOffered(project, command)).map(({ id }) => id)

describe('what can be begun', () => {
  test('one of a kind at a time, and where there is room for it', () => {
    const project = openProject()
    tellRoom(project, {})
    for (const activity of ['round', 'vote', 'rating'] as const)
      expect(whyNotStart(project, activity)).toBeNull()
    openActivity(project, 'vote')
    expect(project.window.getState().dialog).toBe('vote')
    project.window.setState({ dialog: null })
    tellRoom(project, { vote: voteOn() })
    openActivity(project, 'vote')
    expect(project.window.getState().dialog).toBeNull()
    expect(whyNotStart(project, 'vote')?.message).toContain('A vote is on')
    carryOut(project.built.doc, [
      { type: 'lane.edit', id: 'lane3', changes: { locked: true } },
      { type: 'lane.edit', id: 'lane1', changes: { locked: true } },
    ])
    expect(whyNotStart(project, 'rating')?.message).toContain('no sentiment lane that can be rated')
    expect(lanesToWriteIn(project.shown().whole).map(({ id }) => id)).toEqual(['lane2'])
    expect(lanesToRate(project.shown().whole)).toEqual([])
  })

  test('commands are offered by role and by what is on', () => {
    const project = openProject()
    tellRoom(project, { round: roundOn() })
    expect(offered(project)).toEqual(
      expect.arrayContaining(['activity.round', 'round.reveal', 'round.write']),
    )
    expect(offered(project)).not.toContain('vote.close')
    tellRoom(project, { role: 'contributor', round: roundOn(), vote: voteOn() })
    const ids = offered(project)
    expect(ids).toContain('round.write')
    for (const id of ['activity.round', 'activity.vote', 'round.reveal', 'round.publicly', 'vote.close'])
      expect(ids).not.toContain(id)
    tellRoom(project, { role: 'viewer', round: roundOn() })
    expect(offered(project)).not.toContain('round.write')
  })

  test('writing in a round begins in one of its cells', () => {
    const project = openProject()
    tellRoom(project, { round: roundOn('step2-1') })
    writeInRound(project)
    expect(project.activities.cards.state.getState().cards).toMatchObject([
      { laneId: 'lane2', stepId: 'step2-1' },
    ])
    expect(project.window.getState().editing).toMatchObject({ kind: 'card', isNew: true })
  })
})

describe('dots', () => {
  test('go to what is voted on', () => {
    const any = { kind: 'kinds', kinds: ['any'] } as const
    expect(isOnBallot({ ...any, kinds: ['any'] }, { id: 'a', kind: 'text' })).toBe(true)
    expect(isOnBallot({ ...any, kinds: ['any'] }, { id: 'a', kind: 'sentiment' })).toBe(false)
    expect(isOnBallot({ ...any, kinds: ['pain'] }, { id: 'a', kind: 'opportunity' })).toBe(false)
    expect(isOnBallot({ kind: 'cards', ids: ['b'] }, { id: 'a', kind: 'pain' })).toBe(false)
    expect(dotsLeft({ budget: 3 }, { a: 2 })).toBe(1)
  })

  test('are given to the selected cards, up to the budget and no more than allowed on one', () => {
    const project = openProject()
    tellRoom(project, { vote: voteOn() })
    project.pick(PAIN, 'card-lane1-step1-1-1')
    expect(votableSelected(project).map(({ id }) => id)).toEqual([PAIN])
    giveSelected(project, 1)
    giveSelected(project, 1)
    expect(project.activities.dots.state.getState().values).toEqual({ [PAIN]: 1 })
    project.pick(OTHER_PAIN)
    giveSelected(project, 1)
    project.pick('card-lane2-step2-1-1')
    giveSelected(project, 1)
    expect(project.activities.dots.state.getState().values).toEqual({ [PAIN]: 1, [OTHER_PAIN]: 1 })
    project.pick(PAIN)
    giveSelected(project, -1)
    giveSelected(project, -1)
    expect(project.activities.dots.state.getState().values).toEqual({ [OTHER_PAIN]: 1 })
  })

  test('a result has three winners, or more where they are level, and reads as lines', () => {
    const cards = [5, 4, 3, 3, 1].map((dots, index) => ({ dots, card: { text: `Card\n${index}` } }))
    expect(topOf(cards)).toHaveLength(4)
    expect(topOf(cards.slice(0, 2))).toHaveLength(2)
    expect(topOf([])).toEqual([])
    expect(resultText('Which?', cards.slice(0, 2))).toBe('Which?\n5\tCard 0\n4\tCard 1')
  })
})

test('revealed cards come one after the other, all within the same time', () => {
  expect(staggered(0)).toEqual([])
  expect(staggered(3)).toEqual([0, 30, 60])
  expect(staggered(100).at(-1)).toBe(340)
})

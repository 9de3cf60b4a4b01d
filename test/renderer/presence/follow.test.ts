import { describe, expect, test } from 'vitest'
import { areaOf, breakAway, isCalled, viewOfArea } from '#renderer/actions/follow-actions.ts'
import { visibleRect } from '#renderer/actions/viewport.ts'
import { holdersOf, type Other } from '#renderer/canvas/presence/use-others.ts'
import type { Presence } from '#shared/protocol/presence.ts'
import { openProject } from '#test/support/project-context.ts'

const AREA = { mapId: 'map1', x: 100, y: 50, width: 800, height: 400 }
const presence = (participantId: string, more: Partial<Presence> = {}): Presence => ({
  participantId,
  cursor: null,
  laser: false,
  area: null,
  selection: [],
  editing: null,
  ...more,
})

describe('following', () => {
  test('of two windows of one person the one they point in leads', () => {
    const other = { ...AREA, x: 0 }
    const peers = new Map([
      [1, presence('ben', { area: other })],
      [2, presence('ana', { area: other })],
      [3, presence('ana', { area: AREA, cursor: { mapId: 'map1', x: 1, y: 1 } })],
    ])
    expect(areaOf(peers, 'ana')).toBe(AREA)
    expect(areaOf(peers, 'ben')).toBe(other)
    expect(areaOf(peers, 'nobody')).toBeNull()
  })

  test.each([
    { width: 1440, height: 700 },
    { width: 500, height: 900 },
  ])('all that they see fits into a window of %o', (size) => {
    const seen = visibleRect(viewOfArea(AREA, size), size)
    expect(seen.x).toBeLessThanOrEqual(AREA.x)
    expect(seen.y).toBeLessThanOrEqual(AREA.y)
    expect(seen.x + seen.width).toBeGreaterThanOrEqual(AREA.x + AREA.width)
    expect(seen.y + seen.height).toBeGreaterThanOrEqual(AREA.y + AREA.height)
  })
})

describe('a call of everybody', () => {
  const gather = { byId: 'ana', number: 4, area: AREA }

  test('is for all but the caller, once', () => {
    expect(isCalled(gather, { me: 'ben', left: null })).toBe(true)
    expect(isCalled(gather, { me: 'ana', left: null })).toBe(false)
    expect(isCalled(gather, { me: 'ben', left: 4 })).toBe(false)
    expect(isCalled({ ...gather, number: 5 }, { me: 'ben', left: 4 })).toBe(true)
    expect(isCalled(null, { me: 'ben', left: null })).toBe(false)
  })

  test('that was left is remembered; following somebody else forgets nothing of it', () => {
    const project = openProject()
    project.window.setState({ following: { personId: 'ana', gather: 4 } })
    breakAway(project)
    expect(project.window.getState()).toMatchObject({ following: null, leftGather: 4 })
    project.window.setState({ following: { personId: 'ben', gather: null } })
    breakAway(project)
    expect(project.window.getState()).toMatchObject({ following: null, leftGather: 4 })
  })
})

describe('cards in others’ hands', () => {
  const other = (name: string, more: Partial<Presence>): Other => ({
    client: name.length,
    person: { id: name, name, color: 'blue' },
    presence: presence(name, more),
  })

  test('who writes comes before who only selected it', () => {
    const holders = holdersOf([
      other('Ana', { selection: ['one', 'two'] }),
      other('Ben', { selection: ['two'], editing: 'two' }),
    ])
    expect(holders).toEqual({
      one: { name: 'Ana', color: 'blue', isWriting: false },
      two: { name: 'Ben', color: 'blue', isWriting: true },
    })
  })
})

import { describe, expect, test } from 'vitest'
import { acceptLoss, bringBackLost, goBackTo } from '#renderer/actions/restore-actions.ts'
import type { HistoryClient } from '#renderer/session/history-client.ts'
import { createProjectVersions } from '#renderer/session/project-versions.ts'
import { fail, ok } from '#shared/base/result.ts'
import type { KeepVersion, Loss, Version } from '#shared/protocol/history.ts'
import type { ClientMessage } from '#shared/protocol/session.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const KEPT: Version = {
  id: 'kept',
  at: '2026-11-20T14:05:00Z',
  reason: 'before-restore',
  name: '',
  pinned: false,
  cards: 0,
  people: [],
}

/** A project whose host keeps versions, or has no room for them, and gives out `earlier`. */
function withHistory(hasRoom = true) {
  const project = openProject({ lanes: ['cards'], stages: [2] })
  const earlier = project.snapshot()
  const wishes: KeepVersion[] = []
  const said: ClientMessage[] = []
  const client = {
    keep: async (_: string, wish: KeepVersion) => {
      wishes.push(wish)
      return hasRoom ? ok(KEPT) : fail('no-space', 'The disk is full.')
    },
    read: async () => ok(earlier),
  } as unknown as HistoryClient
  const versions = createProjectVersions({ client, projectId: 'project-1', tell: (one) => said.push(one) })
  return { project: { ...project, versions } as OpenedProject, earlier, wishes, said, versions }
}

const [CARD, OTHER] = ['card-lane1-step1-1-1', 'card-lane1-step1-2-1']

const change = (project: OpenedProject) =>
  project.session.run('Change', [
    { type: 'cards.edit', ids: [OTHER], changes: { text: 'Another' } },
    { type: 'cards.remove', ids: [CARD] },
  ])

const way = { label: 'Restore version', done: 'Restored 14:05.' }

describe('going back', () => {
  test('keeps the state of now first, and is one act that one undo takes back', async () => {
    const { project, earlier, wishes } = withHistory()
    change(project)
    project.pause(5000)
    const before = project.snapshot()
    expect(await goBackTo(project, { earlier, ...way })).toBe(true)
    expect(wishes).toEqual([{ reason: 'before-restore' }])
    expect(project.snapshot().cards).toEqual(earlier.cards)
    expect(project.session.history.state().undo).toBe('Restore version')
    project.session.history.undo()
    expect(project.snapshot().cards).toEqual(before.cards)
  })

  test('to single records leaves all others as they are', async () => {
    const { project, earlier } = withHistory()
    change(project)
    await goBackTo(project, { earlier, only: new Set([`cards/${CARD}`]), ...way })
    expect(project.card(CARD)).toEqual(earlier.cards[CARD])
    expect(project.card(OTHER).text).toBe('Another')
  })

  test('does nothing where the state of now could not be kept', async () => {
    const { project, earlier } = withHistory(false)
    change(project)
    expect(await goBackTo(project, { earlier, ...way })).toBe(false)
    expect(project.snapshot().cards[CARD]).toBeUndefined()
  })

  test('leaves the stages, steps and lanes of a locked map alone, and goes back where they stay as they are', async () => {
    const { project, earlier } = withHistory()
    change(project)
    project.session.run('Lane', [{ type: 'lane.edit', id: 'lane1', changes: { title: 'Deeds' } }])
    project.session.run('Lock', [{ type: 'map.edit', id: 'map1', changes: { locked: true } }])
    expect(await goBackTo(project, { earlier, ...way })).toBe(false)
    expect(project.snapshot().lanes.lane1?.title).toBe('Deeds')
    expect(await goBackTo(project, { earlier, only: new Set([`cards/${CARD}`]), ...way })).toBe(true)
    expect(project.card(CARD).text).toBe(`Text of ${CARD}`)
  })
})

describe('a loss', () => {
  const loss: Loss = { versionId: 'v1', mapId: 'map1', mapTitle: 'Map', lost: 2, of: 2, by: '' }

  test('is made good with the structure that went along, and no window asks any more', async () => {
    const { project, earlier, said, versions } = withHistory()
    project.session.run('Add', [{ type: 'cards.edit', ids: [OTHER], changes: { text: 'Another' } }])
    project.session.run('Delete', [
      { type: 'step.remove', id: 'step1-1' },
      { type: 'cards.remove', ids: [CARD] },
    ])
    versions.hear({ type: 'loss', loss })
    await bringBackLost(project, loss)
    expect(project.textsIn('lane1', 'step1-1')).toEqual([earlier.cards[CARD]?.text])
    expect(project.card(OTHER).text).toBe('Another')
    expect(said).toEqual([{ type: 'loss-answered', versionId: 'v1' }])
    expect(versions.known.getState().loss).toBeNull()
  })

  test('that was meant changes nothing', () => {
    const { project, said, versions } = withHistory()
    project.session.run('Delete', [{ type: 'cards.remove', ids: [CARD, OTHER] }])
    versions.hear({ type: 'loss', loss })
    acceptLoss(project, loss)
    expect(said).toEqual([{ type: 'loss-answered', versionId: 'v1' }])
    expect(project.snapshot().cards).toEqual({})
  })
})

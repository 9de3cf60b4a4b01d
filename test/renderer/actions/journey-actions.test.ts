import { expect, test } from 'vitest'
import { hasKeptFiles, recompute, removeDataSet } from '#renderer/actions/journey-actions.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { openProject } from '#test/support/project-context.ts'

/** A map with a data set, a lane that it fills, and one that it fills but for what somebody typed. */
function withData() {
  const project = openProject({ stages: [1, 1], lanes: ['cards'] })
  const { map, id: stepId } = { ...project.shown().view, id: project.shown().view.steps[0]?.id ?? '' }
  const lane = (id: string): Command => ({
    type: 'lane.add',
    id,
    mapId: map.id,
    beforeId: null,
    fields: { kind: 'metrics', measure: 'reached', dataSetId: 'data' },
  })
  const card = (laneId: string, amount: number | null): Command => ({
    type: 'cards.add',
    cards: [{ id: `${laneId}-card`, laneId, stepId, fields: { amount } }],
    beforeId: null,
  })
  const done = project.session.run('Build', [
    { type: 'data.add', id: 'data', mapId: map.id, fields: { title: 'Shop' } },
    lane('filled'),
    card('filled', null),
    lane('typed'),
    card('typed', 7),
  ])
  if (!done.ok) throw new Error(done.error.message)
  project.pause(2000)
  return project
}

test('with journey data go the lanes that showed nothing else; what somebody typed stays, and one undo brings all back', async () => {
  const project = withData()
  expect(await removeDataSet(project, 'data', { withFiles: false })).toEqual({ ok: true, value: null })
  expect(project.snapshot().dataSets).toEqual({})
  expect(project.snapshot().lanes.filled).toBeUndefined()
  expect(project.snapshot().lanes.typed).toMatchObject({ measure: null, dataSetId: null })
  expect(project.card('typed-card').amount).toBe(7)
  project.session.history.undo()
  expect(project.snapshot().lanes.filled).toMatchObject({ measure: 'reached', dataSetId: 'data' })
  expect(project.snapshot().dataSets.data?.title).toBe('Shop')
})

test('nothing is computed anew of data that is gone, or of which nobody knows how it was read', async () => {
  const project = withData()
  expect(await recompute(project, 'other', {})).toMatchObject({ ok: false, error: { code: 'gone' } })
  expect(await recompute(project, 'data', { leastGroup: 9 })).toMatchObject({
    ok: false,
    error: { code: 'not-told' },
  })
  expect(project.snapshot().dataSets.data?.leastGroup).toBe(5)
  expect(await hasKeptFiles(project, 'data')).toBe(false)
})

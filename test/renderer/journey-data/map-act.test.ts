import { expect, test } from 'vitest'
import { actOf, type Ground, groundOf } from '#renderer/features/journey-data/map-act.ts'
import type { PutOnMap } from '#renderer/features/journey-data/plan.ts'
import { RISK_SETTINGS } from '#shared/analysis/journey/risk-settings.ts'
import type { Result } from '#shared/base/result.ts'
import { gestureKey } from '#shared/document/undo.ts'
import type { Match } from '#shared/model/data-set.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

/** What a person says who takes all that is proposed, of a map's stages or of new ones. */
function plan(onto: 'map' | 'new', matches: readonly Match[] = []): PutOnMap {
  return {
    logId: 'data',
    into: null,
    subject: 'customer',
    files: [],
    before: [],
    summary: { rows: [], customers: 9, events: 20, from: '', asOf: '', states: [], columns: [] },
    draft: {
      onto,
      title: 'shop',
      matches: new Map(matches),
      stages: ['visit', 'purchase'],
      goal: '',
      leastGroup: 5,
      lanes: ['reached', 'conversion'],
      keeps: false,
      segments: [],
      snapshots: 'none',
      churnAfterDays: 30,
      risks: RISK_SETTINGS,
    },
  }
}

/** Ground is chosen now, the act done `later`, when others may have written. */
function put(project: OpenedProject, wanted: PutOnMap, later = (_: Ground): void => undefined) {
  const ground = groundOf(project.shown().whole, wanted)
  if (!ground) throw new Error('No map is shown')
  later(ground)
  const before = project.snapshot()
  project.pause(2000)
  const act = actOf(before, wanted, ground, { title: 'shop', matches: [...ground.matches], shown: true })
  const joinKey = gestureKey('data', 0)
  let done: Result<unknown> = act
  for (const part of act.ok ? [act.value.room, act.value.numbers, act.value.cards] : [])
    if (done.ok && part.length > 0) done = project.session.run('Bring in journey data', part, joinKey)
  return { done, before, ground }
}

const matched = (project: OpenedProject): readonly Match[] =>
  project.shown().whole.stages.map(({ stage }) => [`state of ${stage.id}`, stage.id])

const lanesOf = (project: OpenedProject): readonly string[] =>
  project
    .shown()
    .whole.lanes.filter(({ dataSetId }) => dataSetId === 'data')
    .map(({ title }) => title)

test('numbers, their lanes and the cards in them are one act, and one undo takes all of it back', () => {
  const project = openProject({ stages: [1, 1], lanes: ['cards'] })
  const { done, before } = put(project, plan('map', matched(project)))
  expect(done.ok).toBe(true)
  expect(project.snapshot().dataSets.data?.shown).toBe(true)
  expect(lanesOf(project)).toEqual(['Reached in order', 'Conversion'])
  expect(Object.keys(project.snapshot().cards)).toHaveLength(Object.keys(before.cards).length + 4)
  project.session.history.undo()
  expect(project.snapshot()).toEqual(before)
})

test.each(['there', 'bare'] as const)(
  'on a map whose structure is locked (%s), nothing of it is done',
  (kind) => {
    const project = openProject({ stages: kind === 'bare' ? [1] : [1, 1], cardsPerCell: 0 })
    const wanted = kind === 'bare' ? plan('new') : plan('map', matched(project))
    const { done, before, ground } = put(project, wanted, ({ mapId }) => {
      project.session.run('Lock', [{ type: 'map.edit', id: mapId, changes: { locked: true } }])
    })
    expect([ground.kind, done.ok]).toEqual([kind, false])
    expect(project.snapshot()).toEqual(before)
  },
)

test('where somebody has begun to write on the bare map meanwhile, it keeps its stages', () => {
  const project = openProject({ stages: [1], lanes: ['cards'], cardsPerCell: 0 })
  const { view } = project.shown()
  const [laneId, stepId] = [view.lanes[0]?.id ?? '', view.steps[0]?.id ?? '']
  const { done, before } = put(project, plan('new'), () => {
    const card = { id: 'theirs', laneId, stepId, fields: { text: 'Theirs' } }
    project.session.run('Write', [{ type: 'cards.add', cards: [card], beforeId: null }])
  })
  expect(done).toMatchObject({ ok: false, error: { code: 'no-room' } })
  expect(project.snapshot()).toEqual(before)
  expect(project.card('theirs').text).toBe('Theirs')
})

test('a stage that went meanwhile gets no cards; a map that went, nothing', () => {
  const project = openProject({ stages: [1, 1], lanes: ['cards'] })
  const [first] = project.shown().whole.stages
  const removed = { type: 'stage.remove' as const, id: first?.stage.id ?? '' }
  const some = put(project, plan('map', matched(project)), () => {
    project.session.run('Remove', [removed])
  })
  expect(some.done.ok).toBe(true)
  const cards = Object.values(project.snapshot().cards).filter(
    ({ place }) => place[1] === first?.steps[0]?.id,
  )
  expect(cards).toEqual([])
  const none = put(project, plan('map'), ({ mapId }) => {
    project.session.run('Remove', [{ type: 'map.remove', id: mapId }])
  })
  expect(none.done).toMatchObject({ ok: false, error: { code: 'gone' } })
})

import { expect, test } from 'vitest'
import { mayCompare, pairFor } from '#renderer/actions/compare-actions.ts'
import { copyMap, showMap } from '#renderer/actions/map-actions.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const pair = (project: OpenedProject, mapId: string) => {
  const { maps } = project.snapshot()
  const found = pairFor(project.snapshot(), mapId)
  return found && [found.currentId, found.futureId].map((id) => maps[id]?.title)
}

test('a map alone has nothing to be compared with', () => {
  const project = openProject()
  expect(mayCompare(project)).toBe(false)
  expect(pairFor(project.snapshot(), 'map1')).toBe(null)
})

test('a future state is laid under the map it answers, from whichever of the two one comes', () => {
  const project = openProject()
  copyMap(project, 'map1', 'whole')
  copyMap(project, 'map1', 'future')
  const future = project.shown().view.map.id
  expect(mayCompare(project)).toBe(true)
  expect(pair(project, future)).toEqual(['Map', 'Map (future)'])
  expect(pair(project, 'map1')).toEqual(['Map', 'Map (future)'])
})

test('maps that nobody linked pair by state, the future one below, else in their order', () => {
  const project = openProject()
  copyMap(project, 'map1', 'whole')
  const copy = project.shown().view.map.id
  expect(pair(project, 'map1')).toEqual(['Map', 'Map (copy)'])
  expect(pair(project, copy)).toEqual(['Map', 'Map (copy)'])
  project.session.run('State', [{ type: 'map.edit', id: 'map1', changes: { state: 'future' } }])
  showMap(project, 'map1')
  expect(pair(project, 'map1')).toEqual(['Map (copy)', 'Map'])
})

test('a sentiment lane shows the line of the other map behind its own when it is asked to', () => {
  const project = openProject()
  project.session.run('Feel', [
    { type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: 'persona1', amount: -1 },
  ])
  copyMap(project, 'map1', 'future')
  const lane = project.shown().view.lanes.find(({ kind }) => kind === 'sentiment')
  expect(project.shown().layout.counterparts).toEqual([])
  project.session.run('Show', [
    { type: 'lane.edit', id: lane?.id as string, changes: { showCounterpart: true } },
  ])
  expect(project.shown().layout.counterparts.map(({ label }) => label)).toEqual(['Current'])
})

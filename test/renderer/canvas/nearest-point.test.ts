import { expect, test } from 'vitest'
import { nearestPoint } from '#renderer/canvas/nearest-point.ts'
import { carryOut } from '#test/support/builders.ts'
import { openProject } from '#test/support/project-context.ts'

test('of several points at a step the nearest is taken, of two at one height the active persona’s', () => {
  const project = openProject({ personas: 3 })
  const set = (personaId: string, amount: number, stepId = 'step1-1') =>
    ({ type: 'sentiment.set', laneId: 'lane3', stepId, personaId, amount }) as const
  carryOut(project.built.doc, [
    set('persona1', 2),
    set('persona2', -1),
    set('persona3', -1),
    set('persona1', -1, 'step1-2'),
  ])
  const points = project.shown().layout.curves.flatMap((curve) => curve.points)
  const height = (personaId: string) =>
    points.find(({ card }) => card.personaId === personaId && card.place[1] === 'step1-1')!.y
  const taken = (y: number, active: string | null = 'persona1') =>
    nearestPoint(points, 'step1-1', y, active)?.card.personaId
  expect(taken(height('persona1') + 5)).toBe('persona1')
  expect(taken(height('persona2') - 5, 'persona3')).toBe('persona3')
  expect(taken(height('persona2') - 5, 'persona2')).toBe('persona2')
  expect(nearestPoint(points, 'step2-1', 0, null)).toBeNull()
})

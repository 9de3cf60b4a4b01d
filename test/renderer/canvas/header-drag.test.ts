import { describe, expect, test } from 'vitest'
import { carriedArea, headerDropAt } from '#renderer/canvas/header-drag.ts'
import { grow } from '#shared/base/geometry.ts'
import { holds } from '#test/shared/layout/support/boxes.ts'
import { carryOut, contentsOf } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const open = (): OpenedProject => openProject({ stages: [2, 1, 2] })
/** `stage1: step1-1 step1-2`, a line a stage. */
const columns = (project: OpenedProject): string[] =>
  project.shown().view.stages.map(({ stage, steps }) => `${stage.id}: ${steps.map(({ id }) => id).join(' ')}`)

/** Pulls a header to a share of another one's width (or height) and lets go there. */
function pull(
  project: OpenedProject,
  kind: 'stage' | 'step' | 'lane',
  id: string,
  overId: string,
  share: number,
): boolean {
  const { layout } = project.shown()
  const boxes = {
    stage: layout.stages.map(({ stage, rect }) => [stage.id, rect.x, rect.width] as const),
    step: layout.steps.map(({ step, rect }) => [step.id, rect.x, rect.width] as const),
    lane: layout.lanes.map(({ lane, header }) => [lane.id, header.y, header.height] as const),
  }
  const [, start, size] = boxes[kind].find(([box]) => box === overId)!
  const drop = headerDropAt(layout, kind, id, start + size * share)
  if (drop) {
    expect(holds(grow(layout.grid, 2), drop.line)).toBe(true)
    carryOut(project.built.doc, [drop.command])
  }
  return drop !== null
}

describe('pulling a stage', () => {
  test.each([
    ['over the second half of the next', 'stage1', 'stage2', 0.6, ['stage2', 'stage1', 'stage3']],
    ['over the first half of the last', 'stage1', 'stage3', 0.4, ['stage2', 'stage1', 'stage3']],
    ['beyond the last', 'stage1', 'stage3', 1.5, ['stage2', 'stage3', 'stage1']],
    ['before the first', 'stage3', 'stage1', -3, ['stage3', 'stage1', 'stage2']],
  ])('%s', (_, id, over, share, order) => {
    const project = open()
    expect(pull(project, 'stage', id, over, share)).toBe(true)
    expect(project.shown().view.stages.map(({ stage }) => stage.id)).toEqual(order)
  })

  test.each([
    ['stage1', 'stage1', 0.9],
    ['stage1', 'stage2', 0.4],
    ['stage2', 'stage1', 0.6],
    ['stage3', 'stage3', 2],
  ])('%s to where it stands (over %s at %d) moves nothing', (id, over, share) => {
    expect(pull(open(), 'stage', id, over, share)).toBe(false)
  })
})

describe('pulling a lane', () => {
  test('goes by the middles of the others', () => {
    const project = open()
    pull(project, 'lane', 'lane1', 'lane2', 0.6)
    expect(project.shown().view.lanes.map(({ id }) => id)).toEqual(['lane2', 'lane1', 'lane3'])
    pull(project, 'lane', 'lane3', 'lane2', 0.1)
    expect(project.shown().view.lanes.map(({ id }) => id)).toEqual(['lane3', 'lane2', 'lane1'])
    expect(pull(project, 'lane', 'lane2', 'lane1', 0.2)).toBe(false)
  })
})

describe('pulling a step', () => {
  test.each([
    [
      'within its stage',
      'step1-1',
      'step1-2',
      0.6,
      ['stage1: step1-2 step1-1', 'stage2: step2-1', 'stage3: step3-1 step3-2'],
    ],
    [
      'over the first half of the next stage’s first step',
      'step1-1',
      'step2-1',
      0.4,
      ['stage1: step1-2', 'stage2: step1-1 step2-1', 'stage3: step3-1 step3-2'],
    ],
    [
      'over its second half',
      'step1-1',
      'step2-1',
      0.6,
      ['stage1: step1-2', 'stage2: step2-1 step1-1', 'stage3: step3-1 step3-2'],
    ],
    [
      'over the next step, which is in another stage',
      'step1-2',
      'step2-1',
      0.2,
      ['stage1: step1-1', 'stage2: step1-2 step2-1', 'stage3: step3-1 step3-2'],
    ],
    [
      'back over the step before, in another stage',
      'step3-1',
      'step2-1',
      0.8,
      ['stage1: step1-1 step1-2', 'stage2: step2-1 step3-1', 'stage3: step3-2'],
    ],
    [
      'beyond the last',
      'step1-1',
      'step3-2',
      4,
      ['stage1: step1-2', 'stage2: step2-1', 'stage3: step3-1 step3-2 step1-1'],
    ],
    [
      'before the first',
      'step3-2',
      'step1-1',
      -4,
      ['stage1: step3-2 step1-1 step1-2', 'stage2: step2-1', 'stage3: step3-1'],
    ],
    [
      'out of a stage of its own, which goes with it',
      'step2-1',
      'step1-1',
      0.1,
      ['stage1: step2-1 step1-1 step1-2', 'stage3: step3-1 step3-2'],
    ],
  ])('%s', (_, id, over, share, order) => {
    const project = open()
    expect(pull(project, 'step', id, over, share)).toBe(true)
    expect(columns(project)).toEqual(order)
  })

  test.each([
    ['step1-1', 'step1-1', 0.9],
    ['step1-2', 'step1-2', 0.9],
    ['step2-1', 'step2-1', 0.1],
    ['step2-1', 'step2-1', 0.9],
    ['step1-2', 'step1-1', 0.7],
    ['step3-2', 'step3-2', 3],
  ])('%s to where it stands (over %s at %d) moves nothing', (id, over, share) => {
    const project = open()
    const before = contentsOf(project.built.doc)
    expect(pull(project, 'step', id, over, share)).toBe(false)
    expect(contentsOf(project.built.doc)).toBe(before)
  })

  test('shows its place at the edge of the stage that it joins', () => {
    const { layout } = open().shown()
    const [first, second] = layout.stages.map(({ rect }) => rect)
    const end = first!.x + first!.width
    const middle = (along: number) => {
      const { line } = headerDropAt(layout, 'step', 'step3-2', along)!
      return line.x + line.width / 2
    }
    expect(middle(end - 2)).toBe(end)
    expect(middle(second!.x + 2)).toBe(second!.x)
  })
})

test('a map without headers has no place for one', () => {
  const project = openProject({ stages: [1], lanes: [] })
  expect(headerDropAt(project.shown().layout, 'lane', 'gone', 10)?.command).toBeUndefined()
})

describe('what the hand sees', () => {
  test('is the ground of what it pulls, so far along as it is pulled', () => {
    const { layout } = open().shown()
    const stage = layout.stages[1]!.rect
    expect(carriedArea(layout, 'stage', 'stage2', 40)).toEqual({
      ...stage,
      x: stage.x + 40,
      height: layout.grid.height,
    })
    const { band } = layout.lanes[0]!
    expect(carriedArea(layout, 'lane', 'lane1', -9)).toMatchObject({
      x: 0,
      y: band.y - 9,
      height: band.height,
    })
    expect(carriedArea(layout, 'step', 'gone', 0)).toBeNull()
  })

  test('is the stage that a step would come into', () => {
    const { layout } = open().shown()
    const over = layout.steps.find(({ step }) => step.id === 'step3-1')!.rect
    const drop = headerDropAt(layout, 'step', 'step1-1', over.x + 5)
    expect(drop?.into).toMatchObject({ x: layout.stages[2]!.rect.x, width: layout.stages[2]!.rect.width })
    expect(headerDropAt(layout, 'stage', 'stage1', over.x + over.width * 2)?.into).toBeNull()
  })
})

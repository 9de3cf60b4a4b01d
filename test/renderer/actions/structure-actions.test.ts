import { describe, expect, test } from 'vitest'
import { select } from '#renderer/actions/card-actions.ts'
import {
  addLane,
  addNote,
  addStage,
  addStep,
  addStepTo,
  colorHeader,
  moveHeader,
  removeHeader,
  renameBeside,
  resizeStep,
  selectHeader,
  toggleMoment,
} from '#renderer/actions/structure-actions.ts'
import { ALL_LANE_PRESETS, lanePreset } from '#shared/model/lane-presets.ts'
import { STEP_WIDTH } from '#shared/model/step.ts'
import { carryOut, contentsOf } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const stages = (project: OpenedProject): string[] => project.shown().view.stages.map(({ stage }) => stage.id)
/** `stage1: step1-1 step1-2`, a line a stage. */
const columns = (project: OpenedProject): string[] =>
  project.shown().view.stages.map(({ stage, steps }) => `${stage.id}: ${steps.map(({ id }) => id).join(' ')}`)
const lanes = (project: OpenedProject): string[] => project.shown().view.lanes.map(({ id }) => id)
const edited = (project: OpenedProject): string => project.window.getState().editing?.id ?? ''
const bare = (project: OpenedProject): void =>
  carryOut(project.built.doc, [
    {
      type: 'records.insert',
      records: [{ table: 'stages', id: 'bare', fields: { mapId: 'map1', order: 'z' } }],
    },
  ])

describe('a new stage', () => {
  test('stands where it was asked for, has a step, and is being named', () => {
    const project = openProject()
    addStage(project, { id: 'stage2', side: 'before' })
    const first = edited(project)
    expect(stages(project)).toEqual(['stage1', first, 'stage2'])
    expect(project.window.getState().editing?.kind).toBe('stage')
    expect(project.shown().view.stages[1]!.steps).toHaveLength(1)
    addStage(project, { id: 'stage2', side: 'after' })
    addStage(project, null)
    expect(stages(project).slice(0, 3)).toEqual(['stage1', first, 'stage2'])
    expect(stages(project)[4]).toBe(edited(project))
  })

  test('in the middle loses nothing, and one undo takes it back', () => {
    const project = openProject()
    const before = contentsOf(project.built.doc)
    const cards = project.shown().layout.cards.length
    addStage(project, { id: 'stage1', side: 'after' })
    expect(project.shown().layout.cards).toHaveLength(cards)
    project.session.history.undo()
    expect(contentsOf(project.built.doc)).toBe(before)
  })

  test('has a colour of its own', () => {
    const project = openProject({ stages: [1] })
    for (let count = 0; count < 3; count++) addStage(project, null)
    const colors = project
      .shown()
      .view.stages.slice(1)
      .map(({ stage }) => stage.color)
    expect(new Set(colors).size).toBe(3)
  })
})

describe('a new step', () => {
  test('stands beside another, in its stage', () => {
    const project = openProject()
    addStep(project, 'step1-2', 'before')
    const first = edited(project)
    addStep(project, 'step1-2', 'after')
    const second = edited(project)
    addStepTo(project, 'stage2')
    expect(columns(project)).toEqual([
      `stage1: step1-1 ${first} step1-2 ${second}`,
      `stage2: step2-1 step2-2 ${edited(project)}`,
    ])
  })

  test('beside a column that stands in for none keeps it', () => {
    const project = openProject()
    bare(project)
    addStep(project, 'bare~first', 'before')
    expect(columns(project)[2]).toBe(`bare: ${edited(project)} bare~first`)
  })

  test('beside none is none', () => {
    const project = openProject()
    const before = contentsOf(project.built.doc)
    addStep(project, 'nowhere', 'after')
    addStepTo(project, 'nowhere')
    expect(contentsOf(project.built.doc)).toBe(before)
    expect(project.window.getState().editing).toBeNull()
  })
})

describe('a new lane', () => {
  test.each(ALL_LANE_PRESETS)('$title is what its preset says', (preset) => {
    const project = openProject()
    addLane(project, preset, { id: 'lane1', side: 'after' })
    const { id: _id, ...fields } = preset
    expect(lanes(project)).toEqual(['lane1', edited(project), 'lane2', 'lane3'])
    expect(project.snapshot().lanes[edited(project)]).toMatchObject(fields)
  })

  test('stands before another, or last', () => {
    const project = openProject()
    addLane(project, lanePreset('cards'), { id: 'lane1', side: 'before' })
    expect(lanes(project)[0]).toBe(edited(project))
    addLane(project, lanePreset('cards'), null)
    expect(lanes(project).at(-1)).toBe(edited(project))
  })
})

describe('moving', () => {
  test('a stage by one place takes its steps along', () => {
    const project = openProject({ stages: [1, 2, 1] })
    moveHeader(project, 'stage', 'stage1', 1)
    expect(columns(project)).toEqual(['stage2: step2-1 step2-2', 'stage1: step1-1', 'stage3: step3-1'])
    moveHeader(project, 'stage', 'stage3', -1)
    expect(stages(project)).toEqual(['stage2', 'stage3', 'stage1'])
    moveHeader(project, 'stage', 'stage3', 1)
    expect(stages(project)).toEqual(['stage2', 'stage1', 'stage3'])
  })

  test('a lane by one place', () => {
    const project = openProject()
    moveHeader(project, 'lane', 'lane1', 1)
    expect(lanes(project)).toEqual(['lane2', 'lane1', 'lane3'])
    moveHeader(project, 'lane', 'lane3', -1)
    expect(lanes(project)).toEqual(['lane2', 'lane3', 'lane1'])
  })

  test('a step within its stage, and over its edge into the next one', () => {
    const project = openProject()
    moveHeader(project, 'step', 'step1-1', 1)
    expect(columns(project)).toEqual(['stage1: step1-2 step1-1', 'stage2: step2-1 step2-2'])
    moveHeader(project, 'step', 'step1-1', 1)
    expect(columns(project)).toEqual(['stage1: step1-2', 'stage2: step1-1 step2-1 step2-2'])
    moveHeader(project, 'step', 'step1-1', -1)
    expect(columns(project)).toEqual(['stage1: step1-2 step1-1', 'stage2: step2-1 step2-2'])
    moveHeader(project, 'step', 'step1-1', -1)
    expect(columns(project)[0]).toBe('stage1: step1-1 step1-2')
  })

  test('a step takes its cards along', () => {
    const project = openProject()
    moveHeader(project, 'step', 'step1-2', 1)
    expect(project.idsIn('lane1', 'step1-2')).toEqual(['card-lane1-step1-2-1'])
    expect(project.shown().layout.cardById.has('card-lane1-step1-2-1')).toBe(true)
  })

  test('a step into a stage that has none keeps the column that stood in for it', () => {
    const project = openProject()
    bare(project)
    moveHeader(project, 'step', 'step2-2', 1)
    expect(columns(project)).toEqual([
      'stage1: step1-1 step1-2',
      'stage2: step2-1',
      'bare: step2-2 bare~first',
    ])
  })

  test('beyond the edge moves nothing and leaves no undo step', () => {
    const project = openProject()
    const before = contentsOf(project.built.doc)
    moveHeader(project, 'stage', 'stage1', -1)
    moveHeader(project, 'stage', 'stage2', 1)
    moveHeader(project, 'lane', 'lane1', -1)
    moveHeader(project, 'lane', 'lane3', 1)
    moveHeader(project, 'step', 'step1-1', -1)
    moveHeader(project, 'step', 'step2-2', 1)
    moveHeader(project, 'lane', 'nowhere', 1)
    moveHeader(project, 'step', 'nowhere', 1)
    expect(contentsOf(project.built.doc)).toBe(before)
    expect(project.session.history.state().undo).toBeNull()
  })
})

describe('a header', () => {
  test.each([
    ['stage', 'stage1'],
    ['step', 'step1-1'],
    ['lane', 'lane1'],
  ] as const)('of a %s is removed with all that is in it, and one undo brings it back', (kind, id) => {
    const project = openProject()
    const before = contentsOf(project.built.doc)
    removeHeader(project, kind, id)
    expect(project.snapshot()[`${kind}s`][id]).toBeUndefined()
    expect(project.snapshot().cards['card-lane1-step1-1-1']).toBeUndefined()
    project.session.history.undo()
    expect(contentsOf(project.built.doc)).toBe(before)
  })

  test('is coloured', () => {
    const project = openProject()
    colorHeader(project, 'stage', 'stage1', 'violet')
    colorHeader(project, 'lane', 'lane1', 'green')
    expect(project.snapshot().stages.stage1?.color).toBe('violet')
    expect(project.snapshot().lanes.lane1?.color).toBe('green')
  })

  test('of a step is marked as a moment that matters, and unmarked', () => {
    const project = openProject()
    bare(project)
    const isMoment = (id: string) => project.shown().view.steps.find((step) => step.id === id)?.moment
    for (const id of ['step1-1', 'bare~first']) {
      toggleMoment(project, id)
      expect(isMoment(id)).toBe(true)
      toggleMoment(project, id)
      expect(isMoment(id)).toBe(false)
    }
  })
})

test('a note is put where it was asked for, and typed into', () => {
  const project = openProject()
  addNote(project, { x: -120.4, y: 33.6 })
  const [note] = project.shown().view.notes
  expect(note).toMatchObject({ x: -120, y: 34, mapId: 'map1' })
  expect(project.window.getState()).toMatchObject({
    editing: { kind: 'note', id: note!.id },
    selection: new Set([note!.id]),
  })
})

test('a note that is put below the grid hangs on its lower edge', () => {
  const project = openProject()
  const { grid } = project.shown().layout
  addNote(project, { x: 5, y: grid.height + 17.6 })
  expect(project.shown().view.notes).toMatchObject([{ x: 5, below: 18 }])
})

describe('a header in hand', () => {
  test('is the only thing in hand, until a card is', () => {
    const project = openProject()
    project.pick('card-lane1-step1-1-1')
    selectHeader(project, 'lane', 'lane2')
    expect(project.window.getState()).toMatchObject({
      header: { kind: 'lane', id: 'lane2' },
      selection: new Set(),
      cell: null,
    })
    select(project, ['card-lane1-step1-1-1'])
    expect(project.window.getState().header).toBeNull()
  })

  test('is let go of when it is deleted', () => {
    const project = openProject()
    selectHeader(project, 'step', 'step1-2')
    removeHeader(project, 'step', 'step1-2')
    expect(project.window.getState().header).toBeNull()
  })
})

test('a step is made wider by keys within its bounds, a row of presses as one act', () => {
  const project = openProject()
  const width = () => project.snapshot().steps['step1-1']!.width
  resizeStep(project, 'step1-1', 32)
  resizeStep(project, 'step1-1', 32)
  expect(width()).toBe(STEP_WIDTH.usual + 64)
  project.session.history.undo()
  expect(width()).toBe(STEP_WIDTH.usual)
  resizeStep(project, 'step1-1', -9999)
  expect(width()).toBe(STEP_WIDTH.least)
})

describe('renaming one title after the other', () => {
  test.each([
    ['stage', 'stage1', 'stage2'],
    ['step', 'step1-2', 'step2-1'],
    ['lane', 'lane2', 'lane3'],
  ] as const)('goes from %s to %s, back again, and no further than the last', (kind, first, second) => {
    const project = openProject()
    expect(renameBeside(project, kind, first, 1)).toBe(true)
    expect(project.window.getState().editing).toEqual({ kind, id: second })
    expect(renameBeside(project, kind, second, -1)).toBe(true)
    expect(project.window.getState().editing).toEqual({ kind, id: first })
    const last = { stage: 'stage2', step: 'step2-2', lane: 'lane3' }[kind]
    expect(renameBeside(project, kind, last, 1)).toBe(false)
    expect(renameBeside(project, kind, 'gone', -1)).toBe(false)
  })
})

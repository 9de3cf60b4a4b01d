import { describe, expect, test } from 'vitest'
import { applyStageSet, planSentence, planStageSet } from '#renderer/actions/stage-set-actions.ts'
import { STAGE_SETS, type StageSet } from '#shared/model/stage-sets.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const setOf = (id: string): StageSet => STAGE_SETS.find((set) => set.id === id) as StageSet
const THREE = setOf('three-stages')

const shown = ({ shown: model }: OpenedProject) =>
  model().view.stages.map(({ stage, steps }) => `${stage.title} (${steps.length})`)

describe('a stage set', () => {
  test('on a map without stages makes them, with their steps and the usual lanes', () => {
    const project = openProject({ stages: [], lanes: [], cardsPerCell: 0 })
    applyStageSet(project, setOf('lifecycle'), 'rename')
    expect(shown(project)).toEqual([
      'Reach (1)',
      'Acquisition (1)',
      'Conversion (1)',
      'Retention (5)',
      'Loyalty (1)',
    ])
    expect(project.shown().view.steps[3]?.title).toBe('Onboarding')
    expect(project.shown().view.lanes.map(({ kind }) => kind)).toEqual([
      'cards',
      'touchpoints',
      'sentiment',
      'pains',
      'opportunities',
    ])
    project.session.history.undo()
    expect(shown(project)).toEqual([])
    expect(project.shown().view.lanes).toEqual([])
  })

  test('gives the stages there are its titles and keeps their steps and cards', () => {
    const project = openProject({ stages: [2, 1] })
    const cards = Object.keys(project.snapshot().cards)
    applyStageSet(project, THREE, 'rename')
    expect(shown(project)).toEqual(['Discover (2)', 'Explore (1)', 'Buy (1)'])
    expect(Object.keys(project.snapshot().cards)).toEqual(cards)
    expect(project.shown().view.lanes).toHaveLength(3)
    project.session.history.undo()
    expect(shown(project)).toEqual(['Title of stage1 (2)', 'Title of stage2 (1)'])
  })

  test('leaves alone the stages that it has no title for', () => {
    const project = openProject({ stages: [1, 1, 1, 2] })
    applyStageSet(project, THREE, 'rename')
    expect(shown(project)).toEqual(['Discover (1)', 'Explore (1)', 'Buy (1)', 'Title of stage4 (2)'])
  })

  test('goes behind the stages there are where that is wanted', () => {
    const project = openProject({ stages: [2] })
    applyStageSet(project, THREE, 'append')
    expect(shown(project)).toEqual(['Title of stage1 (2)', 'Discover (1)', 'Explore (1)', 'Buy (1)'])
  })

  test('says before what it will do', () => {
    const { stages } = openProject({ stages: [1, 1] }).shown().view
    expect(planStageSet(stages, THREE, 'rename').map(({ kind }) => kind)).toEqual(['rename', 'rename', 'add'])
    expect(planSentence(planStageSet(stages, THREE, 'rename'))).toBe(
      '2 stages get new titles and 1 stage is added. No step and no card is lost.',
    )
    expect(planSentence(planStageSet(stages, THREE, 'append'))).toBe(
      '3 stages are added and 2 stages stay as they are. No step and no card is lost.',
    )
    const same = planStageSet(stages, { ...THREE, stages: [{ title: 'Title of stage1' }] }, 'rename')
    expect(planSentence(same)).toBe('The stages have these titles already.')
  })
})

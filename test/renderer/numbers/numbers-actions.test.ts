import { expect, test } from 'vitest'
import {
  addFilledLane,
  dataSetsHere,
  fillLane,
  setCampaignCost,
  showSlices,
  toggleDropLink,
  toggleNumbers,
} from '#renderer/actions/numbers-actions.ts'
import type { DataSet } from '#shared/model/data-set.ts'
import { cardsIn } from '#shared/model/map-view.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { addMadeData, MADE_SHAPE } from '#test/support/made-journey.ts'
import { openBuilt } from '#test/support/project-context.ts'

/** A map with two data sets, of which it shows the first. */
function open() {
  const built = buildProject(MADE_SHAPE)
  const second = { ...addMadeData({ shown: false }), id: 'data2' }
  carryOut(built.doc, [addMadeData(), second])
  const project = openBuilt(built)
  return {
    project,
    set: (id: string) => project.snapshot().dataSets[id] as DataSet,
    shown: () => dataSetsHere(project).flatMap(({ id, shown }) => (shown ? [id] : [])),
    undo: () => project.session.history.undo(),
  }
}

test('a map shows one data set at a time, and one undo brings the other one back', () => {
  const { project, set, shown, undo } = open()
  toggleNumbers(project, set('data2'))
  expect(shown()).toEqual(['data2'])
  undo()
  expect(shown()).toEqual(['data1'])
  toggleNumbers(project, set('data1'))
  expect(shown()).toEqual([])
})

test('slices go on the map together, with the data set they are of, as one act', () => {
  const { project, set, shown, undo } = open()
  const segment = 'segment:["platform","mobile"]'
  showSlices(project, set('data2'), { sliceId: segment, besideId: 'all' })
  expect(project.shown().whole.data).toMatchObject({ slice: { id: segment }, beside: { id: 'all' } })
  undo()
  expect(shown()).toEqual(['data1'])
  expect(set('data2').sliceId).toBe('')
})

test('a pain is linked to a drop once, and unlinked by the same', () => {
  const { project, set } = open()
  const [pain = ''] = project.idsIn('lane2', 'step3-1')
  toggleDropLink(project, set('data1'), 'stage3', pain)
  toggleDropLink(project, set('data1'), 'stage2', pain)
  expect(set('data1').dropLinks).toEqual([
    ['stage3', pain],
    ['stage2', pain],
  ])
  toggleDropLink(project, set('data1'), 'stage3', pain)
  expect(set('data1').dropLinks).toEqual([['stage2', pain]])
})

test('the cost of a campaign is typed, changed and taken back, each by one act', () => {
  const { project, set, undo } = open()
  const costs = () => set('data1').campaignCosts
  setCampaignCost(project, set('data1'), 'Spring', 500)
  setCampaignCost(project, set('data1'), 'Newsletter', 80)
  setCampaignCost(project, set('data1'), 'Spring', 650.5)
  expect(costs()).toEqual([
    ['Newsletter', 80],
    ['Spring', 650.5],
  ])
  undo()
  expect(costs()).toEqual([
    ['Spring', 500],
    ['Newsletter', 80],
  ])
  setCampaignCost(project, set('data1'), 'Spring', null)
  expect(costs()).toEqual([['Newsletter', 80]])
  expect(set('data2').campaignCosts).toEqual([])
})

test('a lane fills itself with numbers of the data, and stops as easily', () => {
  const { project, set, undo } = open()
  addFilledLane(project, set('data1'), 'reached')
  const lane = project.shown().whole.lanes.at(-1)
  if (!lane) throw new Error('There is no lane')
  const amount = () => cardsIn(project.shown().whole, lane.id, 'step1-1')[0]?.amount
  expect(lane.title).toBe('Reached in order')
  expect(amount()).toBe(400)
  fillLane(project, lane, null)
  expect(amount()).toBeNull()
  undo()
  undo()
  expect(project.shown().whole.lanes.some(({ id }) => id === lane.id)).toBe(false)
})

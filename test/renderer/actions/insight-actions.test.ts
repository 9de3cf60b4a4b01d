import { beforeEach, describe, expect, test } from 'vitest'
import {
  addOpportunityFor,
  gradeOpportunity,
  hideFinding,
  restoreFindings,
  showOnMap,
} from '#renderer/actions/insight-actions.ts'
import { spotlightRects } from '#renderer/actions/spotlight.ts'
import { bringIntoSight } from '#renderer/actions/viewport.ts'
import { patternSettings, setPatterns } from '#renderer/session/pattern-settings.ts'
import { grow } from '#shared/base/geometry.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

let project: OpenedProject
const PAIN = 'card-lane1-step1-1-1'
beforeEach(() => {
  project = openProject({ lanes: ['pains', 'opportunities', 'sentiment'] })
  setPatterns({ onMap: true, presenting: true })
})

const opportunities = () =>
  Object.values(project.snapshot().cards).filter(({ kind }) => kind === 'opportunity')

describe('an opportunity for a pain', () => {
  test('stands at the pain’s step, answers it, and one undo takes it back', () => {
    const before = opportunities().length
    const id = addOpportunityFor(project, project.card(PAIN), 'Say it sooner') as string
    expect(project.card(id)).toMatchObject({ kind: 'opportunity', text: 'Say it sooner', painIds: [PAIN] })
    expect(project.card(id).place.slice(0, 2)).toEqual(['lane2', 'step1-1'])
    project.session.history.undo()
    expect(opportunities()).toHaveLength(before)
  })

  test('brings its lane along where there is none, in the same undo', () => {
    project = openProject({ lanes: ['pains'] })
    const id = addOpportunityFor(project, project.card(PAIN), 'Say it sooner') as string
    const lane = project.snapshot().lanes[project.card(id).place[0]]
    expect(lane).toMatchObject({ kind: 'opportunities', mapId: 'map1' })
    project.session.history.undo()
    expect(Object.keys(project.snapshot().lanes)).toEqual(['lane1'])
  })

  test('opens a lane that is folded away', () => {
    project.session.run('Fold', [{ type: 'lane.edit', id: 'lane2', changes: { collapsed: true } }])
    addOpportunityFor(project, project.card(PAIN), 'Say it sooner')
    expect(project.snapshot().lanes.lane2?.collapsed).toBe(false)
  })
})

describe('grades', () => {
  const ID = 'card-lane2-step1-1-1'
  const grades = () => [project.card(ID).value, project.card(ID).effort]

  test('are both set in one act, and taken back in one', () => {
    gradeOpportunity(project, ID, { value: 4.5, effort: 2 })
    expect(grades()).toEqual([4.5, 2])
    project.session.history.undo()
    expect(grades()).toEqual([null, null])
  })

  test('that are set as they are leave nothing to undo', () => {
    gradeOpportunity(project, ID, { value: null, effort: null })
    expect(project.session.history.state().undo).toBe(null)
  })

  test('moved by keys in a row are one act', () => {
    for (const value of [3, 3.5, 4]) gradeOpportunity(project, ID, { value, effort: 3 }, `grade:${ID}`)
    project.session.history.undo()
    expect(grades()).toEqual([null, null])
  })
})

test('findings are put away and brought back by their ids', () => {
  hideFinding(project, 'a')
  hideFinding(project, 'b')
  restoreFindings(project, ['a', 'other'])
  expect([...project.window.getState().hiddenFindings]).toEqual(['b'])
})

describe('what is shown', () => {
  const rects = (shown: Parameters<typeof showOnMap>[1]) => {
    showOnMap(project, shown)
    const { layout, snapshot } = project.shown()
    const { spotlight } = project.window.getState()
    return spotlight ? spotlightRects(layout, snapshot.cards, spotlight) : []
  }

  test('a card is ringed and selected', () => {
    const { layout } = project.shown()
    expect(rects({ cardIds: [PAIN], stepIds: ['step1-1'] })).toEqual([
      grow(layout.cardById.get(PAIN)?.rect as never, 4),
    ])
    expect([...project.window.getState().selection]).toEqual([PAIN])
  })

  test('a stretch of a line is one box of its cells', () => {
    const { layout } = project.shown()
    const band = layout.lanes[2]?.band
    const [box] = rects({ laneId: 'lane3', stepIds: ['step1-1', 'step1-2'], cardIds: ['none'] })
    expect(box).toMatchObject({
      y: band?.y,
      height: band?.height,
      width: 2 * (layout.steps[0]?.rect.width ?? 0),
    })
  })

  test('steps and stages are ringed from their titles to the last lane, a card that is folded away by its cell', () => {
    const { layout } = project.shown()
    expect(rects({ stepIds: ['step1-2'] })).toEqual([
      { ...layout.steps[1]?.rect, height: layout.grid.height - (layout.steps[1]?.rect.y ?? 0) },
    ])
    expect(rects({ stageIds: ['stage2'] })[0]).toMatchObject({ y: 0, height: layout.grid.height })
    project.session.run('Fold', [{ type: 'lane.edit', id: 'lane1', changes: { collapsed: true } }])
    expect(rects({ cardIds: [PAIN], stepIds: ['step1-1'] })[0]).toMatchObject({
      y: project.shown().layout.lanes[0]?.band.y,
      height: project.shown().layout.lanes[0]?.band.height,
    })
  })
})

describe('bringing something into sight', () => {
  const size = { width: 1000, height: 800 }
  const titles = { width: 100, height: 50 }
  const rect = { x: 3000, y: 100, width: 200, height: 100 }

  test('keeps a zoom at which one can read, and moves nothing that is in sight', () => {
    const moved = bringIntoSight({ x: 0, y: 0, zoom: 0.8 }, size, rect, titles, 0.5)
    expect(moved.zoom).toBe(0.8)
    expect(rect.x * 0.8 + moved.x).toBeGreaterThan(80)
    expect((rect.x + rect.width) * 0.8 + moved.x).toBeLessThan(1000)
    expect(bringIntoSight(moved, size, rect, titles, 0.5)).toEqual(moved)
  })

  test('comes closer where type was too small, and steps back from what is larger than the window', () => {
    expect(bringIntoSight({ x: 0, y: 0, zoom: 0.1 }, size, rect, titles, 0.5).zoom).toBe(0.5)
    const wide = { ...rect, width: 4000 }
    const { zoom, x } = bringIntoSight({ x: 0, y: 0, zoom: 1 }, size, wide, titles, 0.5)
    expect(zoom).toBeLessThan(0.5)
    expect(wide.x * zoom + x).toBeGreaterThan(100 * zoom)
    expect((wide.x + wide.width) * zoom + x).toBeLessThan(1000)
  })
})

test('names of patterns are on the line as the settings and the screen want it', () => {
  for (const [index, amount] of [0, 2, 0].entries())
    project.session.run('Feel', [
      {
        type: 'sentiment.set',
        laneId: 'lane3',
        stepId: ['step1-1', 'step1-2', 'step2-1'][index] as string,
        personaId: 'persona1',
        amount,
      },
    ])
  const labels = () => project.shown().marks.map(({ label }) => label)
  expect(labels()).toContain('Peak')
  setPatterns({ presenting: false })
  expect(labels()).toContain('Peak')
  project.window.setState({ screen: 'present' })
  expect(labels()).toEqual([])
  project.window.setState({ screen: 'map' })
  setPatterns({ onMap: false })
  expect(labels()).toEqual([])
  expect(patternSettings.getState()).toEqual({ onMap: false, presenting: false })
})

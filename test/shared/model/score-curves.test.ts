import { expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import { drawLaneHeaders } from '#shared/layout/drawing/draw-lanes.ts'
import { drawCurves } from '#shared/layout/drawing/draw-map.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { textsOf } from '#test/shared/layout/support/drawn.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { viewWithNumbers } from '#test/support/map-numbers.ts'

function scored(collapsed: readonly boolean[]): MapView {
  const { doc, mapId, laneIds } = buildProject({ stages: [3, 1], lanes: collapsed.map(() => 'sentiment') })
  carryOut(
    doc,
    collapsed.map((isCollapsed, index) => ({
      type: 'lane.edit',
      id: laneIds[index] as string,
      changes: { collapsed: isCollapsed },
    })),
  )
  return viewWithNumbers(projectDocument(doc), mapId, { reached: [9, 5], levels: [1.5, -0.5] })
}

test('many survey scores are counted as all numbers are written', () => {
  const stages = Array.from({ length: 20 }, () => 1)
  const { doc, mapId } = buildProject({ stages, lanes: ['sentiment'] })
  const view = viewWithNumbers(projectDocument(doc), mapId, { reached: stages, levels: stages })
  expect(view.counterpartCurves).toMatchObject([{ label: 'Survey scores (n\u00a0=\u00a01,060)' }])
})

test('survey scores are a line in the first sentiment lane that is open, of a stage at its middle', () => {
  const [curve, ...others] = scored([true, false, false]).counterpartCurves ?? []
  expect(others).toEqual([])
  expect(curve).toMatchObject({ laneId: 'lane2', personaId: null, isScore: true })
  expect([...(curve?.values ?? [])]).toEqual([
    ['step1-2', 1.5],
    ['step2-1', -0.5],
  ])
  expect(scored([true]).counterpartCurves).toBeUndefined()
})

test('survey scores are drawn as what they are, with their number', () => {
  const view = scored([false])
  const layout = layoutMap(view)
  const [lane] = layout.lanes
  if (!lane) throw new Error('There is no lane.')
  expect(drawCurves(view, layout, lane, [], LIGHT)).toMatchObject([
    { label: 'Survey scores (n\u00a0=\u00a0106)' },
  ])
  expect(textsOf(drawLaneHeaders(layout, LIGHT)).join(' ')).toContain('Survey scores (n\u00a0=\u00a0106)')
})

import { describe, expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import { describeCard } from '#shared/layout/describe-card.ts'
import { drawCard } from '#shared/layout/drawing/draw-card.ts'
import { cardContexts } from '#shared/layout/drawing/draw-map.ts'
import { COMPUTED_ICON, LINKED_ICON } from '#shared/layout/drawing/icons.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import type { Measure } from '#shared/model/data-set.ts'
import { fedCardId } from '#shared/model/fed-metrics.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { type NumbersShape, viewWithNumbers } from '#test/support/map-numbers.ts'
import { drawnOf, textsOf } from '../support/drawn.ts'

function drawn(view: MapView, cardId: string) {
  const box = layoutMap(view).cardById.get(cardId)
  if (!box) throw new Error(`There is no card ${cardId}.`)
  const context = cardContexts(view)(box.card)
  const shapes = drawCard(box.card, box.inner, LIGHT, context, { x: 0, y: 0 }).children
  return { box, shapes, words: describeCard(box.card, context), texts: textsOf(shapes) }
}

describe('a pain that explains a drop', () => {
  const { doc, mapId } = buildProject({ stages: [1, 1, 1], lanes: ['pains'] })
  const snapshot = projectDocument(doc)
  const pain = 'card-lane1-step1-1-1'
  const withLinks = (...fromIds: string[]) =>
    viewWithNumbers(snapshot, mapId, {
      reached: [100, 40, null],
      fields: { dropLinks: fromIds.map((id) => [id, pain] as const) },
    })

  test('names it, in words too, and is taller by that line', () => {
    const [bare, linked] = [drawn(withLinks(), pain), drawn(withLinks('stage1'), pain)]
    expect(bare.texts.join(' ')).not.toContain('after')
    expect(linked.texts.join(' ')).toContain('−60 % after Title of stage1')
    expect(linked.words).toContain('Explains the drop −60 % after Title of stage1')
    const icons = drawnOf(linked.shapes).flatMap(({ shape }) => (shape.type === 'icon' ? [shape.paths] : []))
    expect(icons).toContain(LINKED_ICON)
    expect(linked.box.rect.height).toBeGreaterThan(bare.box.rect.height)
    expect(drawn(withLinks(), pain).box.rect.height).toBe(bare.box.rect.height)
  })

  test('names all of them, and no number that is not told', () => {
    const words = drawn(withLinks('stage1', 'stage2'), pain).texts.join(' ')
    expect(words).toContain('−60 % after Title of stage1')
    expect(words).toContain('drop after Title of stage2')
  })

  test('says nothing where nothing follows', () => {
    expect(drawn(withLinks('stage3'), pain).texts.join(' ')).not.toContain('after')
  })
})

describe('a number that was computed', () => {
  function filled(measure: Measure, shape: NumbersShape): MapView {
    const { doc, mapId, laneIds } = buildProject({ stages: [1, 1], lanes: ['metrics'], cardsPerCell: 0 })
    const [laneId] = laneIds as [string]
    const cards = ['step1-1', 'step2-1'].map((stepId) => ({
      id: fedCardId(laneId, stepId),
      laneId,
      stepId,
      fields: {},
    }))
    const typed = { id: 'typed', laneId, stepId: 'step2-1', fields: { amount: 7 } }
    carryOut(doc, [
      { type: 'lane.edit', id: laneId, changes: { measure } },
      { type: 'cards.add', cards: [...cards, typed], beforeId: null },
    ])
    return viewWithNumbers(projectDocument(doc), mapId, shape)
  }
  const isSigned = ({ shapes }: ReturnType<typeof drawn>) =>
    drawnOf(shapes).some(({ shape }) => shape.type === 'icon' && shape.paths === COMPUTED_ICON)
  const second = fedCardId('lane1', 'step2-1')

  test('is marked, and told from a typed one beside it', () => {
    const view = filled('reached', { reached: [3605, 1505] })
    expect(isSigned(drawn(view, second))).toBe(true)
    expect(drawn(view, second)).toMatchObject({
      words: expect.stringContaining('1,505, computed from journey data'),
    })
    expect(isSigned(drawn(view, 'typed'))).toBe(false)
    expect(drawn(view, 'typed').words).not.toContain('computed')
  })

  test('shows a dash where it is not told', () => {
    const hidden = drawn(filled('reached', { reached: [9, null] }), second)
    expect(hidden.texts).toContain('—')
    expect(isSigned(hidden)).toBe(true)
  })

  test('is compared with the step before where it counts customers, not where it is a share', () => {
    const shape = { reached: [100, 40] }
    expect(drawn(filled('reached', shape), second).texts).toContain('−60 %')
    const share = drawn(filled('conversion', shape), second)
    expect(share.texts).toContain('40 %')
    expect(share.texts.join(' ')).not.toMatch(/points|better|worse/)
  })
})

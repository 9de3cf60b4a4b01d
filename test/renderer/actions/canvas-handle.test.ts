import { afterEach, describe, expect, test } from 'vitest'
import { type CanvasView, canvasHandle } from '#renderer/actions/canvas-handle.ts'
import { type Viewport, visibleRect } from '#renderer/actions/viewport.ts'
import { canvasView } from '#renderer/session/canvas-view.ts'
import type { Rect } from '#shared/base/geometry.ts'
import { fail } from '#shared/base/result.ts'
import { holds } from '#test/shared/layout/support/boxes.ts'
import { openProject } from '#test/support/project-context.ts'

const SIZE = { width: 1200, height: 800 }
let detach = (): void => {}
afterEach(() => detach())

/** A canvas that goes where it is sent. */
function attached(viewport: Viewport = { x: 0, y: 0, zoom: 1 }) {
  const project = openProject({
    stages: [3, 3, 3],
    lanes: ['cards', 'cards', 'sentiment', 'cards'],
    cardsPerCell: 4,
  })
  let now = viewport
  let moves = 0
  const listeners = new Set<(viewport: Viewport) => void>()
  const view: CanvasView = {
    viewport: () => now,
    size: () => SIZE,
    setViewport(next) {
      now = next
      moves++
      for (const listener of listeners) listener(next)
    },
    focus: () => {},
    picture: async () => fail('no-canvas', 'There is no canvas in this test.'),
    onViewport(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  detach = canvasHandle.attach(view, project)
  return {
    project,
    view,
    shown: (): Rect => visibleRect(now, SIZE),
    moves: () => moves,
    zoom: () => now.zoom,
  }
}

describe('the canvas, from outside', () => {
  test('shows the whole map, or a stage with the titles beside it', () => {
    const { project, shown } = attached()
    const { bounds, stages, grid } = project.shown().layout
    canvasHandle.fit()
    expect(holds(shown(), bounds)).toBe(true)
    canvasHandle.showStage(1)
    const { x, width } = stages[1]!.rect
    expect(holds(shown(), { x, y: 0, width, height: grid.height })).toBe(true)
    const there = shown()
    canvasHandle.showStage(7)
    expect(shown()).toEqual(there)
  })

  test('zooms about the middle of the window, within bounds', () => {
    const { shown, zoom } = attached({ x: -500, y: -300, zoom: 1 })
    const middle = (rect: Rect) => [rect.x + rect.width / 2, rect.y + rect.height / 2]
    const before = middle(shown())
    canvasHandle.zoomIn()
    expect(zoom()).toBe(1.25)
    canvasHandle.zoomTo(0.5)
    for (const [index, value] of middle(shown()).entries()) expect(value).toBeCloseTo(before[index]!)
    for (let press = 0; press < 40; press++) canvasHandle.zoomIn()
    expect(zoom()).toBe(4)
    for (let press = 0; press < 60; press++) canvasHandle.zoomOut()
    expect(zoom()).toBe(0.02)
  })

  test('moves no further than to have a card or cell in sight, clear of the headers', () => {
    const { project, shown, moves } = attached()
    const { cards, steps, lanes } = project.shown().layout
    const last = cards.at(-1)!
    canvasHandle.reveal({ cardId: last.card.id })
    expect(holds(shown(), last.rect)).toBe(true)
    expect(last.rect.y - shown().y).toBeGreaterThan(80)
    const count = moves()
    canvasHandle.reveal({ cardId: last.card.id })
    canvasHandle.reveal({ cardId: 'gone' })
    expect(moves()).toBe(count)
    canvasHandle.reveal({ laneId: lanes[0]!.lane.id, stepId: steps[0]!.step.id })
    expect(shown().x).toBeLessThanOrEqual(0)
  })

  test('comes near enough to write, where it is too far out', () => {
    const { project, shown, zoom } = attached({ x: 0, y: 0, zoom: 0.1 })
    const { card, rect } = project.shown().layout.cards.at(-1)!
    canvasHandle.approach(card.id)
    expect(zoom()).toBeGreaterThan(0.55)
    expect(holds(shown(), rect)).toBe(true)
    const near = zoom()
    canvasHandle.approach(project.shown().layout.cards[0]!.card.id)
    expect(zoom()).toBe(near)
  })

  test('goes back to a map that has shrunk away from under it, and stays where it still shows some', () => {
    const { project, shown, moves } = attached({ x: -40_000, y: 0, zoom: 1 })
    canvasHandle.stayOnMap()
    expect(holds(shown(), project.shown().layout.bounds)).toBe(true)
    const count = moves()
    canvasHandle.stayOnMap()
    expect(moves()).toBe(count)
  })

  test('lands close to a place on the map that is turned to next, once', () => {
    const { project } = attached({ x: 0, y: 0, zoom: 0.1 })
    const { card, rect } = project.shown().layout.cards.at(-1)!
    canvasHandle.landNear('map1', { cardId: card.id })
    const landing = canvasHandle.takeLanding('map1')
    expect(holds(visibleRect(landing!, SIZE), rect)).toBe(true)
    expect(landing!.zoom).toBeGreaterThan(0.55)
    expect(canvasHandle.takeLanding('map1')).toBeNull()
  })

  test('tells its zoom to who shows it, until it goes', () => {
    const { view } = attached()
    canvasHandle.zoomTo(2)
    expect(canvasView.getState().zoom).toBe(2)
    expect(canvasHandle.view()).toBe(view)
    detach()
    expect(canvasHandle.view()).toBeNull()
    canvasHandle.fit()
    expect(canvasView.getState().zoom).toBe(2)
  })
})

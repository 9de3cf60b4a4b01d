import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { paintCards, READABLE } from '#renderer/canvas/paint-cards.ts'
import type { Rect } from '#shared/base/geometry.ts'
import { cardContexts } from '#shared/layout/drawing/draw-map.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { EVERY_KIND } from '#test/shared/formats/export/support/maps.ts'
import { viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds } from '#test/shared/layout/support/boxes.ts'

const view = viewOf(EVERY_KIND)
const { cards } = layoutMap(view)
const contexts = cardContexts(view)

interface Painted extends Rect {
  readonly fill: string
}

/** Takes down what is painted: Node has no canvas. */
function record(scale: number, readable?: number) {
  const boxes: Painted[] = []
  const words: string[] = []
  const context = {
    fillStyle: '',
    fillRect(x: number, y: number, width: number, height: number) {
      boxes.push({ x, y, width, height, fill: context.fillStyle })
    },
    fillText: (text: string) => words.push(text),
    ...Object.fromEntries(
      [
        'save',
        'restore',
        'translate',
        'scale',
        'beginPath',
        'rect',
        'roundRect',
        'arc',
        'fill',
        'stroke',
        'setLineDash',
      ].map((name) => [name, () => {}]),
    ),
  }
  paintCards(
    context as unknown as CanvasRenderingContext2D,
    cards,
    contexts,
    LIGHT,
    scale,
    readable === undefined ? {} : { readable },
  )
  return { boxes, words }
}

/** Node has no paths either, and where they are drawn is for the tests of painting. */
class NoPath {}
beforeEach(() => {
  vi.stubGlobal('Path2D', NoPath)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('painted cards', () => {
  test('have their words where these can be read', () => {
    const { words } = record(READABLE)
    for (const { card } of cards)
      for (const word of card.text.split(/\s+/)) expect(words.join(' ')).toContain(word)
  })

  test('have a bar for each line where they cannot', () => {
    const { boxes, words } = record(READABLE - 0.01)
    expect(words).toEqual([])
    const bars = boxes.filter(({ fill }) => fill === LIGHT.muted)
    const lines = cards.flatMap(({ inner }) => inner.text.lines.filter((line) => line.width > 0))
    expect(bars.map(({ width }) => width)).toEqual(lines.map((line) => line.width))
    for (const bar of bars) expect(cards.some(({ rect }) => holds(rect, bar))).toBe(true)
  })

  test('are plain paper further out, each in its colour and at its place', () => {
    const { boxes } = record(0.05)
    expect(boxes).toHaveLength(2 * cards.length)
    cards.forEach(({ card, rect }, index) => {
      const [paper, edge] = [boxes[2 * index]!, boxes[2 * index + 1]!]
      expect(paper).toMatchObject(rect)
      expect(holds(rect, edge)).toBe(true)
      const gap = card.kind === 'touchpoint' && card.status !== 'existing'
      const tone = LIGHT.tones[card.color ?? contexts(card).laneColor]
      expect([paper.fill, edge.fill]).toEqual(gap ? [LIGHT.paper, tone.strong] : [tone.fill, tone.edge])
    })
  })

  test('are painted plainly at any scale while nobody reads', () => {
    expect(record(0.8, 0.9).words).toEqual([])
    expect(record(0.8).words.length).toBeGreaterThan(0)
  })
})

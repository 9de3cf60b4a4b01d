import { expect, test } from 'vitest'
import { smallestTextIn } from '#renderer/features/export/preview/smallest-text.ts'
import type { Shape, TextShape } from '#shared/layout/drawing/shapes.ts'

const text = (words: string, size: number, anchor: TextShape['anchor'] = 'start'): Shape => ({
  ...{ type: 'text', text: words, size, anchor, x: 10, y: 20, width: 40 },
  ...{ face: 'sans-regular', fill: '#000' },
})

test('finds the smallest words, wherever their groups stand', () => {
  const moved: Shape = { type: 'group', at: { x: 100, y: 200 }, children: [text('small', 8, 'end')] }
  const shapes: Shape[] = [
    text('large', 20),
    { type: 'group', at: { x: 1, y: 2 }, children: [moved] },
    text(' ', 2),
  ]
  expect(smallestTextIn({ shapes })).toMatchObject({ x: 1 + 100 + 10 - 40, y: 2 + 200 + 20 - 8, width: 40 })
})

test('where nothing is written there is nothing to look at', () => {
  expect(smallestTextIn({ shapes: [text('  ', 8)] })).toBeNull()
})

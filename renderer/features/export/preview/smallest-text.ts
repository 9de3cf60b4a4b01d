import type { Point, Rect } from '#shared/base/geometry.ts'
import type { Drawing, Shape, TextShape } from '#shared/layout/drawing/shapes.ts'

/** The box of the smallest line of text in a drawing, the first of several, in map units; `null` where there is none. */
export function smallestTextIn({ shapes }: Pick<Drawing, 'shapes'>): Rect | null {
  let smallest: { readonly text: TextShape; readonly at: Point } | null = null
  const look = (shape: Shape, at: Point): void => {
    if (shape.type === 'group') {
      const inner = { x: at.x + (shape.at?.x ?? 0), y: at.y + (shape.at?.y ?? 0) }
      for (const child of shape.children) look(child, inner)
    } else if (shape.type === 'text' && shape.text.trim() !== '')
      if (!smallest || shape.size < smallest.text.size) smallest = { text: shape, at }
  }
  for (const shape of shapes) look(shape, { x: 0, y: 0 })
  return smallest && boxOf(smallest)
}

function boxOf({ text, at }: { readonly text: TextShape; readonly at: Point }): Rect {
  const { x, y, width, anchor, size } = text
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor]
  return { x: at.x + left, y: at.y + y - size, width, height: size * 1.3 }
}

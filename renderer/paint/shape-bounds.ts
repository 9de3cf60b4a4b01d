import { grow, type Point, type Rect, union } from '#shared/base/geometry.ts'
import type { Shape, TextShape } from '#shared/layout/drawing/shapes.ts'
import { pathBounds } from './path-bounds.ts'

const known = new WeakMap<Shape, Rect>()

/**
 * A box that holds all that is painted of a shape: never too small, for paths and text a little too large. Shapes are
 * immutable, so each is computed once.
 */
export function shapeBounds(shape: Shape): Rect {
  const before = known.get(shape)
  if (before) return before
  const bounds = computeBounds(shape)
  known.set(shape, bounds)
  return bounds
}

function computeBounds(shape: Shape): Rect {
  switch (shape.type) {
    case 'rect':
      return withStroke(shape, shape)
    case 'circle':
      return withStroke(around(shape, shape.radius), shape)
    case 'path':
      return withStroke(pathBounds(shape.d), shape)
    case 'image':
      return { x: shape.x, y: shape.y, width: shape.width, height: shape.height }
    case 'icon':
      return { x: shape.x, y: shape.y, width: shape.size, height: shape.size }
    case 'text':
      return textBounds(shape)
    case 'group': {
      const { at = { x: 0, y: 0 }, children } = shape
      const inside = children.map(shapeBounds).reduce(union, children[0] ? shapeBounds(children[0]) : NOTHING)
      return { ...inside, x: inside.x + at.x, y: inside.y + at.y }
    }
  }
}

const NOTHING: Rect = { x: 0, y: 0, width: 0, height: 0 }

const around = ({ x, y }: Point, reach: number): Rect => ({
  x: x - reach,
  y: y - reach,
  width: 2 * reach,
  height: 2 * reach,
})

/** A mitred corner reaches out by no more than twice the line's width: four times its half, SVG's limit. */
function withStroke(
  { x, y, width, height }: Rect,
  { stroke, strokeWidth = 1 }: { readonly stroke?: string; readonly strokeWidth?: number },
): Rect {
  return grow({ x, y, width, height }, stroke === undefined ? 0 : strokeWidth * 2)
}

/** Fonts of the machine may be taller, deeper and wider than the built-in ones that layout measured. */
function textBounds({ x, y, width, size, anchor }: TextShape): Rect {
  const room = size + width * 0.2
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { x: left - room, y: y - 1.5 * size, width: width + 2 * room, height: 2.2 * size }
}

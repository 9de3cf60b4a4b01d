import { pathBounds } from '#renderer/paint/path-bounds.ts'
import { grow, type Point, type Rect } from '#shared/base/geometry.ts'
import type { Shape, TextShape } from '#shared/layout/drawing/shapes.ts'

/** A shape that is no group, where it stands on the map, with the group it belongs to. */
export interface Drawn {
  readonly shape: Exclude<Shape, { type: 'group' }>
  readonly rect: Rect
  readonly group: string
}

/** All that is painted, groups resolved. */
export function drawnOf(shapes: readonly Shape[], at: Point = { x: 0, y: 0 }, group = ''): Drawn[] {
  return shapes.flatMap((shape): Drawn[] => {
    if (shape.type === 'group') {
      const moved = { x: at.x + (shape.at?.x ?? 0), y: at.y + (shape.at?.y ?? 0) }
      return drawnOf(shape.children, moved, shape.label ?? shape.key ?? group)
    }
    const rect = extentOf(shape)
    return [{ shape, group, rect: { ...rect, x: rect.x + at.x, y: rect.y + at.y } }]
  })
}

/** What a shape covers. A text is as wide as it was measured, and as high as its letters reach. */
export function extentOf(shape: Drawn['shape']): Rect {
  switch (shape.type) {
    case 'image':
      return { x: shape.x, y: shape.y, width: shape.width, height: shape.height }
    case 'text':
      return textExtent(shape)
    case 'icon':
      return { x: shape.x, y: shape.y, width: shape.size, height: shape.size }
    case 'rect':
      return stroked(shape, shape)
    case 'circle':
      return stroked(grow({ x: shape.x, y: shape.y, width: 0, height: 0 }, shape.radius), shape)
    case 'path':
      return stroked(pathBounds(shape.d), shape)
  }
}

function textExtent({ x, y, width, size, anchor }: TextShape): Rect {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { x: left, y: y - 0.75 * size, width, height: 0.95 * size }
}

const stroked = (
  { x, y, width, height }: Rect,
  { stroke, strokeWidth = 1 }: { readonly stroke?: string; readonly strokeWidth?: number },
): Rect => grow({ x, y, width, height }, stroke === undefined ? 0 : strokeWidth / 2)

export const isText = (drawn: Drawn): drawn is Drawn & { readonly shape: TextShape } =>
  drawn.shape.type === 'text'

/** The words that are drawn, one entry a line. */
export const textsOf = (shapes: readonly Shape[]): string[] =>
  drawnOf(shapes)
    .filter(isText)
    .map(({ shape }) => shape.text)

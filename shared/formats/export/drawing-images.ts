import type { Rect } from '#shared/base/geometry.ts'
import type { Drawing, Shape } from '#shared/layout/drawing/shapes.ts'

type Size = Pick<Rect, 'width' | 'height'>

/** The pictures in a drawing by their references, in the order in which they are drawn first, each with the largest size it is drawn at. */
export function imageSizes({ shapes }: Pick<Drawing, 'shapes'>): ReadonlyMap<string, Size> {
  const sizes = new Map<string, Size>()
  const collect = (all: readonly Shape[]): void => {
    for (const shape of all) {
      if (shape.type === 'group') collect(shape.children)
      if (shape.type !== 'image') continue
      const { width = 0, height = 0 } = sizes.get(shape.ref) ?? {}
      sizes.set(shape.ref, { width: Math.max(width, shape.width), height: Math.max(height, shape.height) })
    }
  }
  collect(shapes)
  return sizes
}

/** References of all pictures in a drawing, each once. */
export const imagesIn = (drawing: Pick<Drawing, 'shapes'>): readonly string[] => [
  ...imageSizes(drawing).keys(),
]

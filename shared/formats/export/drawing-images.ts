import type { Drawing, Shape } from '#shared/layout/drawing/shapes.ts'

/** References of all pictures in a drawing, each once, in the order in which they are drawn first. */
export function imagesIn({ shapes }: Pick<Drawing, 'shapes'>): readonly string[] {
  const refs = new Set<string>()
  const collect = (all: readonly Shape[]): void => {
    for (const shape of all) {
      if (shape.type === 'image') refs.add(shape.ref)
      else if (shape.type === 'group') collect(shape.children)
    }
  }
  collect(shapes)
  return [...refs]
}

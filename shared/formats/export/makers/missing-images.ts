import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { imagesIn } from '../drawing-images.ts'

/** What to say where pictures of a drawing cannot be had: the file shows a sign in their place. */
export function missingImages(drawing: Pick<Drawing, 'shapes'>, has: (ref: string) => boolean): string[] {
  const count = imagesIn(drawing).filter((ref) => !has(ref)).length
  if (count === 0) return []
  const which = count === 1 ? 'A picture is' : `${count} pictures are`
  return [`${which} not in this project; an empty frame stands where it would be.`]
}

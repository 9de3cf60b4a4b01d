import type { Drawing, Shape, TextShape } from '#shared/layout/drawing/shapes.ts'
import type { FontFace } from '#shared/layout/text/font-faces.ts'
import { FONT_FILES, type FontFile } from '#shared/layout/text/font-files.ts'
import { fontFilesFor } from '#shared/layout/text/fonts-in-text.ts'

/** All lines of text in a drawing, in the order in which they are drawn. */
export function* textsOf(shapes: readonly Shape[]): Generator<TextShape> {
  for (const shape of shapes) {
    if (shape.type === 'text') yield shape
    else if (shape.type === 'group') yield* textsOf(shape.children)
  }
}

/** The font files that a drawing's text needs, in the order of `FONT_FILES`: those of the scripts it is written in. */
export const fontFilesOf = (drawing: Pick<Drawing, 'shapes'>): readonly FontFile[] =>
  fontFilesOfTexts(textsOf(drawing.shapes))

/** The same for texts that stand in no drawing. */
export function fontFilesOfTexts(texts: Iterable<Pick<TextShape, 'face' | 'text'>>): readonly FontFile[] {
  const characters = new Map<FontFace, Set<string>>()
  for (const { face, text } of texts) {
    const seen = characters.get(face) ?? new Set()
    characters.set(face, seen)
    for (const character of text) seen.add(character)
  }
  const needed = new Set([...characters].flatMap(([face, seen]) => fontFilesFor(face, [...seen].join(''))))
  return FONT_FILES.filter((file) => needed.has(file))
}

import { inRanges } from './code-point-ranges.ts'
import { FONT_FACES, type FontFace } from './font-faces.ts'
import { FONT_FILES, type FontFile, fontFileRanges } from './font-files.ts'
import { faceCovers } from './font-metrics.ts'

/** The face that draws `codePoint` in text set in `face`: itself, its substitute, or none (a font of the machine). */
function drawingFace(face: FontFace, codePoint: number): FontFace | undefined {
  const { substitute } = FONT_FACES[face]
  return [face, substitute].find((candidate) => candidate !== undefined && faceCovers(candidate, codePoint))
}

/**
 * The files needed to draw `text` in `face`, in the order of {@link FONT_FILES}: what an SVG has to embed so that it
 * looks the same elsewhere without carrying every script.
 */
export function fontFilesFor(face: FontFace, text: string): readonly FontFile[] {
  const codePoints = [...new Set(text)].map((character) => character.codePointAt(0) as number)
  const wanted = codePoints.map((codePoint) => ({ codePoint, by: drawingFace(face, codePoint) }))
  return FONT_FILES.filter((file) => {
    const ranges = fontFileRanges(file)
    return wanted.some(({ codePoint, by }) => by === file.face && inRanges(ranges, codePoint))
  })
}

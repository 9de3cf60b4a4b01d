/** A font and where a page or a worker finds it. */
export interface FontSource {
  readonly family: string
  readonly weight: string
  readonly unicodeRange: string
  readonly url: string
}

/**
 * Loads fonts into a page's `document.fonts` or a worker's `fonts`, in order: where ranges overlap, the later wins.
 * Resolves when all can be drawn with; rejects when one cannot be had.
 */
export async function loadFonts(fonts: FontFaceSet, sources: readonly FontSource[]): Promise<void> {
  const faces = sources.map(
    ({ family, weight, unicodeRange, url }) =>
      new FontFace(family, `url("${url}") format("woff2")`, { weight, unicodeRange, display: 'block' }),
  )
  for (const face of faces) fonts.add(face)
  await Promise.all(faces.map((face) => face.load()))
}

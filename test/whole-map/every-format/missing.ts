import { visible } from '#test/support/typed-texts.ts'
import type { Way } from './ways.ts'

/** The texts that are not in a file, or not as a whole. */
export function missingIn(
  words: readonly string[],
  texts: readonly string[],
  { isWhole = false }: Pick<Way, 'isWhole'>,
): readonly string[] {
  const places = isWhole ? words.map(visible) : [visible(words.join(''))]
  const inPlace = new Set(places)
  return texts.filter((text) => {
    const wanted = visible(text)
    return !inPlace.has(wanted) && !places.some((place) => place.includes(wanted))
  })
}

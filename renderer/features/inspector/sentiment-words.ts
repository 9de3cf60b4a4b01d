import { fail, ok, type Result } from '#shared/base/result.ts'
import { SENTIMENT_LEVELS } from '#shared/model/vocabulary.ts'

/** The usual words, the best level first. */
export const USUAL_WORDS: readonly string[] = SENTIMENT_LEVELS.map(({ label }) => label)

/** A lane's words at the five levels, its own or the usual ones. */
export const wordsOf = (levels: readonly string[]): readonly string[] =>
  levels.length === USUAL_WORDS.length ? levels : USUAL_WORDS

/**
 * What a lane stores for these words: nothing where they are the usual ones. A level left empty takes its usual word;
 * two levels of one word could not be told apart, so that is refused (`not-here`).
 */
export function levelsFrom(words: readonly string[]): Result<readonly string[]> {
  const filled = USUAL_WORDS.map((usual, index) => words[index]?.trim() || usual)
  const double = filled.find((word, index) => filled.indexOf(word) !== index)
  if (double !== undefined)
    return fail('not-here', `Two levels are called “${double}”. Each needs its own word.`)
  return ok(filled.every((word, index) => word === USUAL_WORDS[index]) ? [] : filled)
}

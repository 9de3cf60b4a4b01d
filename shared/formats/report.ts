export { quoted } from '#shared/base/quote.ts'

/** Sentences beyond this many are only counted: nobody reads ten thousand. */
const MOST_SENTENCES = 200

/** Collects what an import could not carry over, a sentence each. */
export interface Report {
  readonly add: (sentence: string) => void
  /** The sentences so far; a last one counts those that were too many. */
  readonly sentences: () => readonly string[]
}

/** A report without sentences. */
export function createReport(): Report {
  const kept: string[] = []
  let more = 0
  return {
    add(sentence) {
      if (kept.length < MOST_SENTENCES) kept.push(sentence)
      else more++
    },
    sentences: () =>
      more === 0 ? kept : [...kept, `${more} more things could not be carried over as they were.`],
  }
}

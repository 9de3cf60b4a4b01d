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

/** Text from a file as it is shown in a sentence: one line, at most 40 characters, in quotation marks. */
export function quoted(text: string): string {
  const characters = [...text.slice(0, 200).replace(/\s+/g, ' ').trim()]
  return characters.length > 40 ? `“${characters.slice(0, 39).join('')}…”` : `“${characters.join('')}”`
}

import type { SavedView } from '#shared/model/filter.ts'

/** Longest name that is given to a view, in UTF-16 units. */
export const LONGEST_TITLE = 80

export const nameOfView = ({ title }: Pick<SavedView, 'title'>): string => title.trim() || 'Untitled view'

/** What a view would be called after what it looks for: `Pain points, #wait`. A name that is taken gets a number. */
export function usualName(words: readonly string[], taken: readonly Pick<SavedView, 'title'>[]): string {
  const phrase = words.join(', ').slice(0, LONGEST_TITLE - 4)
  const name = phrase.charAt(0).toUpperCase() + phrase.slice(1)
  const titles = new Set(taken.map(({ title }) => title))
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : `${name} ${number}`
    if (!titles.has(numbered)) return numbered
  }
}

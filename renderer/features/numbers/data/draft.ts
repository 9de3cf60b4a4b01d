import type { DataChanges } from '#renderer/actions/journey-actions.ts'
import { readingsOf } from '#renderer/actions/journey-reading.ts'
import type { Asked } from '#shared/formats/logs/reading.ts'
import type { DataSet, Match } from '#shared/model/data-set.ts'

/** All that is asked of a data set, as it is now with what was changed in the form. */
export interface Wanted extends Omit<Asked, 'segments'> {
  readonly matches: readonly Match[]
  readonly goal: string
  readonly leastGroup: number
  readonly segments: readonly string[]
}

/** What is asked of a data set now; `null` where nobody can tell how it was read. */
export function askedNow(dataSet: DataSet): Wanted | null {
  const asked = readingsOf(dataSet)?.asked
  if (!asked) return null
  const { matches, goal, leastGroup } = dataSet
  return { matches, goal, leastGroup, ...asked }
}

/** What of the wanted is not so already: nothing of what was changed back again. */
export function changesOf(now: Wanted, wanted: Wanted): DataChanges {
  const changed = (Object.keys(wanted) as (keyof Wanted)[]).filter(
    (key) => JSON.stringify(now[key]) !== JSON.stringify(wanted[key]),
  )
  return Object.fromEntries(changed.map((key) => [key, wanted[key]]))
}

/** The same matches but that a state stands for this place; '' for none. The order of the states stays. */
export function matchTo(matches: readonly Match[], state: string, placeId: string): readonly Match[] {
  if (placeId === '') return matches.filter(([other]) => other !== state)
  return matches.some(([other]) => other === state)
    ? matches.map((match) => (match[0] === state ? [state, placeId] : match))
    : [...matches, [state, placeId]]
}

/** Adds what is suggested for states that stand for nothing yet; what is matched stays. */
export function withSuggested(matches: readonly Match[], suggested: readonly Match[]): readonly Match[] {
  const known = new Set(matches.map(([state]) => state))
  return [...matches, ...suggested.filter(([state]) => !known.has(state))]
}

/** Columns of the data that segments can be made of, each once. */
export function segmentColumns(dataSet: DataSet): readonly string[] {
  const roles = ['segment', 'channel', 'campaign', 'persona']
  const files = readingsOf(dataSet)?.files ?? []
  return [
    ...new Set(
      files.flatMap(({ reading }) =>
        reading.columns.filter(({ role }) => roles.includes(role)).map(({ column }) => column),
      ),
    ),
  ]
}

/** The same words without one of them, or with it. */
export const toggled = <Word extends string>(words: readonly Word[], word: Word): readonly Word[] =>
  words.includes(word) ? words.filter((other) => other !== word) : [...words, word]

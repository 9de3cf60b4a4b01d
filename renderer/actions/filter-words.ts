import { EVIDENCE_WORDS } from '#shared/layout/card-words.ts'
import type { Filter } from '#shared/model/filter.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { CARD_WORDS } from './kind-words.ts'
import { UNNAMED_PERSONA } from './persona-actions.ts'

/** What a filter looks for, a phrase for each thing: `pain points`, `#wait`, `owner Noor`. */
export function filterWords(filter: Filter, { personas }: Pick<Snapshot, 'personas'>): readonly string[] {
  const { query, tags, kinds, channels, personaIds, owners, evidence, authors } = filter
  return [
    ...(query.trim() === '' ? [] : [`“${query.trim()}”`]),
    ...kinds.map((kind) => CARD_WORDS[kind][1]),
    ...tags.map((tag) => `#${tag}`),
    ...channels,
    ...personaIds.map((id) => personas[id]?.name.trim() || UNNAMED_PERSONA),
    ...owners.map((owner) => `owner ${owner}`),
    ...evidence.map((level) => EVIDENCE_WORDS[level]),
    ...authors.map((author) => `by ${author}`),
  ]
}

/** How much of a map a filter lets pass: `12 of 35 cards`. */
export const passingWords = ({
  passing,
  total,
}: {
  readonly passing: number
  readonly total: number
}): string =>
  `${passing.toLocaleString('en')} of ${total.toLocaleString('en')} ${total === 1 ? 'card' : 'cards'}`

import { type FilterList, looksFor } from '#renderer/actions/filter-actions.ts'
import { CARD_WORDS, EVIDENCE_LABELS } from '#renderer/actions/kind-words.ts'
import { UNNAMED_PERSONA } from '#renderer/actions/persona-actions.ts'
import { type FilterOption, filterOptions } from '#shared/analysis/filter-options.ts'
import { foldName } from '#shared/base/fold.ts'
import type { Filter } from '#shared/model/filter.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { CardKind, EvidenceLevel } from '#shared/model/vocabulary.ts'

/** Something to filter by: a chip. */
export interface FilterChip {
  readonly value: string
  readonly label: string
  readonly count: number
  readonly isOn: boolean
}

/** Things of one sort to filter by. */
export interface FilterGroup {
  readonly list: FilterList
  readonly label: string
  readonly chips: readonly FilterChip[]
}

const LABELS: Readonly<Record<FilterList, string>> = {
  kinds: 'Kind',
  tags: 'Tags',
  personaIds: 'Persona',
  channels: 'Channel',
  owners: 'Owner',
  evidence: 'Evidence',
  authors: 'Written by',
}

/**
 * What the cards of a map can be filtered by. What is looked for stays in the list even where no card has it any more; a
 * sort of which every card has the same is left out, as it would part nothing.
 */
export function filterGroups(
  view: MapView,
  filter: Filter,
  { personas }: Pick<Snapshot, 'personas'>,
): readonly FilterGroup[] {
  const options = filterOptions(view)
  const total = options.kinds.reduce((sum, { count }) => sum + count, 0)
  const nameOf = (list: FilterList, value: string): string => {
    if (list === 'kinds') return capitalised(CARD_WORDS[value as CardKind][1])
    if (list === 'evidence') return EVIDENCE_LABELS[value as EvidenceLevel]
    return list === 'personaIds' ? personas[value]?.name.trim() || UNNAMED_PERSONA : value
  }
  return (Object.keys(LABELS) as FilterList[]).flatMap((list) => {
    const found: readonly FilterOption[] = options[list]
    const gone = filter[list].filter((value) => !found.some((option) => sameValue(option.value, value)))
    const chips = [...found, ...gone.map((value) => ({ value, count: 0 }))].map(({ value, count }) => ({
      value,
      label: nameOf(list, value),
      count,
      isOn: looksFor(filter, list, value),
    }))
    return chips.some(({ isOn, count }) => isOn || count < total)
      ? [{ list, label: LABELS[list], chips }]
      : []
  })
}

const sameValue = (a: string, b: string): boolean => foldName(a) === foldName(b)

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

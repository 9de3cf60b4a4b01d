import { NOTHING, plainWords } from '#shared/analysis/journey/number-words.ts'
import type { PlaceThen, WhatIf } from '#shared/analysis/journey/what-if.ts'
import { countWords } from '#shared/layout/data-words.ts'
import type { Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { wayTo } from '#shared/model/measure-at.ts'
import type { Column } from '../parts/table.ts'
import type { Counted } from '../places.ts'
import { signedWords } from '../words.ts'

/** A conversion that can be tried otherwise. */
export interface Way {
  readonly toId: string
  /** `Cart → Purchase`. */
  readonly title: string
  /** What it is now, 0 to 1. */
  readonly share: number
}

/** The ways between places whose conversion is told. */
export function changeableWays(data: MapData, slice: Slice, counted: readonly Counted[]): readonly Way[] {
  const titles = new Map(counted.map(({ place }) => [place.id, place.title]))
  return counted.flatMap(({ place }) => {
    const way = wayTo(data, place.id, slice)
    if (!way || way.reached === null || way.before === null || way.before === 0) return []
    const title = `${titles.get(way.fromId) ?? ''} → ${place.title}`
    return [{ toId: place.id, title, share: way.reached / way.before }]
  })
}

/** A place now and as it would be. */
export interface WhatIfRow extends PlaceThen {
  readonly title: string
  readonly change: number | null
}

export const whatIfRows = ({ places }: WhatIf, titleOf: (placeId: string) => string): readonly WhatIfRow[] =>
  places.map((place) => ({
    ...place,
    title: titleOf(place.placeId),
    change: place.now === null || place.would === null ? null : Math.round(place.would) - place.now,
  }))

export const WHAT_IF_COLUMNS: readonly Column<WhatIfRow>[] = [
  { id: 'place', label: 'Place', kind: 'words', show: ({ title }) => title, copy: ({ title }) => title },
  {
    id: 'now',
    label: 'Reached now',
    kind: 'number',
    show: ({ now }) => countWords(now),
    copy: ({ now }) => now,
  },
  {
    id: 'would',
    label: 'Would reach',
    kind: 'number',
    show: ({ would }) => (would === null ? NOTHING : plainWords(would, 0)),
    copy: ({ would }) => would,
  },
  {
    id: 'change',
    label: 'Difference',
    kind: 'number',
    show: ({ change }) => (change === null ? NOTHING : signedWords(change)),
    copy: ({ change }) => change,
  },
]

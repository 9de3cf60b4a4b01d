import type { Card } from '#shared/model/card.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Color } from '#shared/model/vocabulary.ts'
import type { LegendEntry } from '../legend-layout.ts'
import type { MapLayout } from '../map-layout.ts'
import type { CurveMark } from './draw-sentiment.ts'
import type { LegendSign } from './legend-signs.ts'
import type { Theme } from './theme.ts'

/** A name of patterns on the lines, and what it means. */
export interface MarkMeaning {
  readonly label: string
  readonly meaning: string
}

/** What a legend tells of a map. */
export interface LegendSubject {
  readonly view: MapView
  readonly layout: MapLayout
  readonly marks: readonly CurveMark[]
  readonly meanings: readonly MarkMeaning[]
  /** Whether a filter has faded some of it. */
  readonly isFaded: boolean
  readonly theme: Theme
}

/** A sign and what it means. */
export type Entry = LegendEntry<LegendSign>

/** The same with what most entries are found by. */
export interface Drawn extends LegendSubject {
  readonly cards: readonly Card[]
  readonly colorOf: (card: Card) => Color
}

/** The entries of those of a list that occur. */
export const occurring = <T>(
  all: readonly T[],
  occurs: (each: T) => boolean,
  entry: (each: T) => Entry,
): readonly Entry[] => all.filter(occurs).map(entry)

/** Some entries, or none. */
export const onlyIf = (condition: boolean, ...entries: readonly Entry[]): readonly Entry[] =>
  condition ? entries : []

import type { ReactNode } from 'react'
import {
  borderWords,
  MEASURE_TITLES,
  type NumberWords,
  placeWords,
} from '#shared/analysis/journey/measure-words.ts'
import { NOTHING } from '#shared/analysis/journey/number-words.ts'
import type { Measure } from '#shared/model/data-set.ts'
import type { Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'

/** A number with what it means and how it came about. */
export function NumberNote({
  words: { title, value, definition, formula, notes },
  children,
}: {
  readonly words: NumberWords
  readonly children?: ReactNode
}) {
  return (
    <div className="data-note">
      <p className="data-note-head">
        <span>{title}</span>
        <strong>{value}</strong>
      </p>
      <p>{formula}</p>
      <p className="data-note-quiet">{definition}</p>
      {children}
      <p className="data-note-quiet">{notes.join(' ')}</p>
    </div>
  )
}

/** What else is known of a place, in the order of a customer's stay there. */
const BESIDE: readonly Measure[] = [
  'entered',
  'left',
  'still-here',
  'returned',
  'time-median',
  'time-p90',
  'score',
  'value',
]

/** All that is known of a place: how many reached it with the sentences, all else as a list. */
export function PlaceNote({
  data,
  placeId,
  slice,
}: {
  readonly data: MapData
  readonly placeId: string
  readonly slice: Slice
}) {
  const others = BESIDE.map((measure) => ({ measure, words: placeWords(data, placeId, measure, slice) }))
  return (
    <NumberNote words={placeWords(data, placeId, 'reached', slice)}>
      <dl className="data-note-list">
        {others
          .filter(({ words }) => words.value !== NOTHING)
          .map(({ measure, words }) => (
            <div key={measure} title={words.formula}>
              <dt>{MEASURE_TITLES[measure]}</dt>
              <dd>{words.value}</dd>
            </div>
          ))}
      </dl>
    </NumberNote>
  )
}

/** How many did not go on from a place, with what is linked to that below. */
export function DropNote({
  data,
  fromId,
  slice,
  children,
}: {
  readonly data: MapData
  readonly fromId: string
  readonly slice: Slice
  readonly children?: ReactNode
}) {
  const words = borderWords(data, fromId, slice)
  return words ? <NumberNote words={words}>{children}</NumberNote> : null
}

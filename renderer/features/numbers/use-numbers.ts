import { createContext, useContext } from 'react'
import type { DataSet } from '#shared/model/data-set.ts'
import type { Figures, Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Place } from './places.ts'

/** What every sheet of the panel works from. */
export interface Numbers {
  readonly view: MapView
  readonly dataSet: DataSet
  readonly figures: Figures
  readonly all: Slice
  readonly places: readonly Place[]
  /** The title of a place by its id. */
  readonly titleOf: (placeId: string) => string
  /** What the map would show if it showed this slice: for the words that explain a number. */
  readonly dataOf: (slice: Slice) => MapData
  /** Whether places were moved or removed since all this was computed. */
  readonly isOutOfDate: boolean
  /** Whether this person may change what all share. */
  readonly mayChange: boolean
  /** Whether the files lie on this machine, so that all can be computed anew; `null` while that is asked. */
  readonly isKept: boolean | null
  /** How cases are called: `customers`, `sessions`. */
  readonly cases: string
  /** Whether there is room for all columns. */
  readonly isWide: boolean
}

const Context = createContext<Numbers | null>(null)

export const NumbersProvider = Context.Provider

/** The data set that the panel shows. Only below {@link NumbersProvider}. */
export function useNumbers(): Numbers {
  const numbers = useContext(Context)
  if (!numbers) throw new Error('useNumbers needs a NumbersProvider above it')
  return numbers
}

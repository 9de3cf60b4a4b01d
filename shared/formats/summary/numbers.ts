import {
  countWords,
  describeData,
  dropWords,
  painsOfDrop,
  reachedWords,
  sliceWords,
} from '#shared/layout/data-words.ts'
import { dropsOf, figuresAt, wayOf, worstDrop } from '#shared/model/drops.ts'
import type { Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import type { MapView } from '#shared/model/map-view.ts'

/** What the journey data says of one place of the map. */
interface NumbersRow {
  readonly place: string
  /** In words, `not shown` where that would tell of a group too small. */
  readonly reached: string
  /** Which part did not come on from the place before: `−58 %`; empty at the first one. */
  readonly drop: string
  readonly isWorst: boolean
  readonly returned: string
  /** The pains that explain the drop, in their own words. */
  readonly explainedBy: readonly string[]
  /** The same of those it is compared with. */
  readonly beside: Pick<NumbersRow, 'reached' | 'drop'> | null
}

/** The journey data of a map as a table. */
export interface SummaryNumbers {
  /** What was counted, of whom and up to when. */
  readonly about: string
  /** `Customers reached`. */
  readonly counted: string
  /** Whose numbers stand beside them; empty where nothing is compared. */
  readonly besideWhom: string
  readonly rows: readonly NumbersRow[]
}

/** What a map shows of its journey data; `null` where it shows none. */
export function numbersOf(view: MapView): SummaryNumbers | null {
  const { data } = view
  if (!data) return null
  const texts = new Map(
    [...view.cells.values()].flatMap((row) =>
      [...row.values()].flat().map(({ id, text }) => [id, text.trim()]),
    ),
  )
  const [own, other] = [tellSlice(data, data.slice), data.beside ? tellSlice(data, data.beside) : null]
  const rows = wayOf(data, data.slice).flatMap(({ id, title }): NumbersRow[] => {
    const told = own(id)
    if (!told) return []
    const { from, ...words } = told
    const explainedBy = (from === null ? [] : painsOfDrop(data.dataSet, from)).flatMap(
      (pain) => texts.get(pain) || [],
    )
    return [{ place: title, ...words, explainedBy, beside: other?.(id) ?? null }]
  })
  return {
    about: describeData(data),
    counted: reachedWords(data.dataSet),
    besideWhom: data.beside ? sliceWords(data.beside) : '',
    rows,
  }
}

function tellSlice(data: MapData, slice: Slice) {
  const drops = dropsOf(data, slice)
  const worst = worstDrop(drops)
  return (placeId: string) => {
    const figures = figuresAt(slice, placeId)
    if (!figures) return null
    const drop = drops.find(({ to }) => to.id === placeId)
    return {
      reached: countWords(figures.reached),
      drop: drop ? dropWords(drop) : '',
      isWorst: drop !== undefined && drop === worst,
      returned: countWords(figures.returned),
      from: drop?.from.id ?? null,
    }
  }
}

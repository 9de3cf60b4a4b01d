import type { EventLog } from '#shared/analysis/journey/event-log.ts'
import { type ColumnOfLog, LogBuilder } from '#shared/analysis/journey/log-builder.ts'

/** A case's id, a state, a time as `Date.parse` takes it (a day is 00:00 UTC), and cells of columns by their names. */
export type JourneyRow = readonly [
  caseId: string,
  state: string,
  when: string,
  cells?: Readonly<Record<string, string | number>>,
]

/** A small log, row by row. */
export function journeyLog(rows: readonly JourneyRow[], columns: readonly ColumnOfLog[] = []): EventLog {
  const builder = new LogBuilder({ columns })
  for (const [caseId, activity, when, cells = {}] of rows) {
    builder.add({ caseId, activity, at: Date.parse(when) })
    columns.forEach(({ name }, index) => {
      const cell = cells[name]
      if (typeof cell === 'number') builder.setNumber(index, cell)
      else if (cell !== undefined) builder.setWord(index, cell)
    })
  }
  return builder.build()
}

/** By activity, the index of the place whose states name it. */
export const placesOfStates = (
  { activities }: EventLog,
  places: readonly (readonly string[])[],
): { readonly count: number; readonly placeOfActivity: Int32Array } => ({
  count: places.length,
  placeOfActivity: Int32Array.from(activities, (state) =>
    places.findIndex((states) => states.includes(state)),
  ),
})

/** Rows for so many customers who do the same: `a1`, `a2`, … */
export const times = (
  count: number,
  prefix: string,
  rows: (id: string) => readonly JourneyRow[],
): JourneyRow[] => Array.from({ length: count }, (_, at) => rows(`${prefix}${at + 1}`)).flat()

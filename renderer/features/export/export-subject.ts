import type { MapModel } from '#renderer/session/map-model.ts'
import { filterView } from '#shared/analysis/filter.ts'
import type { Filter, FilterMode } from '#shared/model/filter.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** What of the shown map is exported. */
export interface ExportSubject {
  readonly view: MapView
  /** For formats that are made from the records: without the cards that are left out. */
  readonly snapshot: Snapshot
  /** What is drawn faded. */
  readonly dimmed: ReadonlySet<string>
  readonly isFiltered: boolean
}

const NONE: ReadonlySet<string> = new Set()

/**
 * The map as the window's filter shows it, or all of it. What stays on the screen only because it is selected does not
 * pass, so it is not exported either.
 */
export function exportSubject(
  { whole, snapshot, filtering }: Pick<MapModel, 'whole' | 'snapshot' | 'filtering'>,
  filter: Filter,
  mode: FilterMode,
  isFiltered: boolean,
): ExportSubject {
  if (!isFiltered || !filtering) return { view: whole, snapshot, dimmed: NONE, isFiltered: false }
  const { outside } = filtering
  if (mode === 'dim') return { view: whole, snapshot, dimmed: outside, isFiltered }
  const cards = Object.fromEntries(Object.entries(snapshot.cards).filter(([id]) => !outside.has(id)))
  return { view: filterView(whole, filter), snapshot: { ...snapshot, cards }, dimmed: NONE, isFiltered }
}

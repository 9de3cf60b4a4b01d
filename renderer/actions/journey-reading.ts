import * as v from 'valibot'
import type { FiguresRequest, MapPlace, SnapshotStep } from '#shared/analysis/journey/figures-request.ts'
import { matchesAfter } from '#shared/analysis/journey/suggest-matches.ts'
import { parseJson } from '#shared/base/json.ts'
import { type Readings, readingsSchema } from '#shared/formats/logs/reading.ts'
import { type DataSet, figuresOf } from '#shared/model/data-set.ts'
import { type Figures, parseFigures } from '#shared/model/figures.ts'
import type { StageView } from '#shared/model/map-view.ts'

/** How a data set's files were read, or `null` where nobody can tell any more. */
export function readingsOf({ reading }: Pick<DataSet, 'reading'>): Readings | null {
  if (reading === '') return null
  try {
    const parsed = v.safeParse(readingsSchema, parseJson(reading))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** Stages and steps that states are matched to, in the map's order: each stage, then its steps. */
export const mapPlaces = (stages: readonly StageView[]): readonly MapPlace[] =>
  stages.flatMap(({ stage, steps }) => [
    { id: stage.id, kind: 'stage' as const, stageId: stage.id, title: stage.title },
    ...steps.map(({ id, title }) => ({ id, kind: 'step' as const, stageId: stage.id, title })),
  ])

/** What is computed of a data set for the places of its map, asked at this moment. */
export function requestFor(
  { matches, goal, leastGroup }: Pick<DataSet, 'matches' | 'goal' | 'leastGroup'>,
  { asked, files }: Readings,
  places: readonly MapPlace[],
): FiguresRequest {
  const known = matchesAfter(matches, places)
  return {
    places,
    matches: known,
    goal: goal === '' ? lastMatched(known, places) : goal,
    leastGroup,
    ...asked,
    zone: files[0]?.reading.zone ?? 'UTC',
    now: Date.now(),
  }
}

/** The state that stands for the end of the journey: the first of those that are matched to the last place that has any. */
export function lastMatched(matches: DataSet['matches'], places: readonly MapPlace[]): string {
  const matched = new Map(matches.toReversed().map(([state, placeId]) => [placeId, state]))
  const last = places.findLast(({ id }) => matched.has(id))
  return last ? (matched.get(last.id) ?? '') : ''
}

/** Whether a data set says these figures already, whenever they were made and from however many rows. */
export function isNothingNew(dataSet: DataSet, figures: Figures): boolean {
  const told = (one: Figures | null) => JSON.stringify({ ...one, madeAt: '', rows: null })
  return told(figuresOf(dataSet)) === told(parseFigures(JSON.stringify(figures)))
}

/** How often snapshots are taken. */
export const SNAPSHOT_LABELS: Readonly<Record<SnapshotStep, string>> = {
  none: 'None',
  day: 'Every day',
  week: 'Every week, Mondays',
  month: 'Every month',
}

import { UNTITLED_MAP } from '#renderer/actions/map-actions.ts'
import type { ComparedStep, ComparisonSummary } from '#shared/analysis/compare.ts'
import { type DifferenceNames, describeComparison } from '#shared/analysis/compare-words.ts'
import { quoted } from '#shared/base/quote.ts'
import type { AlignedMaps, Side } from '#shared/formats/comparison/align-maps.ts'
import type { JourneyMap } from '#shared/model/map.ts'
import type { MapView } from '#shared/model/map-view.ts'

export const titleOf = ({ title }: JourneyMap): string => title.trim() || UNTITLED_MAP

/** The names that differences only know by id. */
export function namesOf({ maps }: AlignedMaps): DifferenceNames {
  const views: readonly MapView[] = [maps.future.view, maps.current.view]
  return {
    persona(id) {
      const persona = views.flatMap(({ personas }) => personas).find((one) => one.id === id)
      return persona?.name.trim() || 'a persona without a name'
    },
    step(id) {
      const title = views
        .flatMap(({ steps }) => steps)
        .find((one) => one.id === id)
        ?.title.trim()
      return title ? quoted(title) : 'another step'
    },
  }
}

/** What a step is called in the list: as the future has it, else as it was; its number on that map where it has no title. */
export function stepTitle({ current, future }: ComparedStep, { maps }: AlignedMaps): string {
  const side: Side = future ? 'future' : 'current'
  const step = future ?? current
  const { view, missing } = maps[side]
  const own = view.steps.filter(({ id }) => !missing.has(id))
  return step?.title.trim() || `Step ${own.findIndex(({ id }) => id === step?.id) + 1}`
}

/** What changed in all, with how the mood changed on average, in plain words. */
export function summaryOf(summary: ComparisonSummary, names: DifferenceNames): string {
  const counts = describeComparison(summary)
  if (counts === '') return 'The two maps are alike.'
  const moods = summary.moods.flatMap(({ personaId, before, after }) => {
    if (before === null || after === null || Math.round((after - before) * 10) === 0) return []
    const who = summary.moods.length > 1 && personaId !== null ? ` of ${names.persona(personaId)}` : ''
    return [`Sentiment${who} ${signed(after - before)} on average.`]
  })
  return [counts, ...moods].join(' ')
}

/** A change with its sign, to one decimal. */
export function signed(change: number): string {
  const rounded = Math.round(change * 10) / 10
  return `${rounded > 0 ? '+' : ''}${rounded}`.replace('-', '−')
}

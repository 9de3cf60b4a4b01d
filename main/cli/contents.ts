import { counted } from '#shared/base/counted.ts'
import { cardsIn, mapsOf, personasOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'

/** What a map holds, in numbers. */
export interface MapContents {
  readonly title: string
  readonly stages: number
  readonly steps: number
  readonly lanes: number
  /** Without the values of steps. */
  readonly cards: number
  readonly sentimentValues: number
  readonly connectors: number
  readonly notes: number
}

/** What a project holds. */
export interface Contents {
  readonly personas: readonly string[]
  readonly maps: readonly MapContents[]
}

export function contentsOf(snapshot: Snapshot): Contents {
  const maps = mapsOf(snapshot).flatMap(({ id, title }): MapContents[] => {
    // A project holds what it hides, too.
    const view = viewMap(snapshot, id, { withHidden: true })
    if (!view) return []
    const cards = view.lanes.flatMap((lane) => view.steps.flatMap((step) => cardsIn(view, lane.id, step.id)))
    const sentimentValues = cards.filter(({ kind }) => kind === 'sentiment').length
    return [
      {
        title,
        stages: view.stages.length,
        steps: view.steps.length,
        lanes: view.lanes.length,
        cards: cards.filter(({ kind }) => !isStepValue(kind)).length,
        sentimentValues,
        connectors: view.connectors.length,
        notes: view.notes.length,
      },
    ]
  })
  return { personas: personasOf(snapshot).map(({ name }) => name), maps }
}

/** A line for each map: its number, by which `--map` finds it, its title and what is on it. */
export const contentLines = ({ maps, personas }: Contents): string[] => [
  ...maps.map(
    (map, index) =>
      `  ${index + 1}. ${map.title || 'Untitled map'}: ${[
        counted(map.stages, 'stage'),
        counted(map.steps, 'step'),
        counted(map.lanes, 'lane'),
        counted(map.cards, 'card'),
        counted(map.sentimentValues, 'sentiment value'),
        ...(map.connectors > 0 ? [counted(map.connectors, 'connector')] : []),
        ...(map.notes > 0 ? [counted(map.notes, 'note')] : []),
      ].join(', ')}`,
  ),
  ...(personas.length > 0
    ? [`  ${counted(personas.length, 'persona')}: ${personas.map((name) => name || 'Unnamed').join(', ')}`]
    : []),
]

import { foldName } from '#shared/base/fold.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** What a room knows of a workshop and the document does not. Who wrote what in an anonymous round is in neither. */
export interface WorkshopFacts {
  /** Everybody who took part, and as what in a word for many: "Contributors". */
  readonly people: readonly { readonly name: string; readonly role: string }[]
  readonly agenda: readonly { readonly title: string; readonly minutes: number; readonly done: boolean }[]
  /** The last vote that was closed, the most dots first. */
  readonly vote: {
    readonly mapId: string
    readonly title: string
    readonly voters: number
    readonly cards: readonly { readonly cardId: string; readonly dots: number }[]
  } | null
}

/** A workshop as a summary tells it. */
export interface WorkshopSummary {
  /** By role, in the order in which roles first came. */
  readonly partakers: readonly { readonly role: string; readonly names: readonly string[] }[]
  readonly agenda: WorkshopFacts['agenda']
  /** Of this map; without cards that are gone, and those that nobody gave a dot. */
  readonly vote: {
    readonly title: string
    readonly voters: number
    readonly cards: readonly { readonly text: string; readonly dots: number }[]
  } | null
}

/** Tells of a workshop what concerns a map. An agenda of which nothing was done was none. */
export function summariseWorkshop(
  { people, agenda, vote }: WorkshopFacts,
  view: MapView,
  { cards }: Snapshot,
): WorkshopSummary {
  const named = people.filter(({ name }) => name.trim() !== '')
  const byRole = Map.groupBy(named, ({ role }) => role)
  return {
    partakers: [...byRole].map(([role, some]) => ({ role, names: some.map(({ name }) => name.trim()) })),
    agenda: agenda.some(({ done }) => done) ? agenda : [],
    vote:
      vote?.mapId === view.map.id
        ? {
            title: vote.title.trim(),
            voters: vote.voters,
            cards: vote.cards.flatMap(({ cardId, dots }) => {
              const card = cards[cardId]
              return card && dots > 0 ? [{ text: card.text, dots }] : []
            }),
          }
        : null,
  }
}

/** Names that stand among the partakers already are not told twice. */
export function withoutPartakers(
  names: readonly string[],
  partakers: WorkshopSummary['partakers'],
): readonly string[] {
  const told = new Set(partakers.flatMap((group) => group.names.map(foldName)))
  return names.filter((name) => !told.has(foldName(name)))
}

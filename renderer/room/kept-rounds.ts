import { isId } from '#shared/base/ids.ts'
import type { PrivateCard } from '#shared/protocol/room.ts'

/** A card as it is here, and as the host has it. */
export interface OwnCard {
  readonly card: PrivateCard
  readonly sent: PrivateCard | null
}

/** What this browser knows of a round. */
export interface OwnRound {
  readonly id: string | null
  /** The author's secret for this round and nothing else. */
  readonly key: string
  readonly cards: readonly OwnCard[]
  /** Left over from rounds before. */
  readonly late: readonly PrivateCard[]
}

export const NO_ROUND: OwnRound = { id: null, key: '', cards: [], late: [] }

const nameFor = (owner: string): string => `throughline-private-cards:${owner}`

/** Where rounds outlive a reload: one for each person of each project. */
export interface KeptRounds {
  readonly read: (owner: string) => OwnRound
  readonly write: (owner: string, round: OwnRound) => void
}

/** Outside a browser nothing is kept. */
export function keptRounds(place: Storage | undefined): KeptRounds {
  return {
    read(owner) {
      try {
        return readRound(JSON.parse(place?.getItem(nameFor(owner)) ?? 'null'))
      } catch {
        return NO_ROUND
      }
    },
    write(owner, round) {
      try {
        if (round.id === null && round.late.length === 0) place?.removeItem(nameFor(owner))
        else place?.setItem(nameFor(owner), JSON.stringify(round))
      } catch {
        // A full or forbidden storage only means that a reload asks the host, who has all that was sent.
      }
    },
  }
}

/** Storage holds what any page of this origin put there. */
function readRound(value: Partial<OwnRound> | null): OwnRound {
  const { id, key, cards, late } = value ?? {}
  if (!(id === null || isId(id)) || typeof key !== 'string') return NO_ROUND
  return {
    id,
    key,
    cards: listOf<OwnCard>(cards, (own) => isCard(own.card) && (own.sent === null || isCard(own.sent))),
    late: listOf<PrivateCard>(late, isCard),
  }
}

const listOf = <T>(value: unknown, is: (one: T) => boolean): T[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null && is(one)) : []

const isCard = (card: Partial<PrivateCard> | null | undefined): boolean =>
  isId(card?.id) && isId(card?.laneId) && isId(card?.stepId) && typeof card?.text === 'string'

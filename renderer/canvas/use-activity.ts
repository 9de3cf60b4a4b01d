import { useRoom } from '#renderer/session/session-context.tsx'
import { takesPart } from '#shared/protocol/roles.ts'
import type { RoundView, VoteView } from '#shared/protocol/room-view.ts'

/** The vote that is open on a map, for those who take part. */
export const useVote = (mapId: string): VoteView | null =>
  useRoom(({ view, you }) => (view?.vote?.mapId === mapId && you && takesPart(you.role) ? view.vote : null))

/** The private round that is on, on a map, for those who take part. */
export const useRound = (mapId: string): RoundView | null =>
  useRoom(({ view, you }) => (view?.round?.mapId === mapId && you && takesPart(you.role) ? view.round : null))

/** Where the code to come in stands on the projector. */
export const QR_PLACES = ['corner', 'large', 'hidden'] as const
export type QrPlace = (typeof QR_PLACES)[number]

export const QR_PLACE_WORDS: Readonly<Record<QrPlace, string>> = {
  corner: 'In the corner',
  large: 'Large, in place of the map',
  hidden: 'Not at all',
}

/** What whoever leads wants on the projector, beside what the room itself says. */
export interface ProjectorWishes {
  readonly qr: QrPlace
  /** The vote whose result is not to be shown any more. */
  readonly hiddenVoteId: string | null
}

const KEPT = 'throughline-projector'
const KEPT_VOTE = 'throughline-projector-hidden-vote'

/** The wishes of this machine; they hold for all its windows at once. */
export function projectorWishes(): ProjectorWishes {
  const kept = localStorage.getItem(KEPT)
  return {
    qr: QR_PLACES.find((place) => place === kept) ?? 'corner',
    hiddenVoteId: localStorage.getItem(KEPT_VOTE),
  }
}

/** Says what the projector shall show, in whichever window of this browser it is. */
export function wishForProjector({ qr, hiddenVoteId }: Partial<ProjectorWishes>): void {
  if (qr !== undefined) localStorage.setItem(KEPT, qr)
  if (hiddenVoteId === null) localStorage.removeItem(KEPT_VOTE)
  else if (hiddenVoteId !== undefined) localStorage.setItem(KEPT_VOTE, hiddenVoteId)
}

/** Follows the wishes, which another window of this browser says. */
export function onProjectorWishes(listener: () => void): () => void {
  const hear = ({ key }: StorageEvent) => (key === KEPT || key === KEPT_VOTE ? listener() : undefined)
  window.addEventListener('storage', hear)
  return () => window.removeEventListener('storage', hear)
}

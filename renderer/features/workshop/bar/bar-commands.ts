import type { AgendaTool } from '#shared/protocol/room.ts'

/** What an item of the agenda offers, and the command that begins it. */
export const OFFERS: Readonly<
  Record<Exclude<AgendaTool, 'none'>, { readonly id: string; readonly label: string }>
> = {
  round: { id: 'activity.round', label: 'Start the round' },
  vote: { id: 'activity.vote', label: 'Start the vote' },
  rating: { id: 'activity.rating', label: 'Start the rating' },
  present: { id: 'present.start', label: 'Present' },
}

/** The commands behind the bar's signs. */
export const BAR_COMMANDS = {
  wayIn: 'workshop.way-in',
  everyoneHere: 'workshop.everyone-here',
  letGo: 'workshop.let-go',
  spotlight: 'workshop.spotlight',
  laser: 'presence.laser',
  lock: 'structure.lock',
  unlock: 'structure.unlock',
  parking: 'view.parking',
} as const

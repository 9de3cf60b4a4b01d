import type { AdapterKind } from '#shared/protocol/door.ts'
import type { Role } from '#shared/protocol/roles.ts'
import type { AgendaTool, Device } from '#shared/protocol/room.ts'
import type { PersonInRoom } from '#shared/protocol/room-view.ts'

export const ROLE_WORDS: Readonly<Record<Role, { readonly label: string; readonly may: string }>> = {
  facilitator: { label: 'Facilitator', may: 'leads: everything you can' },
  editor: { label: 'Editor', may: 'changes all of the map' },
  contributor: { label: 'Contributor', may: 'adds cards, changes their own, votes' },
  viewer: { label: 'Viewer', may: 'looks on' },
}

export const DEVICE_WORDS: Readonly<Record<Device, string>> = { laptop: 'laptop', phone: 'phone' }

export const NETWORK_WORDS: Readonly<Record<AdapterKind, string>> = {
  wifi: 'Wi-Fi',
  ethernet: 'Cable',
  hotspot: 'Hotspot of this computer',
  vpn: 'VPN',
  virtual: 'Virtual network',
  loopback: 'This computer only',
  other: 'Network',
}

export const TOOL_WORDS: Readonly<Record<AgendaTool, string>> = {
  none: 'Nothing special',
  round: 'Private round',
  vote: 'Vote',
  rating: 'Rating of the sentiment',
  present: 'Present the map',
}

/** The address as it is typed: browsers put the rest before it. */
export const shortAddress = (address: string): string => address.replace(/^http:\/\//, '').replace(/\/$/, '')

/** A number with its noun: "1 person", "4 people". */
export const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`

/** Guests are those who do not lead. */
export const guestsOf = (people: readonly PersonInRoom[]): readonly PersonInRoom[] =>
  people.filter(({ role }) => role !== 'facilitator')

/** Those who raised a hand, the first to speak first. */
export const raisedHands = (people: readonly PersonInRoom[]): readonly PersonInRoom[] =>
  people.filter(({ hand }) => hand !== null).sort((a, b) => (a.hand ?? 0) - (b.hand ?? 0))

/** Up to two letters that stand for a name: those of its first and its last word. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  )
  return letters.join('').toUpperCase() || '?'
}

/** Before what follows: a question keeps its own mark. */
const asHead = (title: string): string => (/[?!.…:]$/.test(title) ? title : `${title}:`)

/** What people are doing in front of their screens just now, in a sentence; empty while nothing special is on. */
export function goingOn({
  round,
  vote,
  rating,
  people,
}: {
  readonly round: { readonly cards: number; readonly writers: number } | null
  readonly vote: { readonly title: string; readonly voters: number } | null
  readonly rating: { readonly raters: number } | null
  readonly people: readonly PersonInRoom[]
}): string {
  const partaking = people.filter(({ here, role }) => here && role !== 'viewer').length
  if (round)
    return `Private round: ${count(round.cards, 'card', 'cards')} from ${count(round.writers, 'person', 'people')}`
  if (vote)
    return `${asHead(vote.title.trim() || 'Vote')} ${vote.voters} of ${Math.max(partaking, vote.voters)} have voted`
  if (rating) return `Rating: ${rating.raters} of ${Math.max(partaking, rating.raters)} have rated`
  return ''
}

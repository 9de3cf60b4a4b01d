import type { RoomStatus } from '#renderer/room/room-state.ts'

/** What somebody reads who is not in, and what they can do about it. */
export interface Trouble {
  readonly title: string
  readonly sentence: string
  readonly advice: readonly string[]
  /** `join`: as somebody new; `code`: the same with another code. */
  readonly next: 'retry' | 'reload' | 'join' | 'code' | 'none'
}

const NOT_REACHED = [
  'Is this device in the same Wi-Fi as the facilitator’s laptop? A mobile connection or another Wi-Fi does not lead there.',
  'Guest Wi-Fi often keeps devices apart. Ask for another network, or for the facilitator’s own hotspot.',
  'A hotel or office Wi-Fi may first want you to accept its terms: open any website to see.',
  'The laptop may be asleep, or its firewall keeps guests out. Tell the facilitator.',
]

/** The host does not answer at all. */
export const NO_HOST: Trouble = {
  title: 'The workshop is not reached',
  sentence: 'This page keeps trying by itself. It usually is one of these:',
  advice: NOT_REACHED,
  next: 'retry',
}

const TITLES: Readonly<Record<string, readonly [title: string, next: Trouble['next']]>> = {
  'wrong-code': ['This code does not open the door', 'code'],
  'wrong-invitation': ['This invitation does not open the door', 'code'],
  'too-many-tries': ['Too many tries', 'code'],
  full: ['The workshop is full', 'retry'],
  'old-page': ['This page is not up to date', 'reload'],
  'other-version': ['This page is not up to date', 'reload'],
  'somebody-between': ['Stopped, to be safe', 'reload'],
  'not-a-host': ['Something else answered', 'reload'],
  declined: ['Not let in', 'join'],
  'unknown-guest': ['The workshop does not know you any more', 'join'],
  closed: ['The door is closed', 'retry'],
  removed: ['You are out of the workshop', 'none'],
  left: ['You have left', 'join'],
}

/** A refusal, or the end, in words; the sentence is the host's own. */
export function troubleOf(status: Extract<RoomStatus, { readonly kind: 'refused' | 'gone' }>): Trouble {
  const known = TITLES[status.code]
  const [title, next] =
    known ?? (status.kind === 'gone' ? ['The workshop is over for you', 'retry'] : ['Not let in', 'retry'])
  return { title, sentence: status.message, advice: [], next }
}

/** How long ago, as people say it. */
export function sinceWords(since: number, now: number): string {
  const minutes = Math.floor((now - since) / 60_000)
  if (minutes < 1) return 'for a moment'
  return minutes === 1 ? 'for a minute' : `for ${minutes} minutes`
}

/** Seconds until another try, for a countdown. */
export const waitWords = (seconds: number): string =>
  seconds >= 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`

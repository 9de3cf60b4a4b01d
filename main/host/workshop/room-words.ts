/** What people are told who are let out of a room, or whose message comes to nothing. */
import type { Problem } from '#shared/base/result.ts'

export const CLOSED: Problem = {
  code: 'closed',
  message:
    'The facilitator closed the workshop to guests. What you brought in is kept; ask them if you need more time.',
}
export const REMOVED: Problem = { code: 'removed', message: 'A facilitator took you out of this workshop.' }
export const DECLINED: Problem = {
  code: 'declined',
  message: 'The facilitator did not let you in. Ask them if this was a mistake.',
}
export const LEFT: Problem = { code: 'left', message: 'You left the workshop. What you brought in is kept.' }
export const FAULT: Problem = {
  code: 'fault',
  message: 'The host ran into a fault of its own. What is on the map is kept; try again.',
}
export const ONLY_SHOWS: Problem = { code: 'role', message: 'This screen only shows the room.' }

import { clamp } from '#shared/base/geometry.ts'
import { fail } from '#shared/base/result.ts'
import { ROOM_BOUNDS } from '#shared/protocol/room.ts'
import { change, type Reducers } from './change.ts'
import type { RoomState, Timer } from './state.ts'

const MOST = ROOM_BOUNDS.seconds * 1000
const NO_TIMER = fail('no-timer', 'No time is running. Start the timer first.')

const withTimer = (state: RoomState, timer: Timer | null) => change({ ...state, timer })

export const startedTimer = (label: string, milliseconds: number, now: number): Timer => ({
  label,
  total: milliseconds,
  endsAt: now + milliseconds,
  left: milliseconds,
})

/** The clock on the wall. It runs by the host's clock alone; screens count down to the end that they are told. */
export const timerReducers: Reducers<
  'timer.start' | 'timer.pause' | 'timer.resume' | 'timer.add' | 'timer.stop'
> = {
  'timer.start': (state, { seconds, label }, _, { now }) =>
    withTimer(state, startedTimer(label, seconds * 1000, now)),
  'timer.pause'(state, _message, _actor, { now }) {
    const { timer } = state
    if (!timer) return NO_TIMER
    if (timer.endsAt === null) return change(state)
    return withTimer(state, { ...timer, endsAt: null, left: Math.max(0, timer.endsAt - now) })
  },
  'timer.resume'(state, _message, _actor, { now }) {
    const { timer } = state
    if (!timer) return NO_TIMER
    if (timer.endsAt !== null) return change(state)
    return withTimer(state, { ...timer, endsAt: now + timer.left })
  },
  /** A timer that has run out gets the time from now on, not from when it ended. */
  'timer.add'(state, { seconds }, _, { now }) {
    const { timer } = state
    if (!timer) return NO_TIMER
    const before = timer.endsAt === null ? timer.left : Math.max(0, timer.endsAt - now)
    const left = clamp(before + seconds * 1000, 0, MOST)
    const total = clamp(timer.total + left - before, left, MOST)
    return withTimer(state, {
      ...timer,
      total,
      left,
      endsAt: timer.endsAt === null ? null : now + left,
    })
  },
  'timer.stop': (state) => withTimer(state, null),
}

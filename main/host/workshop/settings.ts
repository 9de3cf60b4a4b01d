import { fail, ok, type Result } from '#shared/base/result.ts'
import { type Context, change, type Effect, type Reducers } from './change.ts'
import { letIn } from './people.ts'
import { newCode } from './secrets.ts'
import type { RoomState } from './state.ts'

/** How guests come in, and as what. */
export const settingsReducers: Reducers<'settings' | 'code.renew'> = {
  settings(state, { approval, guestRole, copies }, _, context) {
    if (guestRole === 'facilitator')
      return fail(
        'not-all',
        'Not everybody can lead. Let people in first, then make one of them a facilitator.',
      )
    const { settings } = state
    const next: RoomState = {
      ...state,
      settings: {
        approval: approval ?? settings.approval,
        guestRole: guestRole ?? settings.guestRole,
        copies: copies ?? settings.copies,
      },
    }
    if (next.settings.approval) return change(next)
    const admitted = admitAll(next, context)
    return admitted.ok ? change(admitted.value.state, ...admitted.value.effects) : admitted
  },
  'code.renew': (state) =>
    state.code === null
      ? fail('closed', 'The door is closed: there is no code. Open it first.')
      : change({ ...state, code: newCode() }),
}

/** Nobody waits at a door that is open to all. */
function admitAll(
  before: RoomState,
  { now, newSecret }: Context,
): Result<{ state: RoomState; effects: Effect[] }> {
  let state = before
  const effects: Effect[] = []
  for (const one of before.waiting) {
    const secret = newSecret()
    const after = letIn(state, { ...one, role: before.settings.guestRole, secret }, now)
    if (!after.ok) return after
    state = after.value
    effects.push({ type: 'admitted', id: one.id, secret })
  }
  return ok({ state, effects })
}

import { expect, test } from 'vitest'
import { mayChange, refuse, rightsOf } from '#renderer/session/rights.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { emptySnapshot } from '#shared/model/snapshot.ts'
import { ROLES, type Role } from '#shared/protocol/roles.ts'

const you = (role: Role) => ({
  id: 'ana',
  name: 'Ana',
  color: 'blue' as const,
  role,
  device: 'laptop' as const,
  secret: 'secret',
})
const COMMENT: Command = { type: 'comment.add', id: 'c', mapId: 'm', fields: { text: 'Hm' } }
const STAGE: Command = { type: 'stage.edit', id: 's', changes: { title: 'New' } }

test.each([
  ['facilitator', true, true, true, true],
  ['editor', true, true, true, true],
  ['contributor', true, false, true, false],
  ['viewer', false, false, false, false],
] as const)('%s', (role, comments, stages, own, others) => {
  const rights = rightsOf({ you: you(role), readOnly: null })
  expect(refuse(rights, emptySnapshot(), COMMENT) === undefined).toBe(comments)
  expect(refuse(rights, emptySnapshot(), STAGE) === undefined).toBe(stages)
  expect(mayChange(rights, { authorId: 'ana' })).toBe(own)
  expect(mayChange(rights, { authorId: 'ben' })).toBe(others)
  expect(mayChange(rights, { authorId: '' })).toBe(others)
})

test('a window of the host may do everything before its room has said a word', () => {
  expect(refuse(rightsOf({ you: null, readOnly: null }), emptySnapshot(), STAGE)).toBeUndefined()
})

test('the same person has the same rights, so nothing is drawn anew', () => {
  for (const role of ROLES) {
    const state = { you: you(role), readOnly: null }
    expect(rightsOf(state)).toBe(rightsOf(state))
  }
})

test.each([you('facilitator'), you('contributor'), null])(
  'nobody changes a project that is read-only',
  (who) => {
    const state = { you: who, readOnly: 'It was saved by a newer version.' }
    const rights = rightsOf(state)
    expect(refuse(rights, emptySnapshot(), STAGE)).toBeDefined()
    expect(refuse(rights, emptySnapshot(), COMMENT)).toBeDefined()
    expect(mayChange(rights, { authorId: who?.id ?? '' })).toBe(false)
    expect(rightsOf(state)).toBe(rights)
    expect(rightsOf({ ...state, readOnly: null }).all).toBe(who?.role !== 'contributor')
  },
)

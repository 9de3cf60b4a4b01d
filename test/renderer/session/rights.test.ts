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
  const rights = rightsOf({ you: you(role) })
  expect(refuse(rights, emptySnapshot(), COMMENT) === undefined).toBe(comments)
  expect(refuse(rights, emptySnapshot(), STAGE) === undefined).toBe(stages)
  expect(mayChange(rights, { authorId: 'ana' })).toBe(own)
  expect(mayChange(rights, { authorId: 'ben' })).toBe(others)
  expect(mayChange(rights, { authorId: '' })).toBe(others)
})

test('a window of the host may do everything before its room has said a word', () => {
  expect(refuse(rightsOf({ you: null }), emptySnapshot(), STAGE)).toBeUndefined()
})

test('the same person has the same rights, so nothing is drawn anew', () => {
  for (const role of ROLES) {
    const state = { you: you(role) }
    expect(rightsOf(state)).toBe(rightsOf(state))
  }
})

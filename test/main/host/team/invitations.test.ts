import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createInvitations } from '#main/host/team/invitations.ts'

const secret = randomBytes(32)
const DAY = 86_400_000
const wanted = { projectId: 'project-1', role: 'editor', name: 'Ana Núñez', until: 10 * DAY } as const

describe('an invitation', () => {
  test('says on every instance of the team what it was made to say', () => {
    const text = createInvitations(secret).make(wanted)
    expect(createInvitations(secret).read(text, DAY)).toMatchObject(wanted)
  })

  test('is worth nothing to another team', () => {
    const text = createInvitations(secret).make(wanted)
    expect(createInvitations(randomBytes(32)).read(text, DAY)).toBeUndefined()
  })

  test('ends when it says, and when it is taken back', () => {
    const text = createInvitations(secret).make(wanted)
    const id = createInvitations(secret).read(text, DAY)?.id
    expect(createInvitations(secret).read(text, 10 * DAY)).toBeUndefined()
    expect(createInvitations(secret, (taken) => taken === id).read(text, DAY)).toBeUndefined()
  })

  test('cannot be changed by a letter', () => {
    const text = createInvitations(secret).make(wanted)
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.constantFrom(...'ABCxyz019-_.'), (at, letter) => {
        const other = text.slice(0, at) + letter + text.slice(at + 1)
        // The last letter of base 64 may carry bits that say nothing.
        fc.pre(other !== text && at !== text.length - 1)
        return createInvitations(secret).read(other, DAY) === undefined
      }),
    )
  })

  test('that is no invitation is nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => createInvitations(secret).read(text, DAY) === undefined))
  })
})

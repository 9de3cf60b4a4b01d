import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  forgetMembership,
  keepMembership,
  type Membership,
  membershipOfEntry,
  membershipOfTab,
  memberships,
  membershipsAt,
} from '#renderer/room/membership.ts'
import { memoryStorage } from './support/fake-host.ts'

const ANNA: Membership = {
  hostKey: 'host-1',
  projectId: 'project-1',
  title: 'Checkout',
  id: 'anna',
  secret: 'secret-1',
  name: 'Anna',
  role: 'contributor',
  device: 'phone',
  entries: ['#K7M-4QX'],
}
const CODE = { kind: 'code', code: 'K7M-4QX' } as const

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage())
  vi.stubGlobal('sessionStorage', memoryStorage())
})
afterEach(() => void vi.unstubAllGlobals())

describe('who somebody is at a door', () => {
  test('is found again by the same code, and by the tab', () => {
    keepMembership(ANNA)
    expect(membershipOfEntry(CODE, 'host-1')).toEqual(ANNA)
    expect(membershipOfEntry(CODE, null)).toEqual(ANNA)
    expect(membershipOfTab()).toEqual(ANNA)
    vi.stubGlobal('sessionStorage', memoryStorage())
    expect(membershipOfTab()).toBeNull()
  })

  test('is shown to no other host', () => {
    keepMembership(ANNA)
    expect(membershipOfEntry(CODE, 'host-2')).toBeNull()
    expect(membershipsAt('host-2')).toEqual([])
  })

  test('takes another secret in place of the old one and knows every code it came by', () => {
    keepMembership(ANNA)
    keepMembership({ ...ANNA, secret: 'secret-2', role: 'viewer', entries: ['#222-333'] })
    expect(memberships()).toHaveLength(1)
    expect(membershipOfEntry(CODE, 'host-1')).toMatchObject({ secret: 'secret-2', role: 'viewer' })
  })

  test('is one per room, and can be forgotten', () => {
    keepMembership(ANNA)
    const other = { ...ANNA, projectId: 'project-2', id: 'anna-2', entries: ['#222-333'] }
    keepMembership(other)
    expect(membershipOfTab()).toEqual(other)
    expect(membershipOfEntry(CODE, 'host-1')).toEqual(ANNA)
    forgetMembership(other)
    expect(membershipOfTab()).toBeNull()
    expect(memberships()).toEqual([ANNA])
  })

  test('is nobody where the storage holds something else', () => {
    localStorage.setItem('throughline-memberships', '[{"id":"anna"},7,null]')
    expect(memberships()).toEqual([])
    localStorage.setItem('throughline-memberships', 'no JSON')
    expect(memberships()).toEqual([])
  })
})

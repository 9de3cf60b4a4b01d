import type { Role } from '#shared/protocol/roles.ts'
import type { Device } from '#shared/protocol/room.ts'
import { type EntryKey, writeLink } from '#shared/protocol/room-link.ts'

/**
 * Who somebody is at a door: what a host gave this browser, so that a reload, a locked phone or a second scan brings the same
 * person back. Filed by the host's key, so that nobody but that host is ever shown the secret.
 */
export interface Membership {
  readonly hostKey: string
  readonly projectId: string
  readonly title: string
  /** The participant's id. */
  readonly id: string
  readonly secret: string
  readonly name: string
  readonly role: Role
  readonly device: Device
  /** What it was first let in with; a scan of the same again is the same person. */
  readonly entries: readonly string[]
}

const KEPT = 'throughline-memberships'
/** Which of them this tab lives by. */
const OF_TAB = 'throughline-membership'
/** Most that are remembered, the last used first. */
const MOST = 20

/** How an {@link EntryKey} is noted in a membership. */
export const entryText = (key: EntryKey): string => writeLink({ key, hostKey: null })

const isMembership = (value: unknown): value is Membership =>
  typeof value === 'object' &&
  value !== null &&
  ['hostKey', 'projectId', 'title', 'id', 'secret', 'name', 'role', 'device'].every(
    (field) => typeof (value as Record<string, unknown>)[field] === 'string',
  ) &&
  Array.isArray((value as { entries?: unknown }).entries)

/** All of this browser at this address, the last used first. */
export function memberships(): readonly Membership[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isMembership) : []
  } catch {
    return []
  }
}

const isSameRoom = (one: Membership, other: Membership): boolean =>
  one.hostKey === other.hostKey && one.projectId === other.projectId

function keep(all: readonly Membership[]): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(all.slice(0, MOST)))
  } catch {
    // Where nothing may be kept, a reload asks for the name again.
  }
}

/** Remembers a membership, in place of what was known of the same room, and makes it this tab's. */
export function keepMembership(membership: Membership): void {
  const all = memberships()
  const before = all.find((one) => isSameRoom(one, membership))
  const entries = [...new Set([...membership.entries, ...(before?.entries ?? [])])].slice(0, MOST)
  keep([{ ...membership, entries }, ...all.filter((one) => !isSameRoom(one, membership))])
  try {
    sessionStorage.setItem(OF_TAB, JSON.stringify([membership.hostKey, membership.projectId]))
  } catch {
    // The tab is asked again after a reload.
  }
}

/** Forgets a membership that opens nothing any more. */
export function forgetMembership(membership: Membership): void {
  keep(memberships().filter((one) => !isSameRoom(one, membership)))
  if (ofTab(membership)) sessionStorage.removeItem(OF_TAB)
}

function ofTab({ hostKey, projectId }: Membership): boolean {
  try {
    return sessionStorage.getItem(OF_TAB) === JSON.stringify([hostKey, projectId])
  } catch {
    return false
  }
}

/** The one that this tab lives by. */
export const membershipOfTab = (): Membership | null => memberships().find(ofTab) ?? null

/** The one that this key made, if it was used here before. `hostKey`: the link's, where it brought one. */
export const membershipOfEntry = (key: EntryKey, hostKey: string | null): Membership | null =>
  memberships().find(
    (one) => one.entries.includes(entryText(key)) && (hostKey === null || hostKey === one.hostKey),
  ) ?? null

/** Those at a host of which nothing but its key is known, or at any host of this address. */
export const membershipsAt = (hostKey: string | null): readonly Membership[] =>
  memberships().filter((one) => hostKey === null || one.hostKey === hostKey)

import { createStore } from 'zustand/vanilla'
import { enterAsGuest } from '#renderer/room/enter-as-guest.ts'
import {
  forgetMembership,
  type Membership,
  membershipOfEntry,
  membershipOfTab,
  memberships,
  membershipsAt,
} from '#renderer/room/membership.ts'
import { callMe } from '#renderer/room/person.ts'
import type { RoomClient } from '#renderer/room/room-client.ts'
import type { Device } from '#shared/protocol/room.ts'
import { type RoomLink, readLink, writeLink } from '#shared/protocol/room-link.ts'

/** Where a guest stands on the way in. */
export interface Entrance {
  /** What the address brought. */
  readonly link: RoomLink | null
  /** Who this browser was here before, and may be again. */
  readonly known: readonly Membership[]
  /** The room that is being entered, or was. */
  readonly room: RoomClient | null
}

export const entrance = createStore<Entrance>(() => ({ link: null, known: [], room: null }))

const SIMPLE = 'throughline-simple'

/** Whether this guest is better off with the map itself: a pointer, and room to lay it out. */
export const isLaptop = (): boolean =>
  window.matchMedia('(pointer: fine)').matches && window.innerWidth >= 900

/** Whether somebody with a laptop asked for this page all the same. */
export const prefersSimple = (): boolean => sessionStorage.getItem(SIMPLE) === 'yes'

/** A phone is told the map in words, which this page shows; on the map's own page the whole map comes. */
const deviceHere = (): Device => (isLaptop() && !prefersSimple() ? 'laptop' : 'phone')

/** Where the map itself is. */
const MAP_PAGE = '/index.html'

export function openMap(): void {
  sessionStorage.removeItem(SIMPLE)
  location.assign(MAP_PAGE)
}

/** Goes on to the map by itself: whoever then goes back comes to where they were before this page. */
export const goOnToMap = (): void => location.replace(MAP_PAGE)

/** On the map's page, this is how to come here: with `#simple` behind the address. */
const ASKED_FOR_SIMPLE = '#simple'

/** Begins: whoever was here before is in again at once. */
export function begin(): void {
  if (location.hash === ASKED_FOR_SIMPLE) {
    sessionStorage.setItem(SIMPLE, 'yes')
    history.replaceState(null, '', '/')
  }
  const link = readLink(location.hash)
  const before = link ? membershipOfEntry(link.key, link.hostKey) : membershipOfTab()
  const known = link ? membershipsAt(link.hostKey) : memberships()
  entrance.setState({ link, known })
  if (before) comeBack(before)
}

/** Comes in as somebody new. */
export function join(name: string, link: RoomLink): void {
  callMe(name)
  enter({ link, name, membership: null })
}

/** Comes in as who this browser was before. */
export const comeBack = (membership: Membership): void =>
  enter({ link: entrance.getState().link, name: membership.name, membership })

function enter(as: {
  readonly link: RoomLink | null
  readonly name: string
  readonly membership: Membership | null
}): void {
  const { link, name, membership } = as
  entrance.getState().room?.close()
  const hostKey = link?.hostKey ?? null
  const door = location.origin
  const room = enterAsGuest({ door, hostKey, key: link?.key ?? null, name, device: deviceHere(), membership })
  entrance.setState({ room, link })
  const stop = room.state.subscribe(({ status }) => {
    if (status.kind !== 'in') return
    stop()
    noteAddress(link)
  })
}

/** A reload, and a bookmark, lead to the same room with the same host, also where the code was typed. */
function noteAddress(link: RoomLink | null): void {
  const membership = membershipOfTab()
  if (link && membership) {
    const { hostKey } = membership
    history.replaceState(null, '', writeLink({ key: link.key, hostKey: hostKey === '' ? null : hostKey }))
  }
}

/** Back to the beginning, as nobody yet; `forget` also forgets who one was. */
export function startOver({ forget }: { readonly forget: boolean }): void {
  const membership = membershipOfTab()
  entrance.getState().room?.close()
  if (forget && membership) forgetMembership(membership)
  entrance.setState(({ link }) => ({ room: null, known: link ? membershipsAt(link.hostKey) : memberships() }))
}

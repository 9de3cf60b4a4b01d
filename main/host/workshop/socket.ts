import type { DoorView } from '#shared/protocol/room-view.ts'

/** A room's socket as the room sees it, whether it came over loopback or, sealed, through the door. */
export interface RoomSocket {
  readonly send: (text: string) => void
  /** Lets what is waiting go out, then ends the connection. */
  readonly close: (code: number, reason: string) => void
  /** Ends the connection now, whatever is still waiting to be sent. */
  readonly terminate: () => void
  /** Bytes that the other side has not read yet. */
  readonly bufferedAmount: () => number
}

/** Where a socket comes from. `peer` is the address that tries of codes are counted by. */
export type Origin = { readonly kind: 'window' } | { readonly kind: 'door'; readonly peer: string }

/** What a room takes from a socket. Neither ever throws. */
export interface RoomPeer {
  readonly receive: (text: string) => void
  readonly closed: () => void
}

/** How guests reach a room, before it has a code. */
export interface Doorway extends Pick<DoorView, 'address' | 'network' | 'warning'> {
  readonly link: (code: string) => string
  readonly invitation: (code: string) => string | null
}

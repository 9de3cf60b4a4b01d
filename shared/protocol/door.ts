import type { DoorView } from './room-view.ts'

/**
 * What a window of the host asks it about its door: the way in for guests. Like everything in `http.ts` it needs the
 * host's token, so guests can ask none of it.
 */
export const DOOR_API = {
  /** GET → {@link Adapter}[], the one to take first. */
  adapters: '/api/adapters',
  /** GET → {@link DoorView} or `null`. POST {@link OpenDoor} → {@link DoorView}. DELETE: guests of this project are sent away. */
  door: (projectId: string) => `/api/projects/${projectId}/door`,
  /** GET → {@link DoorHelp} or `null`: what to look at when guests do not get in. */
  doorHelp: (projectId: string) => `/api/projects/${projectId}/door/help`,
  /** GET → {@link NearbyWorkshop}[]: listens for a second and answers what it heard. */
  nearby: '/api/nearby',
  /** POST {@link JoinElsewhere} → {@link JoinedElsewhere}: for desktop peers, over TLS with a pinned fingerprint. */
  joined: '/api/joined',
  /** DELETE: leaves. */
  joinedOne: (id: string) => `/api/joined/${id}`,
  /** WebSockets that lead through this host to the other one's room and sync sockets. The first message is this host's token. */
  tunnel: (id: string, path: string) => `/joined/${id}${path}`,
} as const

/** What an address of this machine is for. */
export const ADAPTER_KINDS = ['wifi', 'ethernet', 'hotspot', 'vpn', 'virtual', 'loopback', 'other'] as const
export type AdapterKind = (typeof ADAPTER_KINDS)[number]

/** A network that guests could come through. */
export interface Adapter {
  /** The system's name: `en0`. */
  readonly name: string
  readonly address: string
  readonly kind: AdapterKind
  /** What it is, and whether guests in the room reach it, in a sentence. */
  readonly explanation: string
  /** The one to take where nobody knows better. */
  readonly recommended: boolean
}

/** Asks to let guests in. */
export interface OpenDoor {
  /** Of one of the {@link Adapter}s. */
  readonly address: string
  /** 0 or nothing takes the usual one, or any free one where that is taken. */
  readonly port?: number
}

/** What may stand between guests and an open door. */
export interface DoorHelp {
  /** How many other machines have come as far as the door: none speaks for a firewall. */
  readonly reached: number
  /** What to look at, the likeliest first. */
  readonly sentences: readonly string[]
}

/** A workshop that another machine of this network announces. */
export interface NearbyWorkshop {
  readonly title: string
  /** Who leads it, as they call themselves; may be empty. */
  readonly host: string
  readonly address: string
  readonly port: number
  /** SHA-256 of the host's certificate, in hex. Announced, not proven: only an invitation's fingerprint was seen by eyes. */
  readonly fingerprint: string
}

/** Asks to join a workshop of another machine. */
export interface JoinElsewhere {
  /** `throughline://address:port/#code.fingerprint`, or an address without code and fingerprint of a nearby one. */
  readonly invitation: string
}

export interface JoinedElsewhere {
  /** Names the tunnel. */
  readonly id: string
  readonly code: string
}

export type { DoorView }

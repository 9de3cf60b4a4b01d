import { type Device, ROOM_PATH, ROOM_VERSION } from '#shared/protocol/room.ts'
import { type EntryKey, readLink } from '#shared/protocol/room-link.ts'
import type { HostRoomMessage } from '#shared/protocol/room-view.ts'
import { hostKeyText, readHostKey } from '#shared/protocol/secure/host-key.ts'
import { type Dial, dialWith } from './line.ts'
import { entryText, forgetMembership, keepMembership, type Membership } from './membership.ts'
import { enterRoom, type RoomClient } from './room-client.ts'
import { secureSocketClass } from './secure-socket.ts'

export interface GuestEntry {
  /** The door's origin: `http://192.168.1.20:4747`. */
  readonly door: string
  /** The host's key from the link; without one, that of whichever host answers is taken. */
  readonly hostKey: string | null
  /** What to join with; `null` for somebody who comes back and brings nothing. */
  readonly key: EntryKey | null
  readonly name: string
  readonly device: Device
  /** Who this browser was here before. */
  readonly membership: Membership | null
  /** What goes ahead in the clear, where the door is a tunnel through this machine's own host: its token. */
  readonly preamble?: string
}

/** Ends after which one is nobody in the room any more. */
const ENDED: ReadonlySet<string> = new Set(['removed', 'left'])
/** How hosts refuse somebody whom they do not know, or not any more. */
const UNKNOWN = 'unknown-guest'

/**
 * Enters a room through its door; comes back as the same person for as long as the host knows them. Where it does not any
 * more, as another server of a team may not after a crash, they come in anew with what they first came with.
 */
export function enterAsGuest(entry: GuestEntry): RoomClient {
  const { device, membership } = entry
  let known = membership
  let { key, name } = entry
  let earlier = membership?.entries ?? []
  let hostKey = membership?.hostKey ?? entry.hostKey
  const room = enterRoom({
    dial: dialSealed(
      entry.door.replace(/^http/, 'ws') + ROOM_PATH,
      () => hostKey,
      (seen) => {
        hostKey = seen
      },
      entry.preamble,
    ),
    kept: { place: localStorage, personId: membership?.id ?? null },
    entering() {
      const version = ROOM_VERSION
      if (known) return { type: 'resume', version, id: known.id, secret: known.secret, device }
      return { type: 'join', version, name, device, key: key ?? { kind: 'code', code: '' } }
    },
    onWelcome({ you, projectId, title }) {
      const entries = [...(key ? [entryText(key)] : []), ...earlier]
      const { id, secret, role } = you
      known = { hostKey: hostKey ?? '', projectId, title, id, secret, role, name: you.name, device, entries }
      earlier = entries
      keepMembership(known)
    },
    onRefused({ code }) {
      const again = code === UNKNOWN && known ? keyAgain(key, earlier) : undefined
      if (!known || !again) return false
      key = again
      name = known.name
      known = null
      return true
    },
  })
  room.state.subscribe(({ status }) => {
    // Whoever was sent away, or went, is not brought back by a reload.
    if ('code' in status && known && ENDED.has(status.code)) forgetMembership(known)
  })
  return room
}

/** An invitation is good on every host of a team and for long; a code only where and while it shows. */
function keyAgain(key: EntryKey | null, entries: readonly string[]): EntryKey | undefined {
  const keys = [key, ...entries.map((text) => readLink(text)?.key ?? null)].filter((one) => one !== null)
  return keys.find(({ kind }) => kind === 'invitation') ?? keys[0]
}

/** Dials with sealed sockets. What this page refuses by itself reads like a refusal of the host. */
function dialSealed(
  address: string,
  hostKey: () => string | null,
  onHostKey: (hostKey: string) => void,
  preamble: string | undefined,
): Dial {
  return (events) => {
    const SecureSocket = secureSocketClass({
      hostKey: readHostKey(hostKey() ?? '') ?? null,
      onHostKey: (seen) => onHostKey(hostKeyText(seen)),
      ...(preamble === undefined ? {} : { preamble }),
      onRefused({ code, message }) {
        // A frame that was altered on its way ends the socket alone: the next one may do better.
        if (code === 'not-sealed') return
        events.onText(JSON.stringify({ type: 'refused', code, message, wait: 0 } satisfies HostRoomMessage))
      },
    })
    return dialWith(() => new SecureSocket(address))(events)
  }
}

import type { RoomClient } from '#renderer/room/room-client.ts'
import { secureSocketClass } from '#renderer/room/secure-socket.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { writesItself } from '#shared/protocol/roles.ts'
import { readHostKey } from '#shared/protocol/secure/host-key.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import type { HostClient } from './host-client.ts'
import type { SyncWay } from './replica.ts'

/** Where a guest's page finds the host. */
export interface Door {
  /** What the paths of the room and of the document follow: the door's own origin, or a tunnel's address at one's own host. */
  readonly origin: string
  /** The host's key, as text. */
  readonly hostKey: string
  /** For a tunnel: the token of the host that it leads through. */
  readonly preamble?: string
}

/** The way of a guest's document: sealed, and let in by the secret that the room gave last. */
export const guestWay = ({ origin, hostKey, preamble }: Door, room: RoomClient): SyncWay => ({
  address: origin.replace(/^http/, 'ws') + SYNC_PATH,
  secret: () => room.state.getState().you?.secret ?? '',
  socket: secureSocketClass({
    hostKey: readHostKey(hostKey) ?? null,
    ...(preamble === undefined ? {} : { preamble }),
  }),
  isGuest: true,
})

const NOT_HERE = fail(
  'guest',
  'You are a guest in this project. That can only be done on the machine that it lies on.',
)
const NO_COPIES = fail(
  'no-copies',
  'The facilitator has not allowed copies to be taken. Ask them; everything else can be exported here.',
)
const NO_PICTURES = fail(
  'role',
  'Only those who edit can add pictures. Ask the facilitator to make you an editor.',
)

const refuse = async (): Promise<Result<never>> => NOT_HERE

/**
 * What a guest's window may have of a host: the project's pictures, to see and to add, and a copy of it, through the room.
 * All that concerns the host's own machine is refused in a sentence; nothing offers it to guests.
 */
export function createGuestHost(room: RoomClient, url: string): HostClient {
  const entry = async (id: string) => {
    const { title } = room.state.getState()
    return ok({ id, title, path: '', changedAt: '', cards: 0, missing: false })
  }
  return {
    connection: { url, token: '' },
    history: null,
    merging: null,
    files: null,
    journey: null,
    support: null,
    info: async () =>
      ok({ app: 'throughline', version: '', documentVersion: DOCUMENT_VERSION, canPrint: false }),
    projects: async () => ok([]),
    open: entry,
    async file() {
      if (room.state.getState().view?.settings.copies === false) return NO_COPIES
      const copy = await room.fetch({ type: 'ask.copy' })
      return copy.ok ? ok(new Blob([copy.value.bytes])) : copy
    },
    async image(_projectId, ref) {
      const picture = await room.fetch({ type: 'ask.image', ref })
      if (picture.ok) return ok(new Blob([picture.value.bytes], { type: typeOf(picture.value.bytes) }))
      // Pictures ask again where a host did not answer.
      return picture.error.code === 'away' ? fail('no-host', picture.error.message) : picture
    },
    async addImage(_projectId, image) {
      const role = room.state.getState().you?.role
      if (!role || !writesItself(role)) return NO_PICTURES
      const ref = await room.putImage(new Uint8Array(await image.arrayBuffer()))
      return ref.ok ? ok({ ref: ref.value }) : ref
    },
    templates: async () => ok([]),
    plays: async () => ok([]),
    adapters: async () => ok([]),
    nearby: async () => ok([]),
    joinElsewhere: refuse,
    leaveElsewhere: refuse,
    create: refuse,
    forget: refuse,
    importFile: refuse,
    thumbnail: refuse,
    template: refuse,
    saveTemplate: refuse,
    renameTemplate: refuse,
    removeTemplate: refuse,
    openDoor: refuse,
    closeDoor: refuse,
    savePlay: refuse,
    removePlay: refuse,
    print: refuse,
  }
}

/** The kind of a picture, by how it begins: PNG, JPEG, or else WebP, which is all that projects hold. */
function typeOf([first, second]: Uint8Array): string {
  if (first === 0x89 && second === 0x50) return 'image/png'
  return first === 0xff && second === 0xd8 ? 'image/jpeg' : 'image/webp'
}

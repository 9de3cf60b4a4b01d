import { type SecureSocketOptions, secureSocketClass } from '#renderer/room/secure-socket.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import type { Member, TestDoor } from './start-door.ts'
import { TestWindow } from './window.ts'

export const tokenOf = ({ secret }: Member): string => `${DOCUMENT_VERSION}.${secret}`

/** A guest's canvas, as the app connects it: Hocuspocus's provider over a sealed socket. */
export const guestWindow = (
  door: Pick<TestDoor, 'port' | 'token' | 'projectId' | 'doorUrl'> & {
    readonly hostKeys: { readonly publicKey: Uint8Array }
  },
  member: Member,
  options: Partial<SecureSocketOptions> & { readonly doorUrl?: string } = {},
): TestWindow =>
  new TestWindow(door, door.projectId, {
    token: tokenOf(member),
    url: (options.doorUrl ?? door.doorUrl) + SYNC_PATH,
    socketClass: secureSocketClass({ hostKey: door.hostKeys.publicKey, ...options }),
  })

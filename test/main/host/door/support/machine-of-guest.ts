/** Runs on the machine of a guest: a page without a screen, and a look around for workshops. */
import { listenNearby } from '#main/host/door/nearby.ts'
import { dialWith } from '#renderer/room/line.ts'
import { enterRoom, type RoomClient } from '#renderer/room/room-client.ts'
import { secureSocketClass } from '#renderer/room/secure-socket.ts'
import type { Role } from '#shared/protocol/roles.ts'
import { ROOM_PATH, ROOM_VERSION } from '#shared/protocol/room.ts'
import { readHostKey } from '#shared/protocol/secure/host-key.ts'
import { answerQuestions } from './answer-questions.ts'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
let room: RoomClient | undefined
let welcomes = 0
let parked: string | undefined
const device = 'phone' as const

answerQuestions({
  nearby: () => listenNearby(quiet, () => false),
  load: async (address: string) => (await fetch(address)).text(),
  join(link: string, code: string) {
    const { origin, hash } = new URL(link)
    const SecureSocket = secureSocketClass({ hostKey: readHostKey(hash.split('.')[1] ?? '') ?? null })
    let known: { readonly id: string; readonly secret: string; readonly role: Role } | undefined
    room = enterRoom({
      dial: dialWith(() => new SecureSocket(origin.replace(/^http/, 'ws') + ROOM_PATH)),
      entering: () =>
        known
          ? { type: 'resume', version: ROOM_VERSION, id: known.id, secret: known.secret, device }
          : { type: 'join', version: ROOM_VERSION, name: 'Ada', device, key: { kind: 'code', code } },
      onWelcome: ({ you }) => {
        known = you
        welcomes++
      },
    })
  },
  state() {
    const { pending = [], ...state } = room?.state.getState() ?? {}
    return { ...state, pending: pending.length, welcomes, parked }
  },
  /** Says a thought; what comes of it shows in `state`. */
  park(mapId: string, text: string) {
    void room?.ask({ type: 'park', mapId, text }).then((done) => {
      parked = done.ok ? 'done' : done.error.code
    })
  },
})

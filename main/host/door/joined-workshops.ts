/** Workshops of other machines that windows of this host take part in, through this host. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { newId } from '#shared/base/ids.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { DOOR_API, type JoinedElsewhere, type NearbyWorkshop } from '#shared/protocol/door.ts'
import { ROOM_PATH } from '#shared/protocol/room.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import type { Access } from '../access.ts'
import type { Log } from '../log.ts'
import { refuseUpgrade } from '../sync/refuse-upgrade.ts'
import { JOINING } from './door-words.ts'
import { type Invitation, readInvitation } from './invitation.ts'
import { listenNearby } from './nearby.ts'
import { connectPinned, type Peer } from './pinned-connection.ts'
import { openTunnel, type Tunnel } from './tunnel.ts'

/** Most workshops at once, and tunnels into one of them: a window takes two. */
const MAX_WORKSHOPS = 20
const MAX_TUNNELS = 40

interface Joined {
  readonly peer: Peer
  readonly tunnels: Set<Tunnel>
}

export interface JoinedWorkshops {
  /** What other machines announce; takes a second. */
  readonly listenNearby: () => Promise<readonly NearbyWorkshop[]>
  /** Takes an invitation, once the very host that it names has answered. */
  readonly join: (invitation: string) => Promise<Result<JoinedElsewhere>>
  readonly leave: (id: string) => Result<null>
  /** Whether a request for a WebSocket is for a tunnel. */
  readonly isTunnel: (request: IncomingMessage) => boolean
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly close: () => void
}

export function createJoinedWorkshops(options: {
  readonly access: Access
  readonly log: Log
  /** The fingerprint of this very host, whose workshops are no others'. */
  readonly ownFingerprint: () => Promise<string>
}): JoinedWorkshops {
  const { access, log, ownFingerprint } = options
  const workshops = new Map<string, Joined>()
  let heard: readonly NearbyWorkshop[] = []

  /** What an announcement said has to do where somebody chose a workshop that they were shown. */
  function fingerprintFor({ host, port, fingerprint }: Invitation): string | undefined {
    return fingerprint ?? heard.find((one) => one.address === host && one.port === port)?.fingerprint
  }

  return {
    async listenNearby() {
      const own = await ownFingerprint()
      heard = await listenNearby(log, (fingerprint) => fingerprint === own)
      return heard
    },
    async join(invitation) {
      const read = readInvitation(invitation)
      if (!read.ok) return read
      const { host, port, code } = read.value
      const fingerprint = fingerprintFor(read.value)
      if (fingerprint === undefined) return JOINING.noFingerprint
      if (workshops.size >= MAX_WORKSHOPS) return JOINING.tooMany
      const peer = { host, port, fingerprint }
      const connected = await connectPinned(peer)
      if (!connected.ok) return connected
      connected.value.destroy()
      const id = newId()
      workshops.set(id, { peer, tunnels: new Set() })
      return ok({ id, code })
    },
    leave(id) {
      const joined = workshops.get(id)
      if (!joined) return JOINING.unknown
      workshops.delete(id)
      for (const tunnel of joined.tunnels) tunnel.end(1000, 'This workshop was left.')
      return ok(null)
    },
    isTunnel: ({ url = '' }) => url.startsWith(DOOR_API.tunnel('', '')),
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      if (!access.isForHost(request) || !access.isFromOwnPage(request.headers))
        return refuseUpgrade(socket, 403, 'Only the pages of this host may connect here.')
      const found = findTunnel(workshops, request.url ?? '')
      if (!found) return refuseUpgrade(socket, 404, 'There is nothing here.')
      const { path, joined } = found
      if (joined.tunnels.size >= MAX_TUNNELS)
        return refuseUpgrade(socket, 503, 'Too many windows are open. Close some and try again.')
      const tunnel = openTunnel(
        { request, socket, head },
        { peer: joined.peer, path, isToken: access.isToken },
      )
      if (!tunnel) return
      joined.tunnels.add(tunnel)
      socket.once('close', () => joined.tunnels.delete(tunnel))
    },
    close() {
      for (const { tunnels } of workshops.values())
        for (const tunnel of tunnels) tunnel.end(1001, 'The host is closing.')
      workshops.clear()
    },
  }
}

function findTunnel(workshops: ReadonlyMap<string, Joined>, url: string) {
  for (const [id, joined] of workshops)
    for (const path of [ROOM_PATH, SYNC_PATH]) if (url === DOOR_API.tunnel(id, path)) return { path, joined }
  return undefined
}

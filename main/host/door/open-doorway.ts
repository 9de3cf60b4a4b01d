import { isIPv4 } from 'node:net'
import { ok, type Result } from '#shared/base/result.ts'
import { listAdapters, thisMachine } from './adapters.ts'
import type { Certificate } from './certificate.ts'
import { type ListenerOptions, openDoorListener, openTlsListener } from './door-listener.ts'
import { type DoorNames, type DoorPlace, inBrackets, isEverywhere, nameDoor } from './door-names.ts'
import { isLoopback } from './network-names.ts'

/** What listens for guests: HTTP for browsers, and TLS for desktop apps where there is a port for it. */
export interface OpenDoorway {
  readonly address: string
  readonly port: number
  /** Further names, as they were asked for. */
  readonly places: readonly string[]
  readonly names: () => DoorNames
  readonly tls: { readonly port: number; readonly fingerprint: string } | undefined
  /** What desktop apps of other machines find this one by. */
  readonly outside: () => string
  /** Other machines that came as far as here. */
  readonly reached: ReadonlySet<string>
  readonly close: (grace: number) => void
}

/** Most that are remembered to have come as far as here. */
const MAX_REACHED = 1000

/** Opens both listeners; refuses in a sentence where not even that for browsers can be had. */
export async function openDoorway(
  place: DoorPlace,
  ports: readonly number[],
  options: Pick<ListenerOptions, 'folders' | 'log' | 'accept'> & { readonly certificate: Certificate },
): Promise<Result<OpenDoorway>> {
  const { address, names: places = [] } = place
  const { certificate, ...common } = options
  const checked = nameDoor([address], 0, places)
  if (!checked.ok) return checked
  const reached = new Set<string>()
  const onReached = (peer: string) => {
    if (reached.size < MAX_REACHED && !isOwn(peer)) reached.add(peer)
  }
  // Asked for anew each time, as a machine's addresses change while all of them are served.
  const namesAt = (port: () => number, further: readonly string[]) => () => {
    const named = nameDoor(addressesOf(address), port(), further)
    return named.ok ? named.value : checked.value
  }
  let port = 0
  const names = namesAt(() => port, places)
  const listener = await openDoorListener(address, ports, { ...common, onReached, names })
  if (!listener.ok) return listener
  port = listener.value.port
  const further = places.map((name) => new URL(name.includes('://') ? name : `http://${name}`).hostname)
  let tlsPort = 0
  const tls = await openTlsListener(address, [port + 1, 0], certificate, {
    ...common,
    onReached,
    names: namesAt(() => tlsPort, further),
  })
  if (tls.ok) tlsPort = tls.value.port
  return ok({
    address,
    port,
    places,
    names,
    tls: tls.ok ? { port: tlsPort, fingerprint: certificate.fingerprint } : undefined,
    outside: () => further[0] ?? inBrackets(addressesOf(address)[0] ?? address),
    reached,
    close(grace) {
      listener.value.close(grace)
      if (tls.ok) tls.value.close(grace)
    },
  })
}

/** The address itself, or those of every network where it stands for all of them. */
function addressesOf(address: string): string[] {
  if (!isEverywhere(address)) return [address]
  const all = listAdapters().map((adapter) => adapter.address)
  return address === '0.0.0.0' ? all.filter((one) => isIPv4(one)) : all
}

const isOwn = (peer: string): boolean =>
  isLoopback(peer) ||
  Object.values(thisMachine().interfaces).some((addresses) =>
    addresses?.some(({ address }) => address === peer),
  )

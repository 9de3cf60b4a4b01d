/** The networks of this machine, as somebody who wants to let guests in needs to know them. */
import { isIPv4 } from 'node:net'
import { type NetworkInterfaceInfo, networkInterfaces, release } from 'node:os'
import type { Adapter, AdapterKind } from '#shared/protocol/door.ts'
import { explainAdapter, nameNetwork } from './door-words.ts'
import { isSelfGiven, kindOf } from './network-names.ts'

export interface Machine {
  readonly interfaces: NodeJS.Dict<Pick<NetworkInterfaceInfo, 'address' | 'family'>[]>
  readonly platform: NodeJS.Platform
  /** The system's release, which tells a Linux inside Windows. */
  readonly release: string
}

/** From where guests in the room come most likely to where they never come from. */
const ORDER: readonly AdapterKind[] = ['hotspot', 'wifi', 'ethernet', 'other', 'vpn', 'virtual', 'loopback']

/** The machine this program runs on. */
export const thisMachine = (): Machine => ({
  interfaces: networkInterfaces(),
  platform: process.platform,
  release: release(),
})

/** Every address that guests could be given, the one to take first. */
export function listAdapters(machine: Machine = thisMachine()): Adapter[] {
  const { platform } = machine
  const inside = platform === 'linux' && /microsoft/i.test(machine.release)
  const found = Object.entries(machine.interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ address }) => isUsable(address))
      .map(({ address }) => ({ name, address, kind: kindOf({ name, address, platform, inside }) })),
  )
  return found
    .toSorted((a, b) => rank(a) - rank(b) || compareNames(a.name, b.name))
    .map((one, index) => ({ ...one, explanation: explainAdapter(one), recommended: index === 0 }))
}

/** The network's name for people: “Wi-Fi (en0)”. */
export function networkOf(address: string, adapters: readonly Adapter[] = listAdapters()): string {
  return nameNetwork(adapters.find((adapter) => adapter.address === address))
}

/** A link-local IPv6 address needs a zone behind it, which no browser takes in an address. */
const isUsable = (address: string): boolean => isIPv4(address) || !/^fe[89ab][\da-f]:/i.test(address)

/** Phones and routers handle IPv4 everywhere, so all of it comes first; what no router gave is for a last try. */
function rank({ kind, address }: Pick<Adapter, 'kind' | 'address'>): number {
  if (!isIPv4(address)) return ORDER.length + ORDER.indexOf(kind)
  return isSelfGiven(address) ? ORDER.indexOf('loopback') - 0.5 : ORDER.indexOf(kind)
}

const compareNames = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

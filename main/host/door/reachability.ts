import { request } from 'node:http'
import type { Adapter } from '#shared/protocol/door.ts'
import { isEverywhere } from './door-names.ts'
import { WARNINGS } from './door-words.ts'
import { isSelfGiven } from './network-names.ts'

/** How long this machine may take to reach itself, in milliseconds. */
const PATIENCE = 3000

/** Whether this machine reaches a door of its own through its own network. */
export function reachesItself(address: string, port: number, host: string): Promise<boolean> {
  if (isEverywhere(address)) return Promise.resolve(true)
  return new Promise((resolve) => {
    const asked = request(
      { host: address, port, method: 'HEAD', path: '/', headers: { host }, timeout: PATIENCE, agent: false },
      (response) => {
        response.resume()
        resolve(true)
      },
    )
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(false))
    asked.on('close', () => resolve(false))
    asked.end()
  })
}

/** Why guests might not reach an open door, as far as can be told from here; `null` where all looks well. */
export function warningFor(options: {
  readonly address: string
  /** What the network was called when the door was opened. */
  readonly network: string
  readonly adapters: readonly Adapter[]
  readonly reachesItself: boolean
}): string | null {
  const { address, network, adapters } = options
  if (isEverywhere(address)) return null
  const adapter = adapters.find((one) => one.address === address)
  if (!adapter) return WARNINGS.gone(network, adapters.find(isForGuests))
  if (!options.reachesItself) return WARNINGS.silent
  if (isSelfGiven(address)) return WARNINGS.selfGiven
  const { kind } = adapter
  return kind === 'vpn' || kind === 'virtual' || kind === 'loopback' ? WARNINGS[kind] : null
}

/** A network that people in a room are likely to be in. */
const isForGuests = ({ kind, address }: Adapter): boolean =>
  ['wifi', 'ethernet', 'hotspot', 'other'].includes(kind) && !isSelfGiven(address)

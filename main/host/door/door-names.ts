import { isIPv6 } from 'node:net'
import { ok, type Result } from '#shared/base/result.ts'
import { createGate, type Gate } from '../access.ts'
import { REFUSALS } from './door-words.ts'

/** Where a door opens. */
export interface DoorPlace {
  /** Of one network of this machine; `0.0.0.0` or `::` for all of them, which only a server asks for. */
  readonly address: string
  /** 0 or nothing takes the usual one, or any free one where that is taken. */
  readonly port?: number | undefined
  /**
   * Further names that lead here: `maps.local`, `maps.local:8080` where another port is mapped to this one, or
   * `https://maps.example.org` where a proxy with TLS stands before it. The first one is what guests are told.
   */
  readonly names?: readonly string[] | undefined
}

/** Where guests find a door: what browsers call it, and what the door answers to. */
export interface DoorNames {
  /** What guests are told: `http://192.168.1.20:4747`. */
  readonly base: string
  readonly origins: readonly string[]
  readonly gate: Gate
}

/** Whether an address stands for all networks. */
export const isEverywhere = (address: string): boolean => address === '0.0.0.0' || address === '::'

/** An address as it stands before a port. */
export const inBrackets = (address: string): string => (isIPv6(address) ? `[${address}]` : address)

/** What a door at `port` of these addresses is called; refuses a name that is none (`bad-name`). */
export function nameDoor(
  addresses: readonly string[],
  port: number,
  names: readonly string[] = [],
): Result<DoorNames> {
  const given: URL[] = []
  for (const name of names) {
    const url = readName(name, port)
    if (!url) return REFUSALS.badName(name)
    given.push(url)
  }
  const urls = [...given, ...addresses.map((address) => new URL(`http://${inBrackets(address)}:${port}`))]
  const origins = [...new Set(urls.map(({ origin }) => origin))]
  return ok({
    base: origins[0] ?? '',
    origins,
    // Browsers leave the usual port out; other programs may say it.
    gate: createGate([...urls.map(({ host }) => host), ...urls.map(withPort)], origins),
  })
}

function readName(name: string, port: number): URL | undefined {
  const isOrigin = /^https?:\/\//.test(name)
  const text = isOrigin ? name : `http://${name}`
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) return undefined
  if (!isOrigin && !/:\d+$/.test(name)) url.port = String(port)
  return url
}

const withPort = ({ hostname, port, protocol }: URL): string =>
  `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`

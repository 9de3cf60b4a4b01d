import { isIPv4 } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Service } from 'bonjour-service'
import * as v from 'valibot'
import type { NearbyWorkshop } from '#shared/protocol/door.ts'
import type { Log } from '../log.ts'
import { listAdapters } from './adapters.ts'
import { SERVICE } from './announcer.ts'
import { speakMulticast } from './multicast.ts'

/** How long it is listened, in milliseconds, and when it is asked again: packets get lost. */
const LISTENING = 1000
const AGAIN = 300
/** Most that are listed: whoever announces more wants to be in the way. */
const MOST = 50

const workshop = v.object({
  title: v.pipe(v.string(), v.maxLength(255)),
  host: v.pipe(v.string(), v.maxLength(255)),
  address: v.custom<string>((address) => typeof address === 'string' && isIPv4(address)),
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  fingerprint: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/)),
})

/** Listens for a moment to what workshops are announced around this machine; its own (`isOwn`) are left out. */
export async function listenNearby(
  log: Log,
  isOwn: (fingerprint: string) => boolean,
): Promise<NearbyWorkshop[]> {
  const found = new Map<string, NearbyWorkshop>()
  const networks = listAdapters().filter(({ kind, address }) => kind !== 'loopback' && isIPv4(address))
  const byNetwork = await Promise.all(networks.map(({ address }) => speakMulticast(address, log)))
  const speakers = byNetwork.filter((bonjour) => bonjour !== undefined)
  if (speakers.length === 0) return []
  const heard = (service: Service) => {
    const read = v.safeParse(workshop, describe(service))
    if (read.success && !isOwn(read.output.fingerprint) && found.size < MOST)
      found.set(`${read.output.address}:${read.output.port} ${service.name}`, read.output)
  }
  const browsers = speakers.map((bonjour) => bonjour.find({ type: SERVICE }, heard))
  await pause(AGAIN)
  for (const browser of browsers) browser.update()
  await pause(LISTENING - AGAIN)
  for (const bonjour of speakers) bonjour.destroy()
  return [...found.values()].toSorted((a, b) => a.title.localeCompare(b.title))
}

/** What an announcement says. Where it names several addresses, it is the one that it came from. */
function describe({ txt, addresses = [], referer, port }: Service) {
  const [first] = addresses
  const address = addresses.length === 1 ? first : referer?.address
  return { title: txt?.title, host: txt?.host ?? '', fingerprint: txt?.fingerprint, address, port }
}

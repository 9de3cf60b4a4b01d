import { randomBytes } from 'node:crypto'
import type { Bonjour, Service } from 'bonjour-service'
import type { Log } from '../log.ts'
import { speakMulticast } from './multicast.ts'
import { isLoopback } from './network-names.ts'

/** Kind of service under which workshops are announced: `_throughline._tcp`. */
export const SERVICE = 'throughline'

/** What is told about a workshop to everybody in its network. */
export interface Announced {
  readonly title: string
  /** Who leads it; may be empty. */
  readonly host: string
  readonly port: number
  readonly fingerprint: string
}

export interface Announcer {
  /** Announces these workshops, by project, and withdraws all others. */
  readonly announce: (workshops: ReadonlyMap<string, Announced>) => void
  readonly close: () => void
}

/** Longest text in an announcement, in bytes: a record's string holds 255 with its name. */
const MAX_TEXT = 200

/** Announces workshops in the network of one address; does nothing without one, or where there is no multicast. */
export async function createAnnouncer(address: string | undefined, log: Log): Promise<Announcer> {
  const bonjour =
    address === undefined || isLoopback(address) ? undefined : await speakMulticast(address, log)
  if (!bonjour || address === undefined) return { announce: () => undefined, close: () => undefined }
  const published = new Map<string, { readonly text: string; readonly service: Service }>()
  const target = `throughline-${randomBytes(4).toString('hex')}.local`
  return {
    announce(workshops) {
      for (const [id, { text, service }] of published) {
        const workshop = workshops.get(id)
        if (workshop && JSON.stringify(workshop) === text) continue
        published.delete(id)
        service.stop()
      }
      for (const [id, workshop] of workshops) {
        if (published.has(id)) continue
        const service = publish(bonjour, workshop, address, target)
        published.set(id, { text: JSON.stringify(workshop), service })
      }
    },
    close() {
      published.clear()
      bonjour.unpublishAll(() => bonjour.destroy())
    },
  }
}

function publish(bonjour: Bonjour, workshop: Announced, address: string, target: string): Service {
  const { title, host, port, fingerprint } = workshop
  const service = bonjour.publish({
    // Two workshops of one title are two; people see the title, not this.
    name: `throughline-${randomBytes(6).toString('hex')}`,
    type: SERVICE,
    host: target,
    port,
    disableIPv6: true,
    txt: { title: shorten(title), host: shorten(host), fingerprint },
  })
  // Only the address of the door: the other networks of this machine are nobody's business.
  const records = service.records.bind(service)
  service.records = () => records().filter((record) => isAboutDoor(record, address))
  return service
}

type Record = ReturnType<Service['records']>[number]

const isAboutDoor = ({ type, data }: Record, address: string): boolean =>
  type === 'A' ? data === address : type !== 'AAAA'

/** At most {@link MAX_TEXT} bytes, and no half letters. */
function shorten(text: string): string {
  let bytes = 0
  let short = ''
  for (const letter of text) {
    bytes += Buffer.byteLength(letter)
    if (bytes > MAX_TEXT) return short
    short += letter
  }
  return short
}

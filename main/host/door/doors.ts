/**
 * The door of a host: closed, or open at one address for all projects that let guests in. Opening it at another address
 * moves it, for all of them; people keep their membership and come back to the new address.
 */
import { ok, type Result } from '#shared/base/result.ts'
import type { DoorHelp } from '#shared/protocol/door.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import type { StaticFolders } from '../http/static-files.ts'
import type { Log } from '../log.ts'
import type { Doorway } from '../workshop/socket.ts'
import { listAdapters, networkOf } from './adapters.ts'
import { type Announced, type Announcer, createAnnouncer } from './announcer.ts'
import type { Certificate } from './certificate.ts'
import type { AcceptSealed } from './door-listener.ts'
import { type DoorPlace, isEverywhere } from './door-names.ts'
import { doorHelp, REFUSALS } from './door-words.ts'
import { desktopLink, guestLink } from './invitation.ts'
import { type OpenDoorway, openDoorway } from './open-doorway.ts'
import { reachesItself, warningFor } from './reachability.ts'

/** The port that guests are told, where it is free. */
export const USUAL_PORT = 4747
/** How often it is looked whether the networks are still the same, in milliseconds. */
const WATCH = 3000
/** How long guests get to read that the door closes, in milliseconds. */
const FAREWELL = 1500

export interface DoorsOptions {
  readonly folders: StaticFolders
  readonly log: Log
  /** The rooms behind the door; see `main/host/workshop`. */
  readonly rooms: {
    readonly setDoor: (projectId: string, doorway: Doorway | null) => DoorView | null
    readonly door: (projectId: string) => DoorView | null
  }
  /** The host's long-lived public key, as links carry it. */
  readonly hostKey: string
  readonly certificate: () => Promise<Certificate>
  readonly accept: AcceptSealed
  /** Makes sure that a project is open, and with it its room. */
  readonly openProject: (projectId: string) => Promise<Result<unknown>>
  /** What is announced of an open project. */
  readonly describe: (projectId: string) => Pick<Announced, 'title' | 'host'>
}

interface Opened extends OpenDoorway {
  readonly network: string
  readonly announcer: Announcer
  warning: string | null
}

export class Doors {
  readonly #options: DoorsOptions
  readonly #projects = new Set<string>()
  #opened: Opened | undefined
  #isKept = false
  #watch: NodeJS.Timeout | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: DoorsOptions) {
    this.#options = options
  }

  /** Lets guests into a project's room, at a place that all projects share. */
  open(projectId: string, place: DoorPlace): Promise<Result<DoorView>> {
    return this.#inTurn(async () => {
      const project = await this.#options.openProject(projectId)
      if (!project.ok) return project
      const moved = await this.#moveTo(place)
      if (!moved.ok) return moved
      this.#projects.add(projectId)
      const view = this.#tell(moved.value, projectId)
      if (!view) {
        this.#forget(projectId)
        return REFUSALS.noRoom
      }
      this.#announce(moved.value)
      return ok(view)
    })
  }

  /**
   * Keeps the door open until the host closes, whether or not a project lets guests in: for hosts that people are invited to
   * by other means than codes. Answers the address that they are told.
   */
  keepOpen(place: DoorPlace): Promise<Result<string>> {
    return this.#inTurn(async () => {
      const moved = await this.#moveTo(place)
      if (!moved.ok) return moved
      this.#isKept = true
      return ok(moved.value.names().base)
    })
  }

  /** {@link open} at a place that a window chose: one network of this machine. A door that a server opened stays where it is. */
  openAtAdapter(projectId: string, place: Pick<DoorPlace, 'address' | 'port'>): Promise<Result<DoorView>> {
    const opened = this.#opened
    if (opened && (this.#isKept || isEverywhere(opened.address) || opened.places.length > 0))
      return this.open(projectId, { address: opened.address, port: opened.port, names: opened.places })
    const isHere = listAdapters().some(({ address }) => address === place.address)
    return isHere ? this.open(projectId, place) : Promise.resolve(REFUSALS.noAdapter(place.address))
  }

  /** Sends the guests of a project away; the last one takes the door along. */
  close(projectId: string): Promise<void> {
    return this.#inTurn(() => {
      if (!this.#projects.has(projectId)) return
      this.#options.rooms.setDoor(projectId, null)
      this.#forget(projectId)
    })
  }

  /** The door of a project, or `null` while it is closed. */
  view(projectId: string): DoorView | null {
    return this.#projects.has(projectId) ? this.#options.rooms.door(projectId) : null
  }

  /** What to look at when guests do not get in; `null` while the door is closed. */
  help(projectId: string): DoorHelp | null {
    const opened = this.#opened
    if (!opened || !this.#projects.has(projectId)) return null
    const adapters = listAdapters()
    const reached = opened.reached.size
    const sentences = doorHelp({
      platform: process.platform,
      adapter: adapters.find(({ address }) => address === opened.address),
      ports: [opened.port, opened.tls?.port],
      vpns: adapters.filter(({ kind }) => kind === 'vpn'),
      reached,
    })
    return { reached, sentences }
  }

  /** Closes at once, for good. Guests have been told by their rooms. */
  closeAll(): Promise<void> {
    return this.#inTurn(() => {
      this.#projects.clear()
      this.#isKept = false
      this.#shut(0)
    })
  }

  /** One change at a time. */
  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch((error: unknown) => this.#options.log.error('The door met a fault.', error))
    return done
  }

  async #moveTo(place: DoorPlace): Promise<Result<Opened>> {
    const before = this.#opened
    if (before && isSamePlace(before, place)) return ok(before)
    const { folders, log, accept } = this.#options
    const certificate = await this.#options.certificate()
    const ports = place.port ? [place.port] : [...(before ? [before.port] : []), USUAL_PORT, 0]
    const opening = await openDoorway(place, ports, { folders, log, accept, certificate })
    if (!opening.ok) return opening
    const { address } = place
    const opened: Opened = {
      ...opening.value,
      network: networkOf(address),
      announcer: await createAnnouncer(isEverywhere(address) ? undefined : address, log),
      warning: null,
    }
    shutOne(before, FAREWELL)
    this.#opened = opened
    opened.warning = await this.#look(opened)
    this.#tellAll(opened)
    this.#watch ??= setInterval(() => void this.#inTurn(() => this.#watchOnce()), WATCH).unref()
    return ok(opened)
  }

  /** Tells the rooms whose door is open; one that was closed and opened anew meanwhile has none. */
  #tellAll(opened: Opened): void {
    for (const id of this.#projects) if (this.#options.rooms.door(id)) this.#tell(opened, id)
  }

  #tell(opened: Opened, projectId: string): DoorView | null {
    const { hostKey, rooms } = this.#options
    const { tls, network, warning, outside } = opened
    const { base } = opened.names()
    return rooms.setDoor(projectId, {
      address: base,
      network,
      warning,
      link: (code) => guestLink(base, { kind: 'code', code }, hostKey),
      invitation: (code) => (tls ? desktopLink(outside(), tls.port, code, tls.fingerprint) : null),
    })
  }

  async #look({ address, port, network, names }: Opened): Promise<string | null> {
    const host = new URL(names().base).host
    return warningFor({
      address,
      network,
      adapters: listAdapters(),
      reachesItself: await reachesItself(address, port, host),
    })
  }

  /** Sees whether the network is still there, and whether rooms were closed meanwhile. */
  async #watchOnce(): Promise<void> {
    const opened = this.#opened
    if (!opened) return
    for (const id of this.#projects) if (!this.#options.rooms.door(id)) this.#forget(id)
    if (this.#opened !== opened) return
    const warning = await this.#look(opened)
    if (warning !== opened.warning) {
      opened.warning = warning
      this.#tellAll(opened)
    }
    this.#announce(opened)
  }

  #announce({ announcer, tls }: Opened): void {
    if (!tls) return
    const workshops = new Map<string, Announced>()
    for (const id of this.#projects) {
      const { port, fingerprint } = tls
      workshops.set(id, { ...this.#options.describe(id), port, fingerprint })
    }
    announcer.announce(workshops)
  }

  #forget(projectId: string): void {
    this.#projects.delete(projectId)
    if (this.#projects.size === 0 && !this.#isKept) this.#shut(FAREWELL)
    else if (this.#opened) this.#announce(this.#opened)
  }

  #shut(grace: number): void {
    clearInterval(this.#watch)
    this.#watch = undefined
    shutOne(this.#opened, grace)
    this.#opened = undefined
  }
}

function shutOne(opened: Opened | undefined, grace: number): void {
  opened?.announcer.close()
  opened?.close(grace)
}

const isSamePlace = (opened: Opened, { address, port, names = [] }: DoorPlace): boolean =>
  opened.address === address &&
  (!port || opened.port === port) &&
  JSON.stringify(names) === JSON.stringify(opened.places)

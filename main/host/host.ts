/**
 * A host: the program that owns projects. It opens and saves their files, lets windows sync with them and serves the app
 * to those windows. Plain Node; the shell, the command line and the tests all start it through here.
 */
import type { Server } from 'node:http'
import { join } from 'node:path'
import { ok, type Result } from '#shared/base/result.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { thumbnailSvg } from '#shared/formats/export/thumbnail.ts'
import type { Imported, ProjectEntry } from '#shared/protocol/http.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import { type HostKeys, hostKeyText } from '#shared/protocol/secure/host-key.ts'
import { type Access, createAccess, LOOPBACK, newToken } from './access.ts'
import { createDiagnosis, startLine } from './diagnostics.ts'
import type { DoorPlace } from './door/door-names.ts'
import { keepHostKeys } from './door/host-keys.ts'
import { guestLink } from './door/invitation.ts'
import { type FileSystem, realFileSystem } from './files/file-system.ts'
import { answerRequests, listen } from './http/http-server.ts'
import { JourneyDataStore } from './journey-data.ts'
import { type Library, openLibrary } from './library/library.ts'
import { openUserPlays } from './library/user-plays.ts'
import { openUserTemplates } from './library/user-templates.ts'
import { createLog, type Log } from './log.ts'
import { createNetwork, DOOR_FOLDER, type Network } from './network.ts'
import type { Printer } from './printer.ts'
import type { Pace } from './project/pace.ts'
import type { DrawThumbnail } from './project/project-file.ts'
import { Projects } from './projects.ts'
import { createRecoveryDesk } from './recovery/recovery.ts'
import { markRun, type RunMarker } from './recovery/run-marker.ts'
import type { DoorBounds } from './sync/door-bounds.ts'
import { createSyncServer } from './sync/sync-server.ts'
import type { Invitation } from './team/invitations.ts'
import { type OpenTeam, openTeam } from './team/open-team.ts'
import { Rooms } from './workshop/rooms.ts'

export interface HostOptions {
  /** Where the host keeps journals, locks, its list of projects and its log. */
  readonly dataFolder: string
  /** Where new projects go. */
  readonly projectsFolder: string
  /** The built app. */
  readonly rendererFolder: string
  /** Templates, the sample, fonts. */
  readonly assetsFolder: string
  readonly appVersion: string
  /** 0 takes any free port. */
  readonly port: number
  /** A new one where none is given. */
  readonly token?: string
  /** Origins of windows that load the page from elsewhere than this host. */
  readonly origins?: readonly string[]
  readonly printer?: Printer
  /** The first map without letters, where nothing is said. */
  readonly drawThumbnail?: DrawThumbnail
  readonly log?: Log
  /** For how long a project without windows stays open, in milliseconds; five minutes where nothing is said. */
  readonly idleAfter?: number
  readonly pace?: Pace
  readonly fs?: FileSystem
  /** How many may come through the door; as many as a room of people needs where nothing is said. */
  readonly doorBounds?: Partial<DoorBounds>
  /** Makes this host one of a team's: it takes invitations, and those with the same Redis share what is edited. */
  readonly team?: { readonly redis?: string }
}

/** Whom to invite into a project of a team. */
export type Invitee = Omit<Invitation, 'id' | 'projectId'>

export interface Host {
  readonly url: string
  readonly port: number
  readonly token: string
  /** What to open in a browser: the token is behind the `#`, which browsers send to nobody. */
  readonly address: string
  /** The address of one project. */
  readonly addressOf: (projectId: string) => string
  readonly listProjects: () => Promise<ProjectEntry[]>
  readonly openFile: (path: string) => Promise<Result<ProjectEntry>>
  readonly createFromTemplate: (template: string, title?: string) => Promise<Result<ProjectEntry>>
  readonly importBytes: (name: string, bytes: Uint8Array) => Promise<Result<Imported>>
  /** Lets guests into a project's room, or moves the door for all projects that let guests in. */
  readonly openDoor: (projectId: string, place: DoorPlace) => Promise<Result<DoorView>>
  /** Keeps the door open until the host closes, whatever projects do; answers its address: `http://maps.example.org:4747`. */
  readonly keepDoor: (place: DoorPlace) => Promise<Result<string>>
  /** A link that lets somebody of the team in, through the door at `base`. Throws where this host is no team's. */
  readonly invite: (base: string, projectId: string, invitee: Invitee) => string
  /** Sends the guests of a project away. */
  readonly closeDoor: (projectId: string) => Promise<void>
  /** Tells all windows, writes every project to its file, and lets go of everything. */
  readonly close: () => Promise<void>
}

const IDLE_AFTER = 5 * 60_000

/**
 * Starts a host on loopback. Refuses (`port-in-use`, `port-not-allowed`, `no-port`; of a team also `bad-redis`, `no-redis`)
 * in a sentence.
 */
export async function startHost(options: HostOptions): Promise<Result<Host>> {
  const { dataFolder, fs = realFileSystem, log = createLog(dataFolder) } = options
  const library = await openLibrary(fs, dataFolder, log)
  const marker = await markRun(fs, dataFolder, log)
  const opened = options.team ? await openTeam(fs, dataFolder, log, options.team.redis) : ok(undefined)
  if (!opened.ok) {
    await marker.remove()
    return opened
  }
  const team = opened.value
  const hostKeys = team?.hostKeys ?? (await keepHostKeys(fs, join(dataFolder, DOOR_FOLDER, 'host.key'), log))
  const listening = await listen(options.port)
  if (!listening.ok) {
    team?.close()
    await marker.remove()
    return listening
  }
  // Nothing is awaited from here until requests are answered: whoever comes earlier would wait in vain.
  const { server, port } = listening.value
  const { token = newToken(), origins = [] } = options
  const access = createAccess({ port, token, origins })
  const url = `http://${LOOPBACK}:${port}/`
  const services = startServices(
    { ...options, fs, log, library, marker, access, team, hostKeys, url },
    server,
  )
  const { projects, network } = services
  await projects.makeSample()
  log.info(startLine(options.appVersion))

  let closing: Promise<void> | undefined
  const close = async () => {
    server.close()
    await projects.closeAll()
    await network.close()
    team?.close()
    server.closeAllConnections()
    await marker.remove()
    log.info('The host closed.')
  }
  return ok({
    url,
    port,
    token,
    address: `${url}#token=${token}`,
    addressOf: (projectId) => `${url}#token=${token}&project=${projectId}`,
    ...deedsOf(services),
    invite(base, projectId, invitee) {
      if (!team) throw new Error('Only a host of a team invites')
      const invitation = team.invitations.make({ ...invitee, projectId })
      return guestLink(base, { kind: 'invitation', invitation }, hostKeyText(hostKeys.publicKey))
    },
    close: () => (closing ??= close()),
  })
}

interface ServiceOptions extends Omit<HostOptions, 'team'> {
  readonly fs: FileSystem
  readonly log: Log
  readonly library: Library
  readonly marker: RunMarker
  readonly access: Access
  readonly team: OpenTeam | undefined
  readonly hostKeys: HostKeys
  readonly url: string
}

interface Services {
  readonly projects: Projects
  readonly network: Network
}

/** Connects everything that a host is made of, and begins to answer. */
function startServices(options: ServiceOptions, server: Server): Services {
  const { dataFolder, fs, log, access, team, hostKeys, url, appVersion, printer } = options
  const templates = openUserTemplates(fs, join(dataFolder, 'templates'), log)
  const plays = openUserPlays(fs, dataFolder, log)
  const journeyData = new JourneyDataStore(fs, join(dataFolder, 'journey-data'), log)
  const open = (id: string) => projects.open(id)
  const rooms: Rooms = new Rooms({
    ...{ fs, dataFolder, log, isToken: access.isToken, open },
    ...(team && { checkInvitation: (text) => team.invitations.read(text, Date.now()) }),
  })
  const sync = createSyncServer({ access, log, open, guests: rooms, others: team?.others })
  rooms.onAccessChanged((_, personId) => sync.endPerson(personId))
  const projects: Projects = new Projects({
    idleAfter: IDLE_AFTER,
    drawThumbnail: thumbnailSvg,
    ...options,
    ...{ templates, sync, rooms, address: url },
    ...{ isShared: team?.others !== undefined, elsewhere: team?.others?.pictures },
  })
  const info = {
    app: 'throughline',
    version: appVersion,
    documentVersion: DOCUMENT_VERSION,
    canPrint: printer !== undefined,
  } as const
  const folders = { renderer: options.rendererFolder, assets: options.assetsFolder }
  const network = createNetwork({
    ...{ fs, dataFolder, access, log, folders, rooms, sync, hostKeys, openProject: open },
    doorBounds: options.doorBounds,
    describe: (id) => ({ title: projects.titleOf(id) ?? '', host: rooms.leader(id) }),
  })
  const { doors, joined } = network
  const recovery = createRecoveryDesk({
    ...options,
    drawThumbnail: options.drawThumbnail ?? thumbnailSvg,
    endedUnexpectedly: options.marker.endedUnexpectedly,
    isOpen: (id) => projects.titleOf(id) !== undefined,
    whileClosed: (id, work) => projects.whileClosed(id, work),
  })
  const diagnose = createDiagnosis({
    ...{ dataFolder, projectsFolder: options.projectsFolder, appVersion, projects },
    facts: () => ({ canPrint: printer !== undefined, isTeam: team !== undefined }),
  })
  answerRequests(server, {
    access,
    info,
    projects,
    templates,
    plays,
    journeyData,
    printer,
    doors,
    joined,
    folders,
    log,
    recovery,
    diagnose,
  })
  server.on('upgrade', network.upgrade)
  return { projects, network }
}

/** What the shell, the command line and the tests ask of a host. */
const deedsOf = ({ projects, network: { doors } }: Services) =>
  ({
    listProjects: () => projects.list(),
    openFile: (path) => projects.openPath(path),
    createFromTemplate: (template, title) =>
      projects.create({ template, ...(title === undefined ? {} : { title }) }),
    importBytes: (name, bytes) => projects.importFile(name, bytes),
    openDoor: (projectId, place) => doors.open(projectId, place),
    keepDoor: (place) => doors.keepOpen(place),
    closeDoor: (projectId) => doors.close(projectId),
  }) satisfies Partial<Host>

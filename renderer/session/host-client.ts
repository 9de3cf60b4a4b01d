import type { Connection } from '#renderer/platform/connection.ts'
import type { Result } from '#shared/base/result.ts'
import type { ProjectJson } from '#shared/formats/project-json.ts'
import {
  type Adapter,
  DOOR_API,
  type DoorView,
  type JoinElsewhere,
  type JoinedElsewhere,
  type NearbyWorkshop,
  type OpenDoor,
} from '#shared/protocol/door.ts'
import {
  type AddedImage,
  API,
  type HostInfo,
  type Imported,
  type NewProject,
  type ProjectEntry,
  type SavedTemplate,
  type TemplateWords,
} from '#shared/protocol/http.ts'
import type { Play, SavedPlay } from '#shared/protocol/plays.ts'
import { createFilesClient, type FilesClient } from './files-client.ts'
import { createHistoryClient, type HistoryClient } from './history-client.ts'
import { createHostRequests, post } from './host-requests.ts'
import { createJourneyClient, type JourneyClient } from './journey-client.ts'
import { createMergeClient, type MergeClient } from './merge-client.ts'
import { createSupportClient, type SupportClient } from './support-client.ts'

/** The host's HTTP side as functions. Every answer is a {@link Result}: hosts go away, and the person must be told. */
export interface HostClient {
  readonly connection: Connection
  /** The versions of projects; `null` for guests, who have no history. */
  readonly history: HistoryClient | null
  /** Bringing copies together; `null` for guests, whose machine the project does not lie on. */
  readonly merging: MergeClient | null
  /** The files of projects; `null` for guests, who have none. */
  readonly files: FilesClient | null
  /** The files that journey data came from; `null` for guests, whose machine they do not lie on. */
  readonly journey: JourneyClient | null
  /** What the host tells of itself; `null` for guests. */
  readonly support: SupportClient | null
  readonly info: () => Promise<Result<HostInfo>>
  readonly projects: () => Promise<Result<readonly ProjectEntry[]>>
  readonly create: (wanted: NewProject) => Promise<Result<ProjectEntry>>
  readonly open: (id: string) => Promise<Result<ProjectEntry>>
  readonly forget: (id: string) => Promise<Result<null>>
  readonly importFile: (file: File) => Promise<Result<Imported>>
  readonly file: (id: string) => Promise<Result<Blob>>
  readonly thumbnail: (id: string) => Promise<Result<Blob>>
  /** Stores a picture with a project; see `images.ts`, which makes one fit to be stored. */
  readonly addImage: (projectId: string, image: Blob) => Promise<Result<AddedImage>>
  readonly image: (projectId: string, ref: string) => Promise<Result<Blob>>
  /** Templates that people saved, newest first. */
  readonly templates: () => Promise<Result<readonly SavedTemplate[]>>
  /** The JSON of one of them. */
  readonly template: (id: string) => Promise<Result<unknown>>
  /** Saves what `makeTemplate` makes. */
  readonly saveTemplate: (json: ProjectJson) => Promise<Result<SavedTemplate>>
  readonly renameTemplate: (id: string, words: TemplateWords) => Promise<Result<SavedTemplate>>
  readonly removeTemplate: (id: string) => Promise<Result<null>>
  /** The networks that guests could come through, the one to take first. */
  readonly adapters: () => Promise<Result<readonly Adapter[]>>
  /** Lets guests in, or moves the door to another network. */
  readonly openDoor: (projectId: string, wanted: OpenDoor) => Promise<Result<DoorView>>
  /** Sends the guests away. */
  readonly closeDoor: (projectId: string) => Promise<Result<null>>
  /** What other machines of the network announce; takes a second. */
  readonly nearby: () => Promise<Result<readonly NearbyWorkshop[]>>
  /** Leads a tunnel to another machine's workshop, once the very host that the invitation names has answered. */
  readonly joinElsewhere: (invitation: string) => Promise<Result<JoinedElsewhere>>
  readonly leaveElsewhere: (id: string) => Promise<Result<null>>
  /** Courses of workshops that people kept on this machine, newest first. */
  readonly plays: () => Promise<Result<readonly SavedPlay[]>>
  readonly savePlay: (play: Play) => Promise<Result<SavedPlay>>
  readonly removePlay: (id: string) => Promise<Result<null>>
  readonly print: (
    html: string,
    widthMm: number,
    heightMm: number,
    signal: AbortSignal,
  ) => Promise<Result<Blob>>
}

/** Speaks with the host at `connection`. */
export function createHostClient(connection: Connection): HostClient {
  const requests = createHostRequests(connection)
  const { json, blob } = requests
  return {
    connection,
    history: createHistoryClient(requests),
    merging: createMergeClient(requests),
    files: createFilesClient(requests),
    journey: createJourneyClient(requests),
    support: createSupportClient(requests),
    info: () => json(API.info),
    projects: () => json(API.projects),
    create: (wanted) => json(API.projects, post(wanted)),
    open: (id) => json(API.openProject(id), post()),
    forget: (id) => json(API.project(id), { method: 'DELETE' }),
    importFile: (file) =>
      json(`${API.importFile}?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file }),
    file: (id) => blob(API.file(id)),
    thumbnail: (id) => blob(API.thumbnail(id)),
    addImage: (projectId, image) => json(API.images(projectId), { method: 'POST', body: image }),
    image: (projectId, ref) => blob(API.image(projectId, ref)),
    templates: () => json(API.templates),
    template: (id) => json(API.template(id)),
    saveTemplate: (template) => json(API.templates, post(template)),
    renameTemplate: (id, words) => json(API.template(id), post(words)),
    removeTemplate: (id) => json(API.template(id), { method: 'DELETE' }),
    adapters: () => json(DOOR_API.adapters),
    openDoor: (projectId, wanted) => json(DOOR_API.door(projectId), post(wanted)),
    closeDoor: (projectId) => json(DOOR_API.door(projectId), { method: 'DELETE' }),
    nearby: () => json(DOOR_API.nearby),
    joinElsewhere: (invitation) => json(DOOR_API.joined, post({ invitation } satisfies JoinElsewhere)),
    leaveElsewhere: (id) => json(DOOR_API.joinedOne(id), { method: 'DELETE' }),
    plays: () => json(API.plays),
    savePlay: (play) => json(API.plays, post(play)),
    removePlay: (id) => json(API.play(id), { method: 'DELETE' }),
    print: (html, widthMm, heightMm, signal) =>
      blob(`${API.print}?width=${widthMm}&height=${heightMm}`, {
        method: 'POST',
        body: html,
        signal,
        headers: { 'content-type': 'text/html' },
      }),
  }
}

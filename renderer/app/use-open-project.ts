import { useEffect, useState } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { decodeImage } from '#renderer/paint/load-images.ts'
import { takePartIn } from '#renderer/room/activities.ts'
import { enterAsWindow } from '#renderer/room/enter-as-window.ts'
import type { RoomClient } from '#renderer/room/room-client.ts'
import { withNamesOfHost } from '#renderer/session/absence-names.ts'
import { type Arrivals, createArrivals } from '#renderer/session/arrival.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import { createProjectImages } from '#renderer/session/images.ts'
import { journeyEngine } from '#renderer/session/journey/engine.ts'
import { createMapModelStore } from '#renderer/session/map-model.ts'
import {
  type OwnSession,
  openProjectSession,
  type ProjectSession,
} from '#renderer/session/project-session.ts'
import { createProjectVersions, type ProjectVersions } from '#renderer/session/project-versions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { createWindowStore } from '#renderer/session/window-state.ts'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { fail, ok, type Problem, type Result } from '#shared/base/result.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'

/** How far the opening of a project is. */
export type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'open'; readonly project: ProjectContext }

/** Opens a project and keeps it open as long as the screen stays and `begin` is the same. `retry` begins anew after a failure. */
export function useOpening(begin: (stay: AbortSignal) => Promise<Result<ProjectContext>>): {
  readonly opening: Opening
  readonly retry: () => void
} {
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' })
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens the same project again
  useEffect(() => {
    const stay = new AbortController()
    setOpening({ kind: 'opening' })
    void begin(stay.signal).then((result) => {
      if (stay.signal.aborted) return
      setOpening(
        result.ok ? { kind: 'open', project: result.value } : { kind: 'failed', problem: result.error },
      )
    })
    return () => stay.abort()
  }, [begin, attempt])
  return { opening, retry: () => setAttempt((count) => count + 1) }
}

export interface OwnProject {
  readonly host: HostClient
  readonly id: string
  /** The map named in the address counts when the project opens; later the window turns to maps by itself. */
  readonly mapId: string | null
  /** The window shows the room and is nobody in it. */
  readonly watch: boolean
}

/** Opens a project of this window's own host. */
export async function openOwnProject(
  { host, id, mapId, watch }: OwnProject,
  stay: AbortSignal,
): Promise<Result<ProjectContext>> {
  const entry = await host.open(id)
  if (!entry.ok) return entry
  if (stay.aborted) return CANCELLED
  const { url, token } = host.connection
  const room = enterAsWindow(host.connection, id, { watch })
  stay.addEventListener('abort', () => room.close())
  const way = { address: url.replace(/^http/, 'ws') + SYNC_PATH, secret: () => token, isGuest: false }
  const versions = host.history
    ? createProjectVersions({ client: host.history, projectId: id, tell: (message) => session.tell(message) })
    : null
  const arrivals = createArrivals()
  const place = createStore(() => ({ path: entry.value.path }))
  const session: OwnSession = openProjectSession({
    way,
    projectId: id,
    room,
    onNotice: notify,
    onArrival: (arrival) => {
      const { you } = room.state.getState()
      void withNamesOfHost(arrival, host.history, id, you?.name ?? '').then((last) =>
        arrivals.setState({ last }),
      )
    },
    onMoved: (path) => place.setState({ path }),
    ...(versions && { onHistory: versions.hear }),
  })
  return openContext(
    { host, room, session, versions, arrivals, entry: entry.value, place, mapId, isScreen: watch },
    stay,
  )
}

/** Waits for the document of a session, and puts everything about it within reach. */
export async function openContext(
  {
    host,
    room,
    session,
    versions = null,
    arrivals,
    entry,
    place = createStore(() => ({ path: entry.path })),
    mapId,
    isScreen = false,
  }: {
    readonly host: HostClient
    readonly room: RoomClient
    readonly session: ProjectSession
    /** Left out for guests. */
    readonly versions?: ProjectVersions | null
    readonly arrivals: StoreApi<Arrivals>
    readonly entry: ProjectEntry
    readonly place?: StoreApi<{ readonly path: string }>
    readonly mapId: string | null
    /** Everybody sees it: nothing that is one person's own shows on it. */
    readonly isScreen?: boolean
  },
  stay: AbortSignal,
): Promise<Result<ProjectContext>> {
  stay.addEventListener('abort', () => session.close())
  const loaded = await whenLoaded(session)
  if (stay.aborted) return CANCELLED
  if (!loaded.ok) {
    session.close()
    room.close()
    return loaded
  }
  const images = createProjectImages(host, entry.id, decodeImage)
  stay.addEventListener('abort', () => images.close())
  // What was read of journey data lies in this window's worker only as long as the project is open.
  stay.addEventListener('abort', () => journeyEngine.close())
  const activities = takePartIn(room, isScreen ? undefined : globalThis.localStorage, notifyProblem)
  stay.addEventListener('abort', () => activities.close())
  const windowStore = createWindowStore()
  windowStore.setState({ mapId })
  const model = createMapModelStore(session.snapshot, windowStore, activities.own)
  return ok({
    host,
    entry,
    place,
    session,
    images,
    room,
    activities,
    versions,
    arrivals,
    window: windowStore,
    model,
  })
}

const CANCELLED = fail('cancelled', 'Cancelled.')

/** Waits for the whole document, or for the host's word that it will not come. */
function whenLoaded({ loaded, saveState }: ProjectSession): Promise<Result<null>> {
  return new Promise((resolve) => {
    const stop = saveState.subscribe((state) => {
      if (state.kind === 'stopped') settle(fail('stopped', state.message))
    })
    const settle = (result: Result<null>) => {
      stop()
      resolve(result)
    }
    void loaded.then(() => settle(ok(null)))
  })
}

import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Activities } from '#renderer/room/activities.ts'
import type { RoomClient } from '#renderer/room/room-client.ts'
import type { RoomState } from '#renderer/room/room-state.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import type { Arrivals } from './arrival.ts'
import type { HostClient } from './host-client.ts'
import type { ProjectImages } from './images.ts'
import type { MapModel } from './map-model.ts'
import type { ProjectSession } from './project-session.ts'
import type { ProjectVersions } from './project-versions.ts'
import type { WindowState, WindowStore } from './window-state.ts'

/** What every part of an opened project's window may reach. */
export interface ProjectContext {
  readonly host: HostClient
  /** As the host told it when the project was opened. */
  readonly entry: ProjectEntry
  /** Where its file is; empty for guests. */
  readonly place: StoreApi<{ readonly path: string }>
  readonly session: ProjectSession
  readonly images: ProjectImages
  /** The people on this project, and what they do together. */
  readonly room: RoomClient
  /** What this window's person gives to private rounds, votes and ratings. */
  readonly activities: Activities
  /** The project's history; `null` for guests, who have none. */
  readonly versions: ProjectVersions | null
  /** What others brought in one go while nobody saw it come. */
  readonly arrivals: StoreApi<Arrivals>
  readonly window: WindowStore
  readonly model: StoreApi<{ model: MapModel | null }>
}

const Context = createContext<ProjectContext | null>(null)

/** Puts a project within reach of everything below it. */
export const ProjectProvider = Context.Provider

/** The opened project. Only below {@link ProjectProvider}. */
export function useProject(): ProjectContext {
  const project = useContext(Context)
  if (!project) throw new Error('useProject needs a ProjectProvider above it')
  return project
}

/** The laid-out map of this window, or `null` where the project has none. */
export const useMapModel = (): MapModel | null => useStore(useProject().model, ({ model }) => model)

/** A part of this window's own state. */
export const useWindow = <T,>(pick: (state: WindowState) => T): T => useStore(useProject().window, pick)

/** A part of what is known of the room. */
export const useRoom = <T,>(pick: (state: RoomState) => T): T => useStore(useProject().room.state, pick)

import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createStore } from 'zustand/vanilla'
import { type Host, startHost } from '#main/host/host.ts'
import { takePartIn } from '#renderer/room/activities.ts'
import { enterAsWindow } from '#renderer/room/enter-as-window.ts'
import { createArrivals } from '#renderer/session/arrival.ts'
import { createHostClient } from '#renderer/session/host-client.ts'
import { createProjectImages } from '#renderer/session/images.ts'
import { createMapModelStore } from '#renderer/session/map-model.ts'
import { openProjectSession } from '#renderer/session/project-session.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { createWindowStore } from '#renderer/session/window-state.ts'
import type { Result } from '#shared/base/result.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import { until } from '#test/main/host/support/until.ts'

const root = join(import.meta.dirname, '../../..')

/** A machine with a running host, and windows on its projects: those of the app, without a screen. */
export interface Studio {
  /** A new project with nothing but an empty map. */
  readonly newProject: (title: string) => Promise<ProjectEntry>
  /** Opens a `.journey` file that came from elsewhere, and a window on it. */
  readonly openFile: (path: string) => Promise<ProjectContext>
  readonly openWindow: (entry: ProjectEntry) => Promise<ProjectContext>
  /** A copy of a file on this machine, as if it had come by mail. */
  readonly receive: (path: string) => Promise<string>
  /** Closes the windows and then the host, which writes every project to its file. */
  readonly shut: () => Promise<void>
  /** Removes all files. */
  readonly remove: () => Promise<void>
}

/** What was made; a refusal ends the test with its sentence. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

/** Starts a host on folders of its own. */
export async function openStudio(): Promise<Studio> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-whole-map-'))
  await mkdir(join(folder, 'mail'))
  const host = value(
    await startHost({
      dataFolder: join(folder, 'data'),
      projectsFolder: join(folder, 'projects'),
      rendererFolder: join(folder, 'renderer'),
      assetsFolder: join(root, 'assets'),
      appVersion: '0.0.0-test',
      port: 0,
    }),
  )
  const windows: ProjectContext[] = []
  const openWindow = async (entry: ProjectEntry): Promise<ProjectContext> => {
    const project = windowOn(host, entry)
    windows.push(project)
    await project.session.loaded
    return project
  }
  const shut = async () => {
    for (const window of windows.splice(0)) {
      window.images.close()
      window.activities.close()
      window.room.close()
      window.session.close()
    }
    await host.close()
  }
  return {
    openWindow,
    shut,
    newProject: async (title) => value(await host.createFromTemplate('empty', title)),
    openFile: async (path) => openWindow(value(await host.openFile(path))),
    async receive(path) {
      const copy = join(folder, 'mail', basename(path))
      await copyFile(path, copy)
      return copy
    },
    async remove() {
      await shut()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const nothing = (): void => undefined

function windowOn({ url, token }: Host, entry: ProjectEntry): ProjectContext {
  const connection = { url: url.replace(/\/$/, ''), token }
  const host = createHostClient(connection)
  const arrivals = createArrivals()
  const room = enterAsWindow(connection, entry.id, { watch: false })
  const way = {
    address: connection.url.replace(/^http/, 'ws') + SYNC_PATH,
    secret: () => token,
    isGuest: false,
  }
  const session = openProjectSession({
    way,
    projectId: entry.id,
    room,
    onNotice: nothing,
    onArrival: (last) => arrivals.setState({ last }),
  })
  const activities = takePartIn(room, undefined, nothing)
  const window = createWindowStore()
  return {
    host,
    entry,
    place: createStore(() => ({ path: entry.path })),
    session,
    room,
    activities,
    versions: null,
    arrivals,
    window,
    images: createProjectImages(host, entry.id, async () => undefined),
    model: createMapModelStore(session.snapshot, window, activities.own),
  }
}

/** Resolves when the window's badge says that everything is on disk. */
export const saved = ({ session }: ProjectContext): Promise<unknown> =>
  until('the window said “saved”', () => session.saveState.getState().kind === 'saved')

/** Gives a picture to the project, so that commands may name it. */
export const addPicture = async ({ host, entry }: ProjectContext, bytes: Buffer): Promise<string> =>
  value(await host.addImage(entry.id, new Blob([new Uint8Array(bytes)], { type: 'image/png' }))).ref

/** A picture as the project's host gives it out. */
export const pictureIn = async ({ host, entry }: ProjectContext, ref: string): Promise<Buffer> =>
  Buffer.from(await value(await host.image(entry.id, ref)).arrayBuffer())

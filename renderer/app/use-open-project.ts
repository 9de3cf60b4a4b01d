import { useEffect, useState } from 'react'
import { decodeImage } from '#renderer/paint/load-images.ts'
import { enterAsWindow } from '#renderer/room/enter-as-window.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import { createProjectImages } from '#renderer/session/images.ts'
import { createMapModelStore } from '#renderer/session/map-model.ts'
import { openProjectSession, type ProjectSession } from '#renderer/session/project-session.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { createWindowStore } from '#renderer/session/window-state.ts'
import { notify } from '#renderer/ui/notify.ts'
import { fail, ok, type Problem, type Result } from '#shared/base/result.ts'

/** How far the opening of a project is. */
export type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'open'; readonly project: ProjectContext }

/** Opens a project of the host and keeps it open as long as the screen stays. `retry` begins anew after a failure. */
export function useOpenProject(
  host: HostClient,
  id: string,
  mapId: string | null,
): { readonly opening: Opening; readonly retry: () => void } {
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' })
  const [attempt, setAttempt] = useState(0)
  // The map named in the address counts when the project opens; later the window turns to maps by itself.
  const [firstMap] = useState(mapId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens the same project again
  useEffect(() => {
    const stay = new AbortController()
    setOpening({ kind: 'opening' })
    void open(host, id, firstMap, stay.signal).then((result) => {
      if (stay.signal.aborted) return
      setOpening(
        result.ok ? { kind: 'open', project: result.value } : { kind: 'failed', problem: result.error },
      )
    })
    return () => stay.abort()
  }, [host, id, firstMap, attempt])
  return { opening, retry: () => setAttempt((count) => count + 1) }
}

async function open(
  host: HostClient,
  id: string,
  mapId: string | null,
  stay: AbortSignal,
): Promise<Result<ProjectContext>> {
  const entry = await host.open(id)
  if (!entry.ok) return entry
  if (stay.aborted) return fail('cancelled', 'Cancelled.')
  const session = openProjectSession(host.connection, id, notify)
  stay.addEventListener('abort', () => session.close())
  const loaded = await whenLoaded(session)
  if (!loaded.ok) {
    session.close()
    return loaded
  }
  if (stay.aborted) return fail('cancelled', 'Cancelled.')
  const images = createProjectImages(host, id, decodeImage)
  stay.addEventListener('abort', () => images.close())
  const room = enterAsWindow(host.connection, id, { watch: false })
  stay.addEventListener('abort', () => room.close())
  const windowStore = createWindowStore()
  windowStore.setState({ mapId })
  return ok({
    host,
    entry: entry.value,
    session,
    images,
    room,
    window: windowStore,
    model: createMapModelStore(session.snapshot, windowStore),
  })
}

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

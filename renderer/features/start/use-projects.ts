import { useCallback, useEffect, useState } from 'react'
import type { HostClient } from '#renderer/session/host-client.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { findSample } from './sample.ts'

/** The host's list of projects, newest first. */
export interface ProjectList {
  readonly projects: readonly ProjectEntry[]
  /** The sample, as long as there is nothing else to look at. */
  readonly sample: ProjectEntry | null
}

/** How often the list is asked for while it is looked at: other windows make and change projects too. */
const EVERY = 4000

/** The list; `null` until the host answers. Kept fresh as long as the window is to be seen. */
export function useProjects(host: HostClient): {
  readonly list: Result<ProjectList> | null
  readonly refresh: () => void
} {
  const [list, setList] = useState<Result<ProjectList> | null>(null)
  const refresh = useCallback(() => {
    void askForList(host).then((next) => setList((now) => (isSame(now, next) ? now : next)))
  }, [host])
  useEffect(() => {
    const refreshIfSeen = () => (document.visibilityState === 'visible' ? refresh() : undefined)
    refresh()
    const timer = setInterval(refreshIfSeen, EVERY)
    document.addEventListener('visibilitychange', refreshIfSeen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', refreshIfSeen)
    }
  }, [refresh])
  return { list, refresh }
}

const isSame = (now: unknown, next: unknown): boolean => JSON.stringify(now) === JSON.stringify(next)

async function askForList(host: HostClient): Promise<Result<ProjectList>> {
  const projects = await host.projects()
  if (!projects.ok) return projects
  return ok({ projects: projects.value, sample: await findSample(host, projects.value) })
}

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

/** The list; `null` until the host answers. Asked for anew whenever the window comes to the front. */
export function useProjects(host: HostClient): {
  readonly list: Result<ProjectList> | null
  readonly refresh: () => void
} {
  const [list, setList] = useState<Result<ProjectList> | null>(null)
  const refresh = useCallback(() => {
    void askForList(host).then(setList)
  }, [host])
  useEffect(() => {
    refresh()
    window.addEventListener('focus', refresh)
    return () => window.removeEventListener('focus', refresh)
  }, [refresh])
  return { list, refresh }
}

async function askForList(host: HostClient): Promise<Result<ProjectList>> {
  const projects = await host.projects()
  if (!projects.ok) return projects
  return ok({ projects: projects.value, sample: await findSample(host, projects.value) })
}

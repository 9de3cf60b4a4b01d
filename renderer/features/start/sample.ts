import type { HostClient } from '#renderer/session/host-client.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'

/** The name by which the host knows the sample project, as if it were a template. */
export const SAMPLE = 'sample'

/** The sample among the projects: the only one there is, under the title that the sample has. */
export async function findSample(
  { connection }: HostClient,
  [only, ...others]: readonly ProjectEntry[],
): Promise<ProjectEntry | null> {
  if (!only || only.missing || others.length > 0) return null
  try {
    const answer = await fetch(`${connection.url}/assets/sample/mira.json`)
    const { project } = (await answer.json()) as { project?: { title?: string } }
    return project?.title === only.title ? only : null
  } catch {
    return null
  }
}

import type { ProjectEntry } from '#shared/protocol/http.ts'

const KEPT = 'throughline-sample-shown'

/**
 * The project to open by itself, once: on a first start there is one project, the sample that the host has made, and
 * nobody should have to look for it.
 */
export function takeFirstStart(projects: readonly ProjectEntry[]): ProjectEntry | null {
  if (localStorage.getItem(KEPT) !== null) return null
  const [only, ...others] = projects
  if (!only || others.length > 0 || only.missing) return null
  localStorage.setItem(KEPT, 'yes')
  return only
}

import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { OfferedCopy } from '#renderer/session/window-state.ts'
import { notify } from '#renderer/ui/notify.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { VersionComparison } from '#shared/protocol/history.ts'
import { MAX_FILE } from '#shared/protocol/http.ts'
import type { BroughtRecord, Merged } from '#shared/protocol/merge.ts'
import { showMap } from './map-actions.ts'
import { perform } from './perform.ts'

/** What came of merging a copy. */
export interface MergeOutcome {
  readonly merged: Merged
  /** What it brought; `null` where that was nothing, or where the history could not keep it. */
  readonly comparison: VersionComparison | null
}

/** Asks for a copy to merge; one that is at hand already is `offered`. */
export const openMerge = (project: ProjectContext, offered: OfferedCopy | null = null): void =>
  project.window.setState({ dialog: 'merge', offered })

/**
 * Has the host take in a file: one that was chosen, or that lies beside the project's own. `asMaps`: only its maps and
 * personas are wanted, be it a copy or not.
 */
export async function mergeIn(
  { host, session }: ProjectContext,
  copy: File | { readonly path: string },
  asMaps: boolean,
): Promise<Result<MergeOutcome>> {
  if (!host.merging) return fail('guest', 'Copies are merged on the machine that the project lies on.')
  if (copy instanceof File && copy.size > MAX_FILE)
    return fail('too-large', `“${copy.name}” is larger than ${MAX_FILE / 1024 / 1024} MB and was not read.`)
  const answer =
    copy instanceof File
      ? await host.merging.file(session.projectId, copy, asMaps)
      : await host.merging.path(session.projectId, copy.path, asMaps)
  if (!answer.ok) return answer
  const merged = answer.value
  const comparison = await comparisonOf({ host, session }, merged)
  return ok({ merged, comparison })
}

/** What a merge brought, told by the versions around it; `null` where the history cannot say. */
export async function comparisonOf(
  { host, session }: Pick<ProjectContext, 'host' | 'session'>,
  { before, after }: Pick<Merged, 'before' | 'after'>,
): Promise<VersionComparison | null> {
  if (!host.history || before === null || after === null) return null
  const compared = await host.history.compare(session.projectId, before, after)
  return compared.ok ? compared.value : null
}

/** Puts maps and personas of another project in, as one act that can be undone, and shows the first of the maps. */
export function putIn(project: ProjectContext, records: readonly BroughtRecord[]): void {
  if (!perform(project, 'Bring across', [{ type: 'records.insert', records }])) return
  const maps = records.filter(({ table }) => table === 'maps')
  const personas = records.filter(({ table }) => table === 'personas')
  const [first] = maps
  if (first) showMap(project, first.id)
  project.window.setState({ dialog: null, offered: null })
  const brought = [countOf(maps.length, 'map'), countOf(personas.length, 'persona')].filter(Boolean)
  notify(`Brought across: ${brought.join(' and ')}.`, {
    label: 'Undo',
    onClick: () => project.session.history.undo(),
  })
}

const countOf = (count: number, noun: string): string =>
  count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`

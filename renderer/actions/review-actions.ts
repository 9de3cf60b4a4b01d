import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { Review } from '#renderer/session/window-state.ts'
import { notify } from '#renderer/ui/notify.ts'
import { type Change, restoreCommands } from '#shared/analysis/changes.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { recordPath } from '#shared/model/work.ts'
import type { VersionComparison } from '#shared/protocol/history.ts'
import { perform } from './perform.ts'
import { showVersions } from './version-actions.ts'

/** Lays what others brought beside the map, to be looked through. */
export const openReview = (project: ProjectContext, review: Review): void =>
  project.window.setState({ review, panel: 'review', screen: 'map', dialog: null })

/** The person has looked it through. */
export const closeReview = ({ window }: ProjectContext): void =>
  window.setState(({ panel }) => ({ review: null, panel: panel === 'review' ? null : panel }))

/** Shows it on the map: what was added, changed, moved and removed, each at its place. */
export const showReview = (project: ProjectContext, { before, after, touched, title }: Review): void =>
  showVersions(project, { before, after, touched, title })

/** Brings back what is gone, with what went along with it. */
export const bringBack = (project: ProjectContext, { before }: Review, { table, id }: Change): boolean =>
  perform(
    project,
    'Bring back',
    restoreCommands(project.session.snapshot.getState(), before, new Set([recordPath(table, id)])),
  )

/** Takes back all that came between two states, and nothing that was done since to anything else. */
export function undoMerge(project: ProjectContext, comparison: VersionComparison): void {
  if (!perform(project, 'Undo the merge', takeBackCommands(project, comparison))) return
  closeReview(project)
  notify('The merge was undone.', { label: 'Undo', onClick: () => project.session.history.undo() })
}

function takeBackCommands(
  { session }: ProjectContext,
  { before, after }: VersionComparison,
): readonly Command[] {
  const came = restoreCommands(after, before).flatMap((command) =>
    command.type === 'records.restore' ? [...command.set, ...command.removed] : [],
  )
  const paths = came.flatMap(({ table, id }) => (table === 'authors' ? [] : recordPath(table, id)))
  return restoreCommands(session.snapshot.getState(), before, new Set(paths))
}

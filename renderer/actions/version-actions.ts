import { fileNameOf } from '#renderer/platform/files.ts'
import type { ProjectVersions } from '#renderer/session/project-versions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { ShownVersions } from '#renderer/session/window-state.ts'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { quoted } from '#shared/base/quote.ts'
import type { Result } from '#shared/base/result.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { NOW, type Version } from '#shared/protocol/history.ts'
import { canvasHandle } from './canvas-handle.ts'
import { saveMade } from './take-away.ts'
import { versionTime } from './version-words.ts'

/** Fills the window with two states of the project, laid over each other; `ids` where they are versions of its history. */
export function showVersions(
  project: ProjectContext,
  { ids = null, ...shown }: Omit<ShownVersions, 'ids'> & Partial<Pick<ShownVersions, 'ids'>>,
): void {
  const mapId = project.model.getState().model?.view.map.id
  const viewport = canvasHandle.view()?.viewport()
  // The map lies as it does now when one comes back to it.
  if (mapId !== undefined && viewport) canvasHandle.landOn(mapId, viewport)
  project.window.setState({
    screen: 'versions',
    versions: { ...shown, ids },
    versionId: ids?.before ?? null,
    dialog: null,
    editing: null,
    selection: new Set(),
    header: null,
    spotlight: null,
  })
}

/** Back to the map to work on. */
export const leaveVersions = (project: ProjectContext): void =>
  project.window.setState({ screen: 'map', versions: null })

/** Opens the list of versions. */
export function openHistory(project: ProjectContext): void {
  const { asked } = project.window.getState()
  project.window.setState({ panel: 'history', asked: asked + 1, versionId: null })
}

/** Shows what became of one version until another one, or until now; answers once it is shown. */
export async function compareVersions(
  project: ProjectContext,
  before: string,
  after: string = NOW,
): Promise<void> {
  const { versions } = project
  if (!versions) return
  const shown = project.window.getState().versions
  const compared = await versions.client.compare(project.session.projectId, before, after)
  // Who has gone on to something else meanwhile is not called back.
  if (project.window.getState().versions !== shown) return
  if (!compared.ok) return notifyProblem(compared.error)
  const version = versions.known.getState().list?.find(({ id }) => id === before)
  const title = version ? `Since ${versionTime(version.at, new Date())}` : 'Two versions'
  showVersions(project, { ...compared.value, title, ids: { before, after } })
}

/** Keeps the state of now for good, under a name. */
export async function nameNow(project: ProjectContext, name: string): Promise<void> {
  const kept = await withVersions(project, ({ client }, id) => client.keep(id, { name }))
  if (!kept) return
  notify(`${quoted(name)} is kept in the history.`, { label: 'Show', onClick: () => openHistory(project) })
}

/** Calls a version otherwise; an empty name takes the name away. */
export const renameVersion = (project: ProjectContext, version: Version, name: string): Promise<boolean> =>
  withVersions(project, ({ client }, id) => client.rename(id, version.id, name))

/** Removes a version for good. */
export const removeVersion = (project: ProjectContext, version: Version): Promise<boolean> =>
  withVersions(project, ({ client }, id) => client.remove(id, version.id))

/** Gives a version to the person as a project file of its own. */
export async function saveVersion(project: ProjectContext, version: Version): Promise<void> {
  const { versions, session } = project
  const file = await versions?.client.file(session.projectId, version.id)
  if (!file) return
  if (!file.ok) return notifyProblem(file.error)
  const { title } = projectOf(session.snapshot.getState())
  const time = versionTime(version.at, new Date()).replaceAll(':', '.')
  const saved = await saveMade({
    name: fileNameOf(`${title.trim() || 'Untitled'} (${version.name || time})`, 'journey'),
    content: file.value,
  })
  if (!saved.ok) notifyProblem(saved.error)
}

/** Asks the host to change the history and has the list follow; says so and answers `false` where it was not done. */
async function withVersions(
  { versions, session }: ProjectContext,
  ask: (versions: ProjectVersions, projectId: string) => Promise<Result<unknown>>,
): Promise<boolean> {
  if (!versions) return false
  const done = await ask(versions, session.projectId)
  if (!done.ok) notifyProblem(done.error)
  else if (versions.known.getState().list) await versions.refresh()
  return done.ok
}

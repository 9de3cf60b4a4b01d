import { desktop } from '#renderer/platform/bridge.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { saveMade } from './take-away.ts'

/** How long to wait for this window's latest edits to reach the host before the file is written, in milliseconds. */
const PATIENCE = 2000

/** Puts everything into the project's file now. It does so by itself all the time; this is for whoever wants to be sure. */
export async function saveNow(project: ProjectContext): Promise<void> {
  finishTyping()
  const { files } = project.host
  const { readOnly } = project.room.state.getState()
  if (readOnly !== null) return notify(readOnly)
  if (!files) return notifyGuest(project)
  await settled(project)
  const saved = await files.save(project.entry.id)
  if (!saved.ok) return notifyProblem(saved.error)
  notify(`Saved in ${saved.value.path}`, showAction(saved.value.path))
}

/** Asks for another file, in which the project goes on. */
export async function saveAs(project: ProjectContext): Promise<void> {
  finishTyping()
  if (!desktop) return project.window.setState({ dialog: 'save-as' })
  await settled(project)
  try {
    const path = await desktop.saveProjectAs()
    if (path !== null) tellMoved(path)
  } catch (error) {
    notifyProblem({ code: 'not-saved', message: error instanceof Error ? error.message : String(error) })
  }
}

/** Writes the project, as it is now, to a further file; the project goes on where it is. */
export async function saveCopy(project: ProjectContext): Promise<void> {
  finishTyping()
  await settled(project)
  const content = await project.host.file(project.entry.id)
  if (!content.ok) return notifyProblem(content.error)
  const saved = await saveMade({ name: copyNameOf(project.place.getState().path), content: content.value })
  if (!saved.ok) notifyProblem(saved.error)
}

/** Says that the project goes on at a path. */
export const tellMoved = (path: string): void =>
  notify(`This project goes on in ${path}. The old file stays as it was.`, showAction(path))

/** Resolves when this window's edits are with the host, or have been waited for long enough. */
export function settled({ session }: ProjectContext): Promise<void> {
  const { saveState } = session
  if (saveState.getState().kind !== 'saving') return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      stop()
      clearTimeout(patience)
      resolve()
    }
    const patience = setTimeout(done, PATIENCE)
    const stop = saveState.subscribe(({ kind }) => (kind === 'saving' ? undefined : done()))
  })
}

/** The name of a path's file. */
export const fileNameIn = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

/** The folder of a path's file. */
export const folderOf = (path: string): string =>
  path.slice(0, -fileNameIn(path).length).replace(/(?<=.)[/\\]$/, '')

const copyNameOf = (path: string): string =>
  `${fileNameIn(path).replace(/\.journey$/i, '') || 'Project'} (copy).journey`

/** A title counts once its field is left; what is typed into cards counts letter by letter. */
function finishTyping(): void {
  const active = globalThis.document?.activeElement
  if (active?.matches('input')) (active as HTMLInputElement).blur()
}

function showAction(path: string): { label: string; onClick: () => void } | undefined {
  const shell = desktop
  return shell && { label: 'Show', onClick: () => shell.revealFile(path) }
}

/** A guest has no file; what they want to know is whether their work is safe. */
function notifyGuest({ session }: ProjectContext): void {
  const { kind } = session.saveState.getState()
  if (kind === 'saved') notify('Everything is saved on the machine of whoever leads the workshop.')
}

import { useEffect, useMemo } from 'react'
import { droppedFiles } from '#renderer/actions/dropped-files.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import type { Destination } from './destination.ts'
import { putOnMap } from './put-on-map.ts'
import { WizardDialog } from './WizardDialog.tsx'

export interface NewProjectDialogProps {
  readonly host: HostClient
  /** Journey data that came where no project is open. */
  readonly files: readonly File[]
  /** Turns the window to a project. */
  readonly onOpen: (project: ProjectEntry) => void
}

/** Makes a project of journey data. Until its last step is done there is none, so that leaving it leaves nothing behind. */
export function NewProjectDialog({ host, files, onOpen }: NewProjectDialogProps) {
  const offered = useMemo(() => ({ files, into: null, isSure: true }), [files])
  useEffect(() => {
    // Who goes elsewhere meanwhile has left this.
    window.addEventListener('popstate', leave)
    return () => window.removeEventListener('popstate', leave)
  }, [])
  return <WizardDialog offered={offered} begin={() => intoNewProject(host, onOpen)} />
}

const leave = (): void => droppedFiles.setState({ journeyData: [], onceOpen: null })

/** A project that is made for the numbers. It is made once, however often it takes to put them there. */
function intoNewProject(host: HostClient, onOpen: NewProjectDialogProps['onOpen']): Destination {
  let opened: ProjectContext | null = null
  return {
    project: null,
    async put(plan) {
      if (!opened) {
        const made = await host.create({ template: 'empty', title: plan.draft.title.trim() })
        if (!made.ok) return made
        const project = await openHere(() => onOpen(made.value))
        if (!project.ok) return project
        opened = project.value
      }
      return putOnMap(opened, plan)
    },
    takeCards: (file) => droppedFiles.getState().openApart?.(file),
    leave,
  }
}

/** Longest wait for a project that this machine has just made, in milliseconds. */
const AT_MOST = 30_000

/** Has a project opened in this window; the project, once it is there. */
function openHere(open: () => void): Promise<Result<ProjectContext>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(NOT_OPENED), AT_MOST)
    droppedFiles.setState({
      onceOpen(project) {
        clearTimeout(timer)
        resolve(ok(project))
      },
    })
    open()
  })
}

const NOT_OPENED = fail(
  'not-opened',
  'A project was made for the numbers, but it did not open. It is in the list of projects, still empty.',
)

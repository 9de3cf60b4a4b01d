import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { DiagnosticsButton } from '#renderer/features/support/DiagnosticsButton.tsx'
import { desktop } from '#renderer/platform/bridge.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import { ProjectProvider } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { Problem } from '#shared/base/result.ts'
import { assertNever } from '#shared/base/result.ts'
import { OnItsWay } from './OnItsWay.tsx'
import { ProjectWindow } from './ProjectWindow.tsx'
import { Trouble } from './Trouble.tsx'
import { openOwnProject, useOpening } from './use-open-project.ts'
import { windowTitle } from './window-title.ts'

const PresenterWindow = lazy(async () => ({
  default: (await import('#renderer/features/present/PresenterWindow.tsx')).PresenterWindow,
}))

const HallPicture = lazy(async () => ({
  default: (await import('#renderer/features/present/HallPicture.tsx')).HallPicture,
}))
const ProjectorWindow = lazy(async () => ({
  default: (await import('#renderer/features/workshop/projector/ProjectorWindow.tsx')).ProjectorWindow,
}))

export interface ProjectScreenProps {
  readonly host: HostClient
  readonly id: string
  readonly mapId: string | null
  /** The presenter's own window, beside one that presents; or the one that the whole room sees. */
  readonly present: 'notes' | 'room' | undefined
  readonly isNew: boolean
  readonly onHome: () => void
  /** The window turned to another map. */
  readonly onMap: (mapId: string | null) => void
}

/** A project: on its way, open, or not to be had. */
export function ProjectScreen({ host, id, mapId, present, isNew, onHome, onMap }: ProjectScreenProps) {
  const [firstMap] = useState(mapId)
  const watch = present !== undefined
  const begin = useCallback(
    (stay: AbortSignal) => openOwnProject({ host, id, mapId: firstMap, watch }, stay),
    [host, id, firstMap, watch],
  )
  const { opening, retry } = useOpening(begin)
  const isOpen = opening.kind === 'open'
  useEffect(() => {
    if (isOpen) return
    document.title = windowTitle('', '')
    desktop?.setDocument(null)
  }, [isOpen])
  switch (opening.kind) {
    case 'opening':
      return (
        <OnItsWay words="Opening the project…">
          <Button onClick={onHome}>All projects</Button>
        </OnItsWay>
      )
    case 'failed':
      return (
        <NotOpened
          host={host}
          id={id}
          problem={opening.problem}
          onHome={onHome}
          onRetry={retry}
          onForget={() => void host.forget(id).then(onHome)}
        />
      )
    case 'open':
      if (present === 'notes')
        return (
          <ProjectProvider value={opening.project}>
            <Suspense>
              <PresenterWindow />
            </Suspense>
          </ProjectProvider>
        )
      if (present === 'room')
        return (
          <ProjectProvider value={opening.project}>
            <Suspense>
              <ProjectorWindow picture={<HallPicture />} />
            </Suspense>
          </ProjectProvider>
        )
      return <ProjectWindow project={opening.project} isNew={isNew} onHome={onHome} onMap={onMap} />
    default:
      return assertNever(opening)
  }
}

const TITLES: Readonly<Record<string, string>> = {
  'no-host': 'Throughline’s host does not answer',
  'no-token': 'The key of this page is no longer valid',
  'unknown-project': 'This project cannot be found',
  missing: 'The project’s file is not where it was',
}

/** Codes of problems that trying again does not mend. */
const FINAL = new Set(['no-token', 'unknown-project'])

/** Where the project's file lies, or should lie, as far as the host knows. */
function usePath(host: HostClient, id: string): string | null {
  const [path, setPath] = useState<string | null>(null)
  useEffect(() => {
    void host.projects().then((projects) => {
      if (projects.ok) setPath(projects.value.find((project) => project.id === id)?.path ?? null)
    })
  }, [host, id])
  return path
}

function NotOpened({
  host,
  id,
  problem,
  onHome,
  onRetry,
  onForget,
}: {
  readonly host: HostClient
  readonly id: string
  readonly problem: Problem
  readonly onHome: () => void
  readonly onRetry: () => void
  readonly onForget: () => void
}) {
  const path = usePath(host, id)
  return (
    <Trouble
      title={TITLES[problem.code] ?? 'This project could not be opened'}
      message={problem.message}
      detail={path}
    >
      {FINAL.has(problem.code) ? null : (
        <Button tone="accent" onClick={onRetry}>
          Try again
        </Button>
      )}
      {problem.code === 'no-token' ? null : <Button onClick={onHome}>All projects</Button>}
      {problem.code === 'missing' ? <Button onClick={onForget}>Remove from list</Button> : null}
      {FINAL.has(problem.code) || problem.code === 'missing' ? null : (
        <DiagnosticsButton support={host.support} />
      )}
    </Trouble>
  )
}

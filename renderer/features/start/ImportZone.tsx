import './import.css'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { droppedFiles, mayBeJourneyData } from '#renderer/actions/dropped-files.ts'
import { chooseFiles } from '#renderer/platform/files.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import { DropHere } from '#renderer/ui/DropHere.tsx'
import { notify } from '#renderer/ui/notify.ts'
import { useFileDrop } from '#renderer/ui/use-file-drop.ts'
import { useLasting } from '#renderer/ui/use-lasting.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { ImportDialog } from './ImportDialog.tsx'
import { areJourneyData, IMPORT_ENDINGS, type ImportedFile, importFiles } from './import-files.ts'

const Context = createContext<() => void>(() => {})

/** Lets the person choose files to import. Only below {@link ImportZone}. */
export const useImport = (): (() => void) => useContext(Context)

/** Everything below takes files dropped anywhere on the window, and says what came of them. */
export function ImportZone({
  host,
  onOpen,
  children,
}: {
  readonly host: HostClient
  readonly onOpen: (project: ProjectEntry) => void
  readonly children: ReactNode
}) {
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<readonly ImportedFile[] | null>(null)
  const take = useCallback(
    async (files: readonly File[]) => {
      if (files.length === 0) return
      setDone(null)
      setBusy(true)
      const imported = await importFiles(host, files)
      setBusy(false)
      const smooth = smoothlyImported(imported)
      if (!smooth) return setDone(imported)
      onOpen(smooth)
      notify(`Imported “${smooth.title}”`)
    },
    [host, onOpen],
  )
  const takeAtStart = useCallback(
    async (files: readonly File[]) => {
      if (files.length === 0) return
      setBusy(true)
      // Whatever comes to journey data that is on its way in may go with it.
      const isMore = droppedFiles.getState().journeyData.length > 0 && files.every(mayBeJourneyData)
      if (!isMore && !(await areJourneyData(files))) return take(files)
      setBusy(false)
      droppedFiles.setState({ journeyData: files })
    },
    [take],
  )
  const choose = useCallback(async () => takeAtStart(await chooseFiles(IMPORT_ENDINGS)), [takeAtStart])
  useEffect(() => {
    droppedFiles.setState({ openApart: (file) => void take([file]) })
    return () => droppedFiles.setState({ openApart: null })
  }, [take])
  const drop = useCallback(
    async (files: readonly File[]) => {
      const { take: askProject } = droppedFiles.getState()
      const isForProject = files.length === 1 || (files.length > 1 && files.every(mayBeJourneyData))
      if (askProject === null) return takeAtStart(files)
      if (!isForProject) return take(files)
      askProject(files)
    },
    [take, takeAtStart],
  )
  const hovering = useFileDrop(drop)
  const waiting = useLasting(busy, 300)
  const start = useMemo(() => () => void choose(), [choose])
  return (
    <Context.Provider value={start}>
      {children}
      {hovering ? <Hovering /> : null}
      <ImportDialog
        busy={waiting}
        files={done}
        onClose={() => setDone(null)}
        onOpen={(project) => {
          setDone(null)
          onOpen(project)
        }}
        onChoose={start}
      />
    </Context.Provider>
  )
}

/** The one project that came through without anything to report. */
function smoothlyImported([file, ...others]: readonly ImportedFile[]): ProjectEntry | null {
  return file?.result.ok && others.length === 0 && file.result.value.report.length === 0
    ? file.result.value.project
    : null
}

function Hovering() {
  const hasProject = useStore(droppedFiles, ({ take }) => take !== null)
  return (
    <DropHere title="Drop to import">
      {hasProject
        ? 'You choose what becomes of it: cards or numbers on this map, a map of this project, or a project of its own.'
        : 'A project, a table, a board or a diagram becomes a project of its own; journey data, numbers on a new map.'}
    </DropHere>
  )
}

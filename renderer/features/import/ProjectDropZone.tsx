import { useCallback, useEffect } from 'react'
import { useStore } from 'zustand'
import { droppedFiles, MAY_NOT_IMPORT } from '#renderer/actions/dropped-files.ts'
import { takeFiles } from '#renderer/actions/import-actions.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { DropHere } from '#renderer/ui/DropHere.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import { useFileDrop } from '#renderer/ui/use-file-drop.ts'

/** Takes files that are dropped on the open project, from those who may change it. */
export function ProjectDropZone() {
  const project = useProject()
  const { all } = useRoom(rightsOf)
  useEffect(() => {
    if (!all) return
    droppedFiles.setState({ take: (files) => takeFiles(project, files) })
    const { onceOpen } = droppedFiles.getState()
    droppedFiles.setState({ onceOpen: null })
    onceOpen?.(project)
    return () => droppedFiles.setState({ take: null })
  }, [project, all])
  const isGuest = useStore(droppedFiles, ({ openApart }) => openApart === null)
  return isGuest ? <GuestDropZone all={all} /> : null
}

/** A guest's window has no other zone around it: what is dropped there would open in the page's place. */
function GuestDropZone({ all }: { readonly all: boolean }) {
  const project = useProject()
  const take = useCallback(
    async ([file]: readonly File[]) => {
      if (!file) return
      if (all) takeFiles(project, [file])
      else notifyProblem(MAY_NOT_IMPORT)
    },
    [project, all],
  )
  const hovering = useFileDrop(take)
  return hovering && all ? (
    <DropHere title="Drop to import">
      You choose what becomes of it: cards on this map, or a map of this project.
    </DropHere>
  ) : null
}

import { useEffect } from 'react'
import { openMerge } from '#renderer/actions/copy-actions.ts'
import { droppedFiles } from '#renderer/actions/dropped-files.ts'
import { meets } from '#renderer/actions/rights.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import { type ProjectContext, useRoom } from '#renderer/session/session-context.tsx'

/** Asks about a project file that is dropped on the open project: to be merged, or opened by itself. */
export function useDroppedCopy(project: ProjectContext): void {
  const { all } = useRoom(rightsOf)
  useEffect(() => {
    if (!all || !meets(project, 'keeping')) return
    droppedFiles.setState({
      take: (file, openApart) => openMerge(project, { kind: 'dropped', file, openApart }),
    })
    return () => droppedFiles.setState({ take: null })
  }, [project, all])
}

import { useCallback, useEffect, useState } from 'react'
import { isHostWindow } from '#renderer/actions/workshop-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import type { Play, SavedPlay } from '#shared/protocol/plays.ts'

/** The courses of workshops that were kept on this machine. */
export function useOwnPlays() {
  const project = useProject()
  const { host } = project
  const may = isHostWindow(project)
  const [plays, setPlays] = useState<readonly SavedPlay[]>([])
  const look = useCallback(async () => {
    const found = may ? await host.plays() : null
    if (found?.ok) setPlays(found.value)
  }, [host, may])
  useEffect(() => void look(), [look])
  return {
    may,
    plays,
    async save(play: Play) {
      const saved = await host.savePlay(play)
      if (!saved.ok) return notifyProblem(saved.error)
      notify(`Saved “${saved.value.title}” among your own plays`)
      await look()
    },
    async remove(id: string) {
      const removed = await host.removePlay(id)
      if (!removed.ok) notifyProblem(removed.error)
      await look()
    },
  }
}

export type OwnPlays = ReturnType<typeof useOwnPlays>

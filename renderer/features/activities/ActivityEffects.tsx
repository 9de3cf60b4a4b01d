import { useEffect } from 'react'
import { letGoOfOwn, partakes } from '#renderer/actions/activity-actions.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'

/**
 * What a window does by itself: when an activity begins it rates for whom the room rates and writes privately; when a
 * round ends it lets go of what was private.
 */
export function ActivityEffects() {
  const project = useProject()
  const roundId = useRoom(({ view }) => view?.round?.id)
  const rating = useRoom(({ view }) => view?.rating ?? null)
  const ratingId = rating?.id
  const personaId = rating?.personaId ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when another round begins
  useEffect(() => project.window.setState({ writesPublicly: false }), [project, roundId])
  // At once, before anything is told to others, not once React comes to it.
  useEffect(
    () =>
      project.room.state.subscribe(({ view }, { view: before }) => {
        if (before?.round && view?.round?.id !== before.round.id) letGoOfOwn(project)
      }),
    [project],
  )
  useEffect(() => {
    if (ratingId !== undefined && partakes(project)) project.window.setState({ ratingPersonaId: personaId })
  }, [project, ratingId, personaId])
  return null
}

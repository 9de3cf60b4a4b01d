import { useEffect } from 'react'
import { useProject } from '#renderer/session/session-context.tsx'
import type { Slide } from './deck/deck.ts'

/** The stage that a slide tells, or `null` for what is about the whole map. */
export const stageOfSlide = (slide: Slide): string | null =>
  slide.kind === 'part' && slide.about.startsWith('stage:') ? slide.about.slice('stage:'.length) : null

/** Tells the room which stage stands in front while somebody who leads presents, so that phones follow. */
export function useTellRoom(mapId: string, slide: Slide): void {
  const { room } = useProject()
  const stageId = stageOfSlide(slide)
  useEffect(() => {
    if (room.state.getState().you?.role === 'facilitator')
      room.say({ type: 'show', what: { mapId, stageId } })
  }, [room, mapId, stageId])
  useEffect(
    () => () => {
      if (room.state.getState().you?.role === 'facilitator') room.say({ type: 'show', what: null })
    },
    [room],
  )
}

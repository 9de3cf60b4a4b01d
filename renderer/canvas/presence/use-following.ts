import { useEffect } from 'react'
import {
  areaOf,
  breakAway,
  comeAlong,
  goToArea,
  isCalled,
  ownId,
  personIn,
} from '#renderer/actions/follow-actions.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import type { MapArea } from '#shared/protocol/room.ts'
import type { CanvasParts } from '../canvas-context.tsx'

/** Goes along with whoever this window follows, comes when everybody is called, and lets go when the person moves by themselves. */
export function useFollowing(parts: CanvasParts): void {
  const project = useProject()
  useEffect(() => {
    const stops = [goAlong(project), listenForCalls(project), listenForOwnMoves(project, parts)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [project, parts])
}

function goAlong(project: ProjectContext): () => void {
  let last: MapArea | null = null
  const look = () => {
    const { following } = project.window.getState()
    if (!following) {
      last = null
      return
    }
    const area = areaOf(project.session.presence.peers(), following.personId)
    if (!area || JSON.stringify(area) === JSON.stringify(last)) return
    last = area
    goToArea(project, area)
  }
  const stops = [project.session.presence.subscribe(look), project.window.subscribe(look)]
  return () => {
    for (const stop of stops) stop()
  }
}

/** A call comes once; whoever is writing comes when they have finished. */
function listenForCalls(project: ProjectContext): () => void {
  let heard: number | null = null
  const listen = () => {
    const { view } = project.room.state.getState()
    const { following, leftGather, editing } = project.window.getState()
    if (!view) return
    const hasEnded = following !== null && following.gather !== null && !view.gather
    const isAlone = following !== null && personIn(project, following.personId)?.here !== true
    if (hasEnded || isAlone) project.window.setState({ following: null })
    const { gather } = view
    if (!isCalled(gather, { me: ownId(project), left: leftGather }) || gather.number === heard || editing)
      return
    heard = gather.number
    comeAlong(project, gather)
  }
  listen()
  const stops = [project.room.state.subscribe(listen), project.window.subscribe(listen)]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Places where a key is a letter of something else than the map. */
const ELSEWHERE = 'input, textarea:not(.text-editor), select, [role="dialog"], [role="menu"]'
/** Controls that move the view. */
const MOVERS = '.minimap, .zoom-control'
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock'])

function listenForOwnMoves(project: ProjectContext, parts: CanvasParts): () => void {
  const isIn = ({ target }: Event, selector: string): boolean =>
    target instanceof Element && target.closest(selector) !== null
  const key = (event: KeyboardEvent) => {
    if (!MODIFIERS.has(event.key) && !isIn(event, ELSEWHERE)) breakAway(project)
  }
  const press = (event: Event) => {
    if (isIn(event, MOVERS)) breakAway(project)
  }
  window.addEventListener('keydown', key, { capture: true })
  window.addEventListener('pointerdown', press, { capture: true })
  const stop = parts.onHandMove(() => breakAway(project))
  return () => {
    stop()
    window.removeEventListener('keydown', key, { capture: true })
    window.removeEventListener('pointerdown', press, { capture: true })
  }
}

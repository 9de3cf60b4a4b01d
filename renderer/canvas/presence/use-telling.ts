import { type RefObject, useEffect } from 'react'
import { ownId } from '#renderer/actions/follow-actions.ts'
import { visibleRect } from '#renderer/actions/viewport.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { MAX_PRESENT_SELECTION, type Presence } from '#shared/protocol/presence.ts'
import { type CanvasParts, useCanvas } from '../canvas-context.tsx'

/** How often others are told, at most, in milliseconds. */
const EVERY = 100

interface Pointing {
  readonly clientX: number
  readonly clientY: number
}

/**
 * Lets the others see where this person is, as long as there are any, and only when something has changed. The host is told
 * once in any case: by that it knows whose line this is, and who it was that deleted something.
 */
export function useTelling(element: RefObject<HTMLElement | null>): void {
  const project = useProject()
  const parts = useCanvas()
  useEffect(() => {
    let pointer: Pointing | null = null
    let told = ''
    let isKnown = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      timer = undefined
      const presence = presenceOf(project, parts, pointer)
      const words = JSON.stringify(presence)
      if (words === told || (isKnown && !hasCompany(project))) return
      told = words
      isKnown = presence !== null
      project.session.presence.show(presence)
    }
    const soon = () => {
      timer ??= setTimeout(tell, EVERY)
    }
    const point = ({ clientX, clientY }: PointerEvent) => {
      pointer = { clientX, clientY }
      soon()
    }
    const leave = () => {
      pointer = null
      soon()
    }
    const box = element.current
    box?.addEventListener('pointermove', point)
    box?.addEventListener('pointerleave', leave)
    const stops = [
      parts.onViewport(soon),
      project.window.subscribe(soon),
      project.room.state.subscribe(soon),
      project.model.subscribe(soon),
      () => box?.removeEventListener('pointermove', point),
      () => box?.removeEventListener('pointerleave', leave),
    ]
    tell()
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
      project.session.presence.show(null)
    }
  }, [project, parts, element])
}

/** Whoever is alone tells nobody. */
function hasCompany({ room }: ProjectContext): boolean {
  const { view, you } = room.state.getState()
  return view?.people.some(({ id, here, device }) => here && device === 'laptop' && id !== you?.id) === true
}

/** While people write, vote or rate alone, where their hands are would tell on them. Whoever points on purpose is seen. */
function isOnOwn({ room }: ProjectContext): boolean {
  const { view } = room.state.getState()
  return Boolean(view?.round ?? view?.vote ?? view?.rating)
}

/** Nothing of what is private is in it: neither a private card's id nor that it is being written. */
function presenceOf(project: ProjectContext, parts: CanvasParts, pointer: Pointing | null): Presence | null {
  const model = project.model.getState().model
  const participantId = ownId(project)
  if (!model || participantId === null) return null
  const { selection, editing, laser } = project.window.getState()
  const mapId = model.view.map.id
  const isOpen = (id: string) => !model.privateIds.has(id)
  const hidden = isOnOwn(project)
  const at = pointer && (!hidden || laser) ? parts.pointAt(pointer) : null
  const { x, y, width, height } = visibleRect(parts.viewport(), parts.size())
  return {
    participantId,
    cursor: at && { mapId, x: Math.round(at.x), y: Math.round(at.y) },
    laser,
    area: {
      mapId,
      x: Math.round(x),
      y: Math.round(y),
      width: Math.round(width),
      height: Math.round(height),
    },
    selection: hidden ? [] : [...selection].filter(isOpen).slice(0, MAX_PRESENT_SELECTION),
    editing: !hidden && editing?.kind === 'card' && isOpen(editing.id) ? editing.id : null,
  }
}

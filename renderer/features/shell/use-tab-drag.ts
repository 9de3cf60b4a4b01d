import { type PointerEvent, type RefObject, useState } from 'react'
import { moveMap } from '#renderer/actions/map-actions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'

/** Closer than this, in pixels, a press is a click. */
const THRESHOLD = 6

export interface TabDrag {
  readonly dragged: string | null
  /** The map before which the dragged one would land; `null` at the end, `undefined` where nothing is dragged. */
  readonly dropBefore: string | null | undefined
  readonly onPointerDown: (event: PointerEvent, mapId: string) => void
}

/** Lets tabs be dragged to another place in their list. The list's items name their maps as `data-map`. */
export function useTabDrag(project: ProjectContext, list: RefObject<HTMLElement | null>): TabDrag {
  const [drag, setDrag] = useState<{ mapId: string; before: string | null } | null>(null)
  const onPointerDown = (event: PointerEvent, mapId: string) => {
    if (event.button !== 0 || event.pointerType === 'touch') return
    const start = event.clientX
    let before: string | null | undefined
    const move = ({ clientX }: globalThis.PointerEvent) => {
      if (before === undefined && Math.abs(clientX - start) < THRESHOLD) return
      before = mapAfter(list.current, clientX, mapId)
      setDrag({ mapId, before })
    }
    const end = (drop: boolean) => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', cancel)
      removeEventListener('keydown', giveUp, true)
      setDrag(null)
      if (drop && before !== undefined) moveMap(project, mapId, before)
    }
    const up = () => end(true)
    const cancel = () => end(false)
    const giveUp = ({ key }: KeyboardEvent) => (key === 'Escape' ? end(false) : undefined)
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', cancel)
    addEventListener('keydown', giveUp, true)
  }
  return { dragged: drag?.mapId ?? null, dropBefore: drag?.before, onPointerDown }
}

/** The first map whose tab's middle lies to the right of `x`, the dragged one left out. */
function mapAfter(list: HTMLElement | null, x: number, draggedId: string): string | null {
  for (const tab of list?.querySelectorAll<HTMLElement>('[data-map]') ?? []) {
    const { left, width } = tab.getBoundingClientRect()
    if (tab.dataset.map !== draggedId && x < left + width / 2) return tab.dataset.map ?? null
  }
  return null
}

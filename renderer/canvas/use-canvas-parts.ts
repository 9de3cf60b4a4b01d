import { type ReactFlowInstance, useReactFlow, useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect, useMemo } from 'react'
import { createStore } from 'zustand/vanilla'
import { canvasHandle, type PictureSubject } from '#renderer/actions/canvas-handle.ts'
import { fitRect, type Size, toMap, type Viewport } from '#renderer/actions/viewport.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { Rect } from '#shared/base/geometry.ts'
import type { CanvasParts, HandState } from './canvas-context.tsx'
import { createLens } from './lens.ts'
import { takePicture } from './picture/take-picture.ts'

const EMPTY_HAND: HandState = {
  touch: window.matchMedia('(pointer: coarse)').matches,
  hovered: null,
  computed: null,
  dragging: null,
  carried: null,
  drop: null,
  marquee: null,
  connecting: null,
}

/** What the canvas's parts share, alive as long as the canvas. */
export function useCanvasParts(element: RefObject<HTMLDivElement | null>, model: MapModel): CanvasParts {
  const flow = useReactFlow()
  const flowStore = useStoreApi()
  const project = useProject()
  const mapId = model.view.map.id
  const parts = useMemo(() => createParts(element, flow, flowStore), [element, flow, flowStore])
  useEffect(() => {
    parts.lens.layoutChanged(model.layout)
  }, [parts, model.layout])
  useEffect(() => {
    const picture = (subject: PictureSubject) =>
      takePicture(project, { ...parts, element: element.current }, subject)
    return canvasHandle.attach({ ...parts, picture }, project)
  }, [element, parts, project])
  // A map is shown whole when it is turned to, or as it lay where one comes back to it.
  useEffect(() => {
    const layout = project.model.getState().model?.layout
    if (layout && mapId)
      parts.setViewport(canvasHandle.takeLanding(mapId) ?? fitRect(layout.bounds, parts.size(), 24))
  }, [parts, project, mapId])
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return
      const { layout } = project.model.getState().model ?? {}
      const next = layout && viewAfterResize(layout.bounds, parts.viewport(), parts.size(), entry.contentRect)
      parts.resized(entry.contentRect)
      if (next) parts.setViewport(next)
      else canvasHandle.keepSelectionInSight()
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element, parts, project])
  return parts
}

/** A map that is shown whole stays so when a panel opens beside it; one that is not stays where it lies. */
function viewAfterResize(bounds: Rect, now: Viewport, before: Size, after: Size): Viewport | null {
  const whole = fitRect(bounds, before, 24)
  const isWhole =
    Math.abs(whole.zoom - now.zoom) < 0.001 && Math.abs(whole.x - now.x) < 2 && Math.abs(whole.y - now.y) < 2
  return isWhole ? fitRect(bounds, after, 24) : null
}

function createParts(
  element: RefObject<HTMLDivElement | null>,
  flow: ReactFlowInstance,
  flowStore: ReturnType<typeof useStoreApi>,
): CanvasParts {
  const lens = createLens()
  const listeners = new Set<(viewport: Viewport) => void>()
  const handListeners = new Set<() => void>()
  let last: Viewport = { x: 0, y: 0, zoom: 1 }
  // Asking the element every time would make the browser lay the page out in the middle of a gesture.
  let measured: Size | null = null
  const size = (): Size =>
    (measured ??= { width: element.current?.clientWidth || 1, height: element.current?.clientHeight || 1 })
  const viewport = (): Viewport => {
    const [x, y, zoom] = flowStore.getState().transform
    return { x, y, zoom }
  }
  const moved = (event: unknown, next: Viewport) => {
    lens.viewportChanged(next, size())
    for (const listener of listeners) listener(next)
    // React Flow names an event only where a hand moved; a touch that pulls nothing has one, too.
    const isElsewhere = next.x !== last.x || next.y !== last.y || next.zoom !== last.zoom
    last = next
    if (event && isElsewhere) for (const listener of handListeners) listener()
  }
  return {
    lens,
    hand: createStore<HandState>(() => EMPTY_HAND),
    viewport,
    size,
    moved,
    resized({ width, height }) {
      measured = { width, height }
      moved(null, viewport())
    },
    ready: () => moved(null, viewport()),
    setViewport(next, smooth = false) {
      const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
      void flow.setViewport(next, smooth && !calm ? { duration: 260 } : {})
      if (smooth && !calm) return
      moved(null, next)
      lens.rest()
    },
    focus: () => element.current?.querySelector<HTMLElement>('.aria-grid')?.focus({ preventScroll: true }),
    onViewport(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onHandMove(listener) {
      handListeners.add(listener)
      return () => handListeners.delete(listener)
    },
    pointAt({ clientX, clientY }) {
      const box = element.current?.getBoundingClientRect()
      return toMap(viewport(), { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) })
    },
  }
}

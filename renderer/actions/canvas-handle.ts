import { canvasView } from '#renderer/session/canvas-view.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { grow, intersects, type Rect } from '#shared/base/geometry.ts'
import type { Result } from '#shared/base/result.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { cellRect, type MapLayout, titlesHeight } from '#shared/layout/map-layout.ts'
import { bringIntoSight, fitRect, reveal, type Size, type Viewport, visibleRect, ZOOM } from './viewport.ts'

/** What the canvas lets others do with its view. */
export interface CanvasView {
  readonly viewport: () => Viewport
  readonly size: () => Size
  readonly setViewport: (viewport: Viewport, smooth?: boolean) => void
  /** Gives the map the keys. */
  readonly focus: () => void
  readonly onViewport: (listener: (viewport: Viewport) => void) => () => void
  /** A picture of the map as PNG; of the view where nothing that is selected can be shown by itself. */
  readonly picture: (subject: PictureSubject) => Promise<Result<Blob>>
}

/** What a picture is taken of. */
export type PictureSubject = 'selection' | 'view'

/** Something to have in sight: a cell, a card, or any part of the map. */
export type Place =
  | { readonly laneId: string; readonly stepId: string }
  | { readonly cardId: string }
  | { readonly rect: Rect }

/** How a map shall lie when it is turned to next, instead of being shown whole. */
let landing: { readonly mapId: string; readonly viewport: Viewport } | null = null

let attached: { view: CanvasView; project: ProjectContext } | null = null

/** A canvas that is made anew, such as after a presentation, shows its map as it lay. */
function keepFor({ model }: ProjectContext, view: CanvasView): void {
  const mapId = model.getState().model?.view.map.id
  if (mapId) landing = { mapId, viewport: view.viewport() }
}

const layout = (): MapLayout | undefined => attached?.project.model.getState().model?.layout

function show(rect: Rect, mostZoom = 1): void {
  if (attached) attached.view.setViewport(fitRect(rect, attached.view.size(), 24, mostZoom), true)
}

/** Zooms about the middle of the window, or of `about`. */
function zoomTo(zoom: number, smooth = true): void {
  if (!attached) return
  const now = attached.view.viewport()
  const { width, height } = attached.view.size()
  const middle = { x: (width / 2 - now.x) / now.zoom, y: (height / 2 - now.y) / now.zoom }
  attached.view.setViewport({ zoom, x: width / 2 - middle.x * zoom, y: height / 2 - middle.y * zoom }, smooth)
}

function zoomBy(factor: number): void {
  const zoom = attached?.view.viewport().zoom ?? 1
  zoomTo(Math.min(ZOOM.most, Math.max(ZOOM.least, zoom * factor)))
}

/** Type smaller than this share of its size is not for writing in. */
const WRITABLE = 0.55
/** So much of the map is shown around what one comes close to. */
const AROUND = 320

function rectOf(map: MapLayout, place: Place): Rect | null | undefined {
  if ('rect' in place) return place.rect
  return 'cardId' in place ? map.cardById.get(place.cardId)?.rect : cellRect(map, place.laneId, place.stepId)
}

/**
 * The canvas for those outside it: commands from keys, menus and the palette move the view through this. A window has
 * one canvas; while it has none, nothing moves.
 */
export const canvasHandle = {
  attach(view: CanvasView, project: ProjectContext): () => void {
    attached = { view, project }
    const stop = view.onViewport(({ zoom }) => canvasView.setState({ zoom }))
    return () => {
      stop()
      if (attached?.view !== view) return
      attached = null
      keepFor(project, view)
    }
  },
  view: (): CanvasView | null => attached?.view ?? null,
  project: (): ProjectContext | null => attached?.project ?? null,
  focus: (): void => attached?.view.focus(),
  landOn(mapId: string, viewport: Viewport): void {
    landing = { mapId, viewport }
  },
  /** The map that the window has just turned to shows this part of it, from close by. */
  landNear(mapId: string, place: Place): void {
    const map = layout()
    const rect = map && rectOf(map, place)
    if (attached && rect) landing = { mapId, viewport: fitRect(grow(rect, AROUND), attached.view.size(), 24) }
  },
  /** For the canvas: how the map that it turns to shall lie, asked once. */
  takeLanding(mapId: string): Viewport | null {
    const viewport = landing?.mapId === mapId ? landing.viewport : null
    landing = null
    return viewport
  },
  fit(): void {
    const bounds = layout()?.bounds
    if (bounds) show(bounds)
  },
  /** Where a map that has shrunk has left the view behind, goes back to it. */
  stayOnMap(): void {
    const map = layout()
    if (
      attached &&
      map &&
      !intersects(visibleRect(attached.view.viewport(), attached.view.size()), map.bounds)
    )
      canvasHandle.fit()
  },
  /** Shows the stage of that number, counted from 0, with the lanes' titles beside it. */
  showStage(index: number): void {
    const map = layout()
    const stage = map?.stages[index]
    if (!map || !stage) return
    const { x, width } = stage.rect
    show(
      grow({ x: x - GRID.laneHeader, y: 0, width: width + GRID.laneHeader, height: map.grid.height }, 8),
      1.5,
    )
  },
  zoomIn: (): void => zoomBy(1.25),
  zoomOut: (): void => zoomBy(0.8),
  zoomTo: (zoom: number): void => zoomTo(zoom),
  /** Moves as little as needed to have it in sight, clear of the headers. */
  reveal(target: Place): void {
    const map = layout()
    if (!attached || !map) return
    const rect = rectOf(map, target)
    if (!rect) return
    const now = attached.view.viewport()
    // On an empathy map no titles stay at the edges.
    const stays = attached.project.model.getState().model?.view.map.kind === 'journey' ? now.zoom : 0
    const inset = { left: GRID.laneHeader * stays + 12, top: titlesHeight(map) * stays + 12, edge: 24 }
    const next = reveal(now, attached.view.size(), rect, inset)
    if (next.x !== now.x || next.y !== now.y) attached.view.setViewport(next)
  },
  /** Comes close enough to read, and write in, what stands there. */
  comeTo(place: Place): void {
    const map = layout()
    if (!attached || !map) return
    const rect = rectOf(map, place)
    if (rect && attached.view.viewport().zoom < WRITABLE) show(grow(rect, AROUND))
    else canvasHandle.reveal(place)
  },
  /** Has a part of the map in sight, clear of the headers and large enough to read. */
  bring(rect: Rect): void {
    const map = layout()
    if (!attached || !map) return
    const now = attached.view.viewport()
    const titles = { width: GRID.laneHeader, height: titlesHeight(map) }
    const next = bringIntoSight(now, attached.view.size(), rect, titles, WRITABLE)
    if (next.x !== now.x || next.y !== now.y || next.zoom !== now.zoom) attached.view.setViewport(next, true)
  },
  /** After the canvas grew narrower: a panel that tells of one card must not cover it. */
  keepSelectionInSight(): void {
    const selection = attached?.project.window.getState().selection
    const [only] = selection?.size === 1 ? selection : []
    if (only !== undefined && layout()?.cardById.has(only)) canvasHandle.reveal({ cardId: only })
  },
  /** Comes close enough to write in a card. */
  approach: (cardId: string): void => canvasHandle.comeTo({ cardId }),
}

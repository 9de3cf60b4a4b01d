import { createContext, useContext } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { Size, Viewport } from '#renderer/actions/viewport.ts'
import type { Point, Rect } from '#shared/base/geometry.ts'
import type { LensControl } from './lens.ts'

/** What a hand on the canvas is doing right now; never part of the document. */
export interface HandState {
  /** Whether what touched the map last was a finger. */
  readonly touch: boolean
  /** The card, note or point under the pointer. */
  readonly hovered: string | null
  /** The card under the pointer whose number was computed of journey data. */
  readonly computed: string | null
  /** Cards on their way to another place, with how far they were moved, in map units. */
  readonly dragging: { readonly ids: ReadonlySet<string>; readonly by: Point } | null
  /** The ground of a stage, step or lane that is pulled by its title, where the hand has it now. */
  readonly carried: Rect | null
  /** Where what is dragged would land: the cell, and a line at the place. */
  readonly drop: { readonly cell: Rect | null; readonly line: Rect | null } | null
  /** A box being drawn around cards, in map units. */
  readonly marquee: Rect | null
  /** A connector being drawn from a card to the pointer. */
  readonly connecting: { readonly fromId: string; readonly to: Point; readonly overId: string | null } | null
}

/** What the parts of the canvas share. */
export interface CanvasParts {
  readonly lens: LensControl
  readonly hand: StoreApi<HandState>
  /** The viewport as the canvas last drew it. */
  readonly viewport: () => Viewport
  readonly setViewport: (viewport: Viewport, smooth?: boolean) => void
  /** Gives the map the keys. */
  readonly focus: () => void
  readonly onViewport: (listener: (viewport: Viewport) => void) => () => void
  /** Calls back when the hand moves the view itself, by wheel, pull or pinch. */
  readonly onHandMove: (listener: () => void) => () => void
  readonly size: () => Size
  /** For React Flow: the viewport has moved; the canvas is there. */
  readonly moved: (event: unknown, viewport: Viewport) => void
  readonly ready: () => void
  /** For the observer of the canvas element. */
  readonly resized: (size: Size) => void
  /** A client point (of a pointer event) as a point of the map. */
  readonly pointAt: (client: { readonly clientX: number; readonly clientY: number }) => Point
}

const Context = createContext<CanvasParts | null>(null)

export const CanvasProvider = Context.Provider

/** The canvas's shared parts. Only below {@link CanvasProvider}. */
export function useCanvas(): CanvasParts {
  const parts = useContext(Context)
  if (!parts) throw new Error('useCanvas needs a CanvasProvider above it')
  return parts
}

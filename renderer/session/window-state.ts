import { createStore, type StoreApi } from 'zustand/vanilla'

/** A cell of the grid. */
export interface CellId {
  readonly laneId: string
  readonly stepId: string
}

/** What is being typed into, in place. */
export type Editing =
  | {
      readonly kind: 'card' | 'note'
      readonly id: string
      readonly selectAll?: boolean
      readonly isNew?: boolean
    }
  | { readonly kind: 'stage' | 'step' | 'lane'; readonly id: string }
  | { readonly kind: 'map-title'; readonly id: string }

/** Panels at the side of the map. */
export type Panel = 'details' | 'persona' | 'scope'

/** What only this window knows: never synced, never saved, gone with the window. */
export interface WindowState {
  readonly mapId: string | null
  /** Ids of selected cards, notes and connectors. */
  readonly selection: ReadonlySet<string>
  /** Where the keyboard is: arrows move it, typing starts a card in it. */
  readonly cell: CellId | null
  readonly editing: Editing | null
  readonly panel: Panel | null
  readonly dialog: 'export' | 'palette' | 'shortcuts' | 'new-map' | null
}

export type WindowStore = StoreApi<WindowState>

/** The state of a window that has just opened a project. */
export const createWindowStore = (): WindowStore =>
  createStore<WindowState>(() => ({
    mapId: null,
    selection: new Set(),
    cell: null,
    editing: null,
    panel: null,
    dialog: null,
  }))

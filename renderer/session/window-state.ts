import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Filter, type FilterMode, NO_FILTER } from '#shared/model/filter.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { NOW, Touched, VersionComparison } from '#shared/protocol/history.ts'

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
  | { readonly kind: 'stage' | 'step' | 'lane' | 'group'; readonly id: string }
  | { readonly kind: 'map-title'; readonly id: string }

/** Panels at the side of the map. */
export type Panel =
  | 'details'
  | 'persona'
  | 'scope'
  | 'insights'
  | 'numbers'
  | 'find'
  | 'comments'
  | 'recovered'
  | 'parking'
  | 'history'
  | 'review'
  | 'people'
  | 'agenda'
  | 'votes'

/** Sheets of the panel of numbers. */
export type NumbersSheet = 'funnel' | 'compare' | 'time' | 'influence' | 'loyalty' | 'data'

/** What covers the map until it is closed. */
export type DialogName =
  | 'export'
  | 'export-again'
  | 'palette'
  | 'shortcuts'
  | 'new-map'
  | 'personas'
  | 'stage-sets'
  | 'save-template'
  | 'name-version'
  | 'summary'
  | 'matrix'
  | 'merge'
  | 'import'
  | 'journey-data'
  | 'save-as'
  | 'diagnostics'
  | 'door'
  | 'round'
  | 'vote'
  | 'rating'

/** What fills the window: the map to work on, the map to show, two maps beside each other, or two states of the project. */
export type ScreenName = 'map' | 'present' | 'compare' | 'versions'

/** What has a title at the map's edge. */
export type HeaderKind = 'stage' | 'step' | 'lane'

/** A stage, step or lane whose details are shown. */
export interface HeaderId {
  readonly kind: HeaderKind
  readonly id: string
}

/** A map that a link led away from, and how it lay in the window then. */
export interface TrailStep {
  readonly mapId: string
  readonly viewport: { readonly x: number; readonly y: number; readonly zoom: number } | null
}

/** What the person looks for in the project's texts. */
export interface Search {
  readonly query: string
  /** The map that was shown when the search began: what is found on it comes first. */
  readonly mapId: string | null
  /** The record that was shown last: from there it goes on to the next. */
  readonly shownId: string | null
}

/** What a ring on the map draws the eye to for a moment. A lane narrows steps down to their cells in it. */
export interface Spotlight {
  readonly cardIds: readonly string[]
  readonly stepIds: readonly string[]
  readonly stageIds: readonly string[]
  readonly laneId: string | null
}

/** Two states of the project, shown as one with what became of it. */
export interface ShownVersions {
  readonly before: Snapshot
  readonly after: Snapshot
  /** Who worked on what between them, as far as anybody knows. */
  readonly touched: readonly Touched[]
  /** What this is: “Since 14:05”, “What the copy brought”. */
  readonly title: string
  /** Which versions of the history they are; `null` where they are not of the history, and others cannot be chosen. */
  readonly ids: { readonly before: string; readonly after: string | typeof NOW } | null
}

/** A copy to merge that is at hand already. */
export type OfferedCopy =
  /** It was dropped on the project: it may be another project, and its person may have meant to open it. */
  | { readonly kind: 'dropped'; readonly file: File; readonly openApart: () => void }
  /** It lies beside the project's own file. */
  | { readonly kind: 'found'; readonly path: string; readonly name: string }

/** Files that may be journey data. */
export interface OfferedData {
  /** None: they are asked for. */
  readonly files: readonly File[]
  /** The data set that they add to, where that is known. */
  readonly into: string | null
  /** Whether somebody said that this is journey data; else a table of cards goes its own way. */
  readonly isSure: boolean
}

/** What others brought in one go, to be looked through: by a merge, or while this window was away. */
export interface Review extends VersionComparison {
  /** Where it came from: “What “Copy.journey” brought”, “While you were away”. */
  readonly title: string
  /**
   * A merge, between the versions around it, can be undone. `since` is all from before another program changed the file until
   * now, own work included. `absence` is what others did while this window was away.
   */
  readonly kind: 'merge' | 'since' | 'absence'
}

/** Somebody whose view a window goes along with. */
export interface Following {
  readonly personId: string
  /** The number of the call that led here; `null` where the person chose to by themselves. */
  readonly gather: number | null
}

/** What only this window knows: never synced, never saved, gone with the window. */
export interface WindowState {
  readonly mapId: string | null
  /** Ids of selected cards, notes and connectors. */
  readonly selection: ReadonlySet<string>
  /** The stage, step or lane that was pointed at last; nothing else is selected then. */
  readonly header: HeaderId | null
  /** Where the keyboard is: arrows move it, typing starts a card in it. */
  readonly cell: CellId | null
  /** The row of a channel matrix that the keyboard is in, while `cell` lies in one. */
  readonly channel: string | null
  /** Whose feeling the keys set in a sentiment lane; `null` is the map's main persona. */
  readonly ratingPersonaId: string | null
  readonly editing: Editing | null
  readonly panel: Panel | null
  /** Which sheet of the panel `numbers` lies on top. */
  readonly numbersSheet: NumbersSheet
  readonly dialog: DialogName | null
  /** Whose sheet lies open in the library of personas. */
  readonly personaId: string | null
  readonly screen: ScreenName
  /** What the screen `versions` shows. */
  readonly versions: ShownVersions | null
  /** The version whose row of the history the keyboard goes to: the one that was looked at last. */
  readonly versionId: string | null
  /** What the panel `review` shows; looked through once it is closed. */
  readonly review: Review | null
  /** What the dialog `merge` begins with. */
  readonly offered: OfferedCopy | null
  /** What the dialog `import` begins with; `null`: it asks for a file. */
  readonly importing: File | null
  /** What the dialog `journey-data` begins with. */
  readonly journeyFiles: OfferedData
  /** What is looked for, and what becomes of all else. */
  readonly filter: Filter
  readonly filterMode: FilterMode
  readonly search: Search
  /** The thread of comments that is looked at. */
  readonly threadId: string | null
  /** Comments that are being written, by the id of the thread they answer or of what they are about. */
  readonly drafts: Readonly<Record<string, string>>
  /** Counts how often the open panel was asked for by a key, so that its first field takes the keyboard each time. */
  readonly asked: number
  /** What was asked to be shown; gone with the next click. */
  readonly spotlight: Spotlight | null
  /** Copies beside the project's file that nobody here wants to merge, by path and time. */
  readonly hiddenCopies: ReadonlySet<string>
  /** Findings about maps that nobody here wants to read again, by their ids. */
  readonly hiddenFindings: ReadonlySet<string>
  /** The maps that links led through to this one, the latest last. */
  readonly trail: readonly TrailStep[]
  /** Whose view this window goes along with, and whether they called everybody. */
  readonly following: Following | null
  /** Where calls of everybody were left, by their number: they lead nowhere any more. */
  readonly leftGather: number | null
  /** Whether the pointer is a laser that others see. */
  readonly laser: boolean
  /** In a private round: what this person writes is for all to see at once. */
  readonly writesPublicly: boolean
}

export type WindowStore = StoreApi<WindowState>

/** The state of a window that has just opened a project. */
export const createWindowStore = (): WindowStore =>
  createStore<WindowState>(() => ({
    mapId: null,
    selection: new Set(),
    header: null,
    cell: null,
    channel: null,
    ratingPersonaId: null,
    editing: null,
    panel: null,
    numbersSheet: 'funnel',
    dialog: null,
    personaId: null,
    screen: 'map',
    versions: null,
    versionId: null,
    review: null,
    offered: null,
    importing: null,
    journeyFiles: { files: [], into: null, isSure: true },
    filter: NO_FILTER,
    filterMode: 'dim',
    search: { query: '', mapId: null, shownId: null },
    threadId: null,
    drafts: {},
    asked: 0,
    spotlight: null,
    hiddenCopies: new Set(),
    hiddenFindings: new Set(),
    trail: [],
    following: null,
    leftGather: null,
    laser: false,
    writesPublicly: false,
  }))

import { createStore } from 'zustand/vanilla'

/** Takes a project file that was dropped on the window; `openApart` makes a project of its own of it. */
export type TakeDropped = (file: File, openApart: () => void) => void

/** Who is asked about a dropped project file before it is opened by itself: the project that fills the window, if any. */
export const droppedFiles = createStore<{ readonly take: TakeDropped | null }>(() => ({ take: null }))

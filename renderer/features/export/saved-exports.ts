import { createStore } from 'zustand/vanilla'
import type { SavedExport } from './use-export.ts'

/** What was exported last from this window, so that it can be shown in its folder later on. */
export const lastSaved = createStore<{ readonly saved: SavedExport | null }>(() => ({ saved: null }))

import { createStore } from 'zustand/vanilla'

/** What the chrome shows of the canvas: how far it is zoomed, 1 being 100 %. */
export const canvasView = createStore<{ readonly zoom: number }>(() => ({ zoom: 1 }))

import { createStore } from 'zustand/vanilla'
import { type SaveFacts, type SaveState, type SaveTrouble, saveStateOf } from './save-state.ts'

/** How long edits may gather before the host is asked whether they are on disk, in milliseconds. */
const CONFIRM_AFTER = 50

/** A badge's state that follows what is learnt about the connection and the edits. */
export function createSaveFacts() {
  let facts: SaveFacts = {
    online: false,
    everOnline: false,
    unconfirmed: false,
    trouble: null,
    readOnly: null,
    stopped: null,
  }
  const state = createStore<SaveState>(() => saveStateOf(facts))
  return {
    state,
    known: (): SaveFacts => facts,
    learn(news: Partial<SaveFacts>): void {
      facts = { ...facts, ...news }
      const next = saveStateOf(facts)
      if (JSON.stringify(next) !== JSON.stringify(state.getState())) state.setState(next, true)
    },
  }
}

/** Asks the host with `send` about the edits made so far, and knows which of them are on disk. */
export function createSaveTracker(send: (number: number) => void) {
  const { state, known, learn } = createSaveFacts()
  let asked = 0
  let editedSince = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      if (!known().online) return
      editedSince = false
      send(++asked)
    }, CONFIRM_AFTER)
  }
  return {
    state,
    offline: () => learn({ online: false }),
    synced() {
      learn({ online: true, everOnline: true })
      if (known().unconfirmed) ask()
    },
    edited() {
      editedSince = true
      learn({ unconfirmed: true })
      if (timer === undefined) ask()
    },
    /** `behind`: what was said last of the file still holds. */
    saved(number: number, behind = false) {
      const over = behind ? {} : { trouble: null }
      if (number === asked && !editedSince) learn({ unconfirmed: false, ...over })
      else learn(over)
    },
    trouble: ({ message, kept }: SaveTrouble) => learn({ trouble: { message, ...(kept && { kept }) } }),
    readOnly: (message: string) => learn({ readOnly: message }),
    stop: (message: string) => learn({ stopped: message }),
    close: () => clearTimeout(timer),
  }
}

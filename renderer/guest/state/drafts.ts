import { useCallback, useState } from 'react'

const KEPT = 'throughline-draft:'

/** What lies in a box that was left or reloaded. */
export function readDraft(box: string): string {
  try {
    return localStorage.getItem(KEPT + box) ?? ''
  } catch {
    return ''
  }
}

/** Keeps what is written in a box: every letter, as a phone may be locked at any. */
export function keepDraft(box: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(KEPT + box)
    else localStorage.setItem(KEPT + box, text)
  } catch {
    // Where nothing may be kept, the page itself still has it.
  }
}

/** What is in a box, across reloads. Boxes are named after who writes and what for. */
export function useDraft(box: string): readonly [text: string, write: (text: string) => void] {
  const [now, setNow] = useState(() => ({ box, text: readDraft(box) }))
  // Another box under the same hand begins with its own draft.
  const current = now.box === box ? now : { box, text: readDraft(box) }
  if (current !== now) setNow(current)
  const write = useCallback(
    (text: string) => {
      keepDraft(box, text)
      setNow({ box, text })
    },
    [box],
  )
  return [current.text, write]
}

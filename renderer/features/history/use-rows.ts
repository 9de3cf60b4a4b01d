import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Change } from '#shared/analysis/changes.ts'

/** Where the keyboard is in the list of changes. */
export interface Rows {
  readonly place: RefObject<HTMLDivElement | null>
  /** The one row that the Tab key stops at. */
  readonly current: string | undefined
  readonly stopAt: (row: string) => void
  /** Takes the keyboard to the current row. */
  readonly goOn: () => void
  /** Rows will go: should they take the keyboard along, it goes on with the next one. */
  readonly expectLoss: () => void
}

/** `stops` name the rows in their order. */
export function useRows(stops: readonly string[], changes: readonly Change[]): Rows {
  const place = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState<string | null>(null)
  const current = stops.find((one) => one === stop) ?? stops[0]
  const index = current === undefined ? 0 : stops.indexOf(current)
  const wasAt = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the changes are others
  useEffect(() => {
    if (wasAt.current !== null && document.activeElement === document.body) focusRow(place, wasAt.current)
    wasAt.current = null
  }, [changes])
  return {
    place,
    current,
    stopAt: setStop,
    goOn: () => focusRow(place, index),
    expectLoss() {
      wasAt.current = index
    },
  }
}

function focusRow({ current: place }: RefObject<HTMLDivElement | null>, index: number): void {
  const rows = [...(place?.querySelectorAll<HTMLElement>('.change-show') ?? [])]
  const row = rows[index] ?? rows.at(-1) ?? place
  row?.focus()
}

import { useCallback, useEffect, useRef, useState } from 'react'
import { useRoom, useRoomClient } from '../room-context.ts'
import { type Happening, happeningsBetween, type Tab, tabsFor } from '../state/happenings.ts'

export interface Tabs {
  readonly tabs: readonly Tab[]
  readonly tab: Tab
  /** Tabs where something waits that was not looked at yet. */
  readonly calls: ReadonlySet<Tab>
  /** What happened last, for those who cannot see it. */
  readonly sentence: string
  readonly open: (tab: Tab) => void
}

/** Whether somebody is in the middle of a sentence: nothing may take it from under their hands. */
const isTyping = (): boolean =>
  (document.activeElement instanceof HTMLTextAreaElement ||
    document.activeElement instanceof HTMLInputElement) &&
  document.activeElement.matches('textarea, [type=text], [type=search], input:not([type])')

/** Which tab is open. It turns to what begins in the room, unless somebody is typing. */
export function useTabs(mayWrite: boolean): Tabs {
  const room = useRoomClient()
  const view = useRoom((state) => state.view)
  const tabs = tabsFor(view, mayWrite)
  const [wanted, setWanted] = useState<Tab>(() => tabs[0] ?? 'picture')
  const [calls, setCalls] = useState<ReadonlySet<Tab>>(new Set())
  const [sentence, setSentence] = useState('')
  const open = useCallback((tab: Tab) => {
    setWanted(tab)
    setCalls((before) => without(before, tab))
  }, [])
  const hear = useRef<(happening: Happening) => void>(() => undefined)
  hear.current = ({ sentence: words, tab, isCall }) => {
    setSentence(words)
    if (tab === null || tab === wanted) return
    if (isCall && !isTyping()) open(tab)
    else setCalls((before) => new Set(before).add(tab))
  }
  useEffect(
    () =>
      room.state.subscribe((now, before) => {
        if (!now.view || now.view === before.view) return
        for (const happening of happeningsBetween(before.view, now.view)) hear.current(happening)
      }),
    [room],
  )
  const tab = tabs.includes(wanted) ? wanted : (tabs[0] ?? 'picture')
  return { tabs, tab, calls, sentence, open }
}

function without<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  if (!set.has(one)) return set
  const rest = new Set(set)
  rest.delete(one)
  return rest
}

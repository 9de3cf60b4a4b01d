import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useProject } from '#renderer/session/session-context.tsx'
import { type Link, openLink } from './link.ts'
import type { Act, ShowStore } from './show.ts'

/** Tells the presenter's window what is shown here, and does what it asks. */
export function useShowLink({
  show,
  mapId,
  shape,
  insights,
  act,
  out,
}: {
  readonly show: ShowStore
  readonly mapId: string
  readonly shape: number
  readonly insights: boolean
  readonly act: (act: Act) => void
  readonly out: () => void
}): void {
  const { entry } = useProject()
  const link = useRef<Link>(null)
  const state = useStore(show)
  const told = { type: 'shows', mapId, shape, insights, state } as const
  const latest = useRef({ told, act, out })
  latest.current = { told, act, out }
  useEffect(() => {
    const opened = openLink(entry.id, (message) => {
      if (message.type === 'hello') opened.say(latest.current.told)
      if (message.type === 'act') latest.current.act(message.act)
      if (message.type === 'out') latest.current.out()
    })
    link.current = opened
    return () => {
      opened.say({ type: 'over' })
      opened.close()
    }
  }, [entry.id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew whenever a part of it changed
  useEffect(() => link.current?.say(told), [mapId, shape, insights, state])
}

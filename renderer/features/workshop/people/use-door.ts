import { useCallback, useEffect, useState } from 'react'
import { useProject } from '#renderer/session/session-context.tsx'
import type { Problem } from '#shared/base/result.ts'
import type { Adapter } from '#shared/protocol/door.ts'

/** What can be done at the door, and what came of it. */
export interface DoorWork {
  /** `null` until the host has looked. */
  readonly adapters: readonly Adapter[] | null
  /** Address of the network that is chosen. */
  readonly chosen: string
  readonly choose: (address: string) => void
  readonly busy: boolean
  readonly problem: Problem | null
  /** Opens the door on the chosen network, or moves it there. Answers whether it is open. */
  readonly open: () => Promise<boolean>
  readonly close: () => Promise<void>
  /** Looks again, as people join networks while they read this. */
  readonly look: () => void
}

/** The door of this project; `openAt` is the address it is open at, if it is. */
export function useDoor(openAt: string | null): DoorWork {
  const { host, entry } = useProject()
  const [adapters, setAdapters] = useState<readonly Adapter[] | null>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const look = useCallback(() => {
    void host.adapters().then((found) => {
      setAdapters(found.ok ? found.value : [])
      setProblem(found.ok ? null : found.error)
    })
  }, [host])
  useEffect(look, [look])
  useEffect(() => {
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [look])
  const chosen = chosenOf(adapters ?? [], wanted, openAt)
  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    setBusy(true)
    setProblem(null)
    const done = await work()
    setBusy(false)
    return done
  }
  return {
    adapters,
    chosen,
    choose: setWanted,
    busy,
    problem,
    look,
    open: () =>
      during(async () => {
        const opened = await host.openDoor(entry.id, { address: chosen })
        if (!opened.ok) setProblem(opened.error)
        return opened.ok
      }),
    close: () =>
      during(async () => {
        const closed = await host.closeDoor(entry.id)
        if (!closed.ok) setProblem(closed.error)
      }),
  }
}

/** The one somebody chose, as long as it is there; else the one in use, the recommended one, or the first. */
function chosenOf(adapters: readonly Adapter[], wanted: string | null, openAt: string | null): string {
  const there = (address: string | null) => adapters.find((adapter) => adapter.address === address)
  const found = there(wanted) ?? there(openAt) ?? adapters.find(({ recommended }) => recommended)
  return (found ?? adapters[0])?.address ?? ''
}

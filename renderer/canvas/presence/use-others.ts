import { useCallback, useRef, useSyncExternalStore } from 'react'
import { ownId } from '#renderer/actions/follow-actions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { keepSame } from '#shared/base/keep-same.ts'
import type { Presence } from '#shared/protocol/presence.ts'
import type { PersonInRoom } from '#shared/protocol/room-view.ts'

/** Another person's window on this project. */
export interface Other {
  readonly client: number
  readonly person: Pick<PersonInRoom, 'id' | 'name' | 'color'>
  readonly presence: Presence
}

/** Everybody else's windows, with the names that the room knows. One's own other windows are not among them. */
export function othersIn(project: ProjectContext): readonly Other[] {
  const people = project.room.state.getState().view?.people ?? []
  const me = ownId(project)
  return [...project.session.presence.peers()].flatMap(([client, presence]) => {
    const person = people.find(({ id }) => id === presence.participantId)
    return person && person.id !== me ? [{ client, person, presence }] : []
  })
}

/** Somebody who has a card in hand. */
export interface Holder {
  readonly name: string
  readonly color: PersonInRoom['color']
  readonly isWriting: boolean
}

/** Who has which card of a map in hand; who writes in one before those who only selected it. */
export function holdersOf(others: readonly Other[]): Readonly<Record<string, Holder>> {
  const holders: Record<string, Holder> = {}
  for (const { person, presence } of others)
    for (const id of presence.selection)
      if (id !== presence.editing) holders[id] ??= { ...lookOf(person), isWriting: false }
  for (const { person, presence } of others)
    if (presence.editing !== null) holders[presence.editing] = { ...lookOf(person), isWriting: true }
  return holders
}

const lookOf = ({ name, color }: Other['person']) => ({ name, color })

/** The cards that others have in hand; the same object for as long as nothing about that changes, however they move. */
export function useHolders(project: ProjectContext): Readonly<Record<string, Holder>> {
  const last = useRef<Readonly<Record<string, Holder>>>({})
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [project.session.presence.subscribe(listener), project.room.state.subscribe(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    [project],
  )
  return useSyncExternalStore(subscribe, () => {
    last.current = keepSame(last.current, holdersOf(othersIn(project)))
    return last.current
  })
}

import { useCallback, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { enterAsGuest } from '#renderer/room/enter-as-guest.ts'
import { type Membership, membershipOfTab } from '#renderer/room/membership.ts'
import { authorName, beKnownAs, callMe } from '#renderer/room/person.ts'
import type { RoomClient } from '#renderer/room/room-client.ts'
import type { RoomStatus } from '#renderer/room/room-state.ts'
import { createArrivals } from '#renderer/session/arrival.ts'
import { createGuestHost, type Door, guestWay } from '#renderer/session/guest-host.ts'
import { openRoleSession } from '#renderer/session/role-session.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Messages } from '#renderer/ui/Messages.tsx'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { TooltipProvider } from '#renderer/ui/Tooltip.tsx'
import { fail, type Result } from '#shared/base/result.ts'
import type { Role } from '#shared/protocol/roles.ts'
import { Farewell } from './Farewell.tsx'
import { OnItsWay } from './OnItsWay.tsx'
import { ProjectWindow } from './ProjectWindow.tsx'
import { Trouble } from './Trouble.tsx'
import { openContext, useOpening } from './use-open-project.ts'
import { noteMap, useRoute } from './use-route.ts'

export interface GuestAppProps {
  /** Who this browser is there, where it was there before. */
  readonly membership: Membership | null
  /** What else to come in with. */
  readonly code?: string
  /** See {@link Door}. */
  readonly door: string
  readonly preamble?: string
  /** To where one can come in anew. */
  readonly onLeave: () => void
}

/** A guest's window: one project of somebody else's host, with the role they were given there. */
export function GuestApp({ membership, code, door, preamble, onLeave }: GuestAppProps) {
  const { route } = useRoute()
  const [firstMap] = useState(route.screen === 'start' ? null : route.mapId)
  const [lost, setLost] = useState<readonly string[]>([])
  const begin = useCallback(
    (stay: AbortSignal) =>
      openAsGuest({ membership, code, door, preamble, mapId: firstMap, onLost: setLost }, stay),
    [membership, code, door, preamble, firstMap],
  )
  const { opening, retry } = useOpening(begin)
  return (
    <TooltipProvider>
      {opening.kind === 'open' ? (
        <Inside
          project={opening.project}
          lost={lost}
          onLost={setLost}
          onLeave={onLeave}
          onSimple={door === location.origin ? openSimplePage : null}
        />
      ) : opening.kind === 'failed' ? (
        <Trouble title="You are not in this workshop just now" message={opening.problem.message}>
          <Button tone="accent" onClick={onLeave}>
            Join again
          </Button>
          <Button onClick={retry}>Try again</Button>
        </Trouble>
      ) : (
        <OnItsWay words={`Entering “${membership?.title || 'the workshop'}”…`}>
          <Button onClick={onLeave}>Back to the beginning</Button>
        </OnItsWay>
      )}
      <Messages />
    </TooltipProvider>
  )
}

/** The page of phones, without the canvas; only the door itself serves it. */
const openSimplePage = (): void => location.assign('/#simple')

/** The project, until the host sends this person away. */
function Inside({
  project,
  lost,
  onLost,
  onLeave,
  onSimple,
}: {
  readonly project: ProjectContext
  readonly lost: readonly string[]
  readonly onLost: (texts: readonly string[]) => void
  readonly onLeave: () => void
  readonly onSimple: (() => void) | null
}) {
  const status = useStore(project.room.state, (state) => state.status)
  const unsent = useMemo(() => (isOver(status) ? project.session.unsent() : []), [status, project])
  const onMap = useCallback((mapId: string | null) => noteMap(project.entry.id, mapId), [project])
  if (isOver(status)) return <Farewell status={status} texts={[...lost, ...unsent]} onLeave={onLeave} />
  return (
    <>
      <ProjectWindow project={project} isNew={false} onHome={null} onSimple={onSimple} onMap={onMap} />
      {lost.length > 0 ? <Farewell status={null} texts={lost} onLeave={() => onLost([])} /> : null}
    </>
  )
}

type Over = Extract<RoomStatus, { readonly kind: 'gone' | 'refused' }>

/** Of those who were in: a door that is closed just now, as while the host starts anew, will open again. */
const isOver = (status: RoomStatus): status is Over =>
  status.kind === 'gone' || (status.kind === 'refused' && !isClosedForNow(status))

const isClosedForNow = (status: RoomStatus): boolean => status.kind === 'refused' && status.code === 'closed'

/** Before another look whether the door is open again, in milliseconds. */
const LOOK_AGAIN = 3000

/** Knocks again at a door that was closed for now. */
function keepKnocking(room: RoomClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = room.state.subscribe(({ status }) => {
    clearTimeout(timer)
    if (isClosedForNow(status)) timer = setTimeout(room.retry, LOOK_AGAIN)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  facilitator: 'You lead the workshop now: everything is open to you.',
  editor: 'You are an editor now: you can change everything on the map.',
  contributor: 'You are a contributor now: you can add cards, and change your own.',
  viewer: 'You are a viewer now: you can look around and follow.',
}

async function openAsGuest(
  options: Pick<GuestAppProps, 'membership' | 'door'> & {
    readonly code: string | undefined
    readonly preamble: string | undefined
    readonly mapId: string | null
    readonly onLost: (texts: readonly string[]) => void
  },
  stay: AbortSignal,
): Promise<Result<ProjectContext>> {
  const { membership, code, door, preamble, mapId, onLost } = options
  const key = code === undefined ? null : ({ kind: 'code', code } as const)
  const name = membership?.name ?? authorName()
  const sealed = preamble === undefined ? {} : { preamble }
  const room = enterAsGuest({ door, hostKey: null, key, name, device: 'laptop', membership, ...sealed })
  stay.addEventListener('abort', () => room.close())
  const stopNaming = room.state.subscribe(({ you }, before) => {
    if (!you || you === before.you) return
    callMe(you.name)
    beKnownAs(you.id)
  })
  stay.addEventListener('abort', () => {
    stopNaming()
    beKnownAs(null)
  })
  stay.addEventListener('abort', keepKnocking(room))
  const entered = await whenIn(room)
  if (!entered.ok) {
    room.close()
    return entered
  }
  const { projectId, title } = room.state.getState()
  if (projectId === null) return fail('gone', 'The workshop could not be entered.')
  const origin: Door = { origin: door, hostKey: membershipOfTab()?.hostKey ?? '', ...sealed }
  const arrivals = createArrivals()
  const session = openRoleSession({
    way: guestWay(origin, room),
    projectId,
    room,
    onNotice: notify,
    onArrival: (last) => arrivals.setState({ last }),
    onProblem: notifyProblem,
    onRole(role, texts) {
      notify(ROLE_WORDS[role])
      if (texts.length > 0) onLost(texts)
    },
  })
  const host = createGuestHost(room, door)
  const entry = { id: projectId, title, path: '', changedAt: '', cards: 0, missing: false }
  return openContext({ host, room, session, arrivals, entry, mapId: mapId ?? viewedMap(room) }, stay)
}

const viewedMap = (room: RoomClient): string | null => room.state.getState().view?.mapId ?? null

/** Waits until the host has let this person in, or has said why not. */
function whenIn(room: RoomClient): Promise<Result<null>> {
  return new Promise((resolve) => {
    const look = () => {
      const { status } = room.state.getState()
      if (status.kind === 'in') settle({ ok: true, value: null })
      else if (isOver(status)) settle(fail(status.code, status.message))
    }
    const settle = (result: Result<null>) => {
      stop()
      resolve(result)
    }
    const stop = room.state.subscribe(look)
    look()
  })
}

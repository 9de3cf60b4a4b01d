import { Copy, DoorClosed, DoorOpen, Ellipsis, Network, QrCode as QrIcon, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { isHostWindow } from '#renderer/actions/workshop-actions.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { Spinner } from '#renderer/ui/Progress.tsx'
import type { DoorView } from '#shared/protocol/room-view.ts'
import { Ask } from '../Ask.tsx'
import { shortAddress } from '../words.ts'
import { NetworkChoice } from './NetworkChoice.tsx'
import { type DoorWork, useDoor } from './use-door.ts'

/** How guests come in: the way to let them, and what they need once they may. */
export function WayIn() {
  const project = useProject()
  const door = useRoom(({ view }) => view?.door ?? null)
  const work = useDoor(addressIn(door))
  const [moving, setMoving] = useState(false)
  const hasHands = isHostWindow(project)
  const letIn = async () => {
    if (!(await work.open())) return
    setMoving(false)
    project.window.setState({ dialog: 'door' })
  }
  if (!door && !hasHands)
    return <p className="workshop-hint">Guests come in when the computer that holds the project lets them.</p>
  return (
    <section className="way-in" aria-label="The way in">
      {door && !moving ? (
        <OpenDoor door={door} work={work} hasHands={hasHands} onMove={() => setMoving(true)} />
      ) : (
        <ClosedDoor
          work={work}
          isMoving={door !== null}
          onLetIn={() => void letIn()}
          onStay={() => setMoving(false)}
        />
      )}
      {work.problem ? (
        <p className="way-in-problem" role="alert">
          {work.problem.message}
        </p>
      ) : null}
    </section>
  )
}

/** The machine's part of the door's address. */
const addressIn = (door: DoorView | null): string | null =>
  door === null ? null : new URL(door.address).hostname.replace(/^\[|\]$/g, '')

function ClosedDoor({
  work,
  isMoving,
  onLetIn,
  onStay,
}: {
  readonly work: DoorWork
  readonly isMoving: boolean
  readonly onLetIn: () => void
  readonly onStay: () => void
}) {
  const { adapters, chosen, choose, busy } = work
  return (
    <>
      {isMoving ? null : (
        <p className="workshop-hint">
          Guests need nothing but a browser in the same network: no account, no internet.
        </p>
      )}
      {adapters === null ? (
        <p className="workshop-hint">
          <Spinner /> Looking at this computer’s networks…
        </p>
      ) : (
        <NetworkChoice adapters={adapters} chosen={chosen} onChoose={choose} />
      )}
      <div className="way-in-deeds">
        <Button
          tone="accent"
          icon={<DoorOpen size={17} aria-hidden="true" />}
          busy={busy}
          disabled={chosen === ''}
          onClick={onLetIn}
        >
          {isMoving ? 'Move the door here' : 'Let people in'}
        </Button>
        {isMoving ? <Button onClick={onStay}>Stay</Button> : null}
      </div>
      {isMoving ? (
        <p className="workshop-hint">
          Guests lose the connection and need the new code on the screen; whatever they wrote is kept.
        </p>
      ) : null}
    </>
  )
}

function OpenDoor({
  door,
  work,
  hasHands,
  onMove,
}: {
  readonly door: DoorView
  readonly work: DoorWork
  readonly hasHands: boolean
  readonly onMove: () => void
}) {
  const project = useProject()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <div className="way-in-open">
        <div>
          <span className="way-in-code">{door.code}</span>
          <span className="way-in-address">{shortAddress(door.address)}</span>
          <span className="way-in-network">{door.network}</span>
        </div>
        <Menu
          align="end"
          entries={() =>
            doorEntries({ project, door, work, hasHands, onMove, onClose: () => setAsking(true) })
          }
        >
          <IconButton label="More about the way in" size="small" icon={<Ellipsis size={18} />} />
        </Menu>
      </div>
      {door.warning === null ? null : (
        <p className="way-in-warning" role="status">
          {door.warning}
        </p>
      )}
      <div className="way-in-deeds">
        <Button
          tone="accent"
          icon={<QrIcon size={17} aria-hidden="true" />}
          onClick={() => project.window.setState({ dialog: 'door' })}
        >
          Show the code
        </Button>
      </div>
      <Ask
        open={asking}
        title="Close the door?"
        deed="Close the door"
        onDo={() => void work.close()}
        onClose={() => setAsking(false)}
      >
        All guests are sent away at once. Everything they wrote stays on the map.
      </Ask>
    </>
  )
}

interface Doing {
  readonly project: ReturnType<typeof useProject>
  readonly door: DoorView
  readonly work: DoorWork
  readonly hasHands: boolean
  readonly onMove: () => void
  readonly onClose: () => void
}

function doorEntries({ project, door, work, hasHands, onMove, onClose }: Doing): MenuEntry[] {
  const copy = (text: string, what: string): MenuEntry => ({
    kind: 'item',
    label: `Copy ${what}`,
    icon: <Copy size={16} />,
    onSelect: () => copyText(text, what),
  })
  return [
    copy(door.link, 'the link for browsers'),
    ...(door.invitation === null ? [] : [copy(door.invitation, 'the invitation for desktops')]),
    { kind: 'separator' },
    {
      kind: 'item',
      label: 'New code',
      icon: <RefreshCw size={16} />,
      onSelect: () => project.room.say({ type: 'code.renew' }),
    },
    ...(hasHands
      ? ([
          {
            kind: 'item',
            label: 'Another network…',
            icon: <Network size={16} />,
            onSelect: () => {
              work.look()
              onMove()
            },
          },
          { kind: 'separator' },
          {
            kind: 'item',
            label: 'Close the door…',
            icon: <DoorClosed size={16} />,
            danger: true,
            onSelect: onClose,
          },
        ] as const)
      : []),
  ]
}

const copyText = (text: string, what: string): void =>
  void navigator.clipboard.writeText(text).then(
    () => notify(`Copied ${what}`),
    () => notifyProblem({ code: 'no-clipboard', message: 'The browser did not let this page copy.' }),
  )

import { useEffect, useState } from 'react'
import { useRoom, useRoomClient } from '../room-context.ts'
import { sinceWords } from '../state/words.ts'
import { Icon } from './Icon.tsx'
import { TimerBadge } from './TimerBadge.tsx'

/** Which workshop this is, who one is in it, and whether the host hears one. */
export function RoomHeader() {
  const title = useRoom((state) => state.title)
  return (
    <header className="room-header">
      <div className="room-title">
        <h1>{title || 'Workshop'}</h1>
        <TimerBadge />
        <HandButton />
      </div>
      <div className="room-me">
        <Me />
        <ConnectionBadge />
      </div>
    </header>
  )
}

function Me() {
  const you = useRoom((state) => state.you)
  const now = useRoom((state) => state.view?.people.find(({ id }) => id === state.you?.id))
  const color = now?.color ?? you?.color ?? 'grey'
  return (
    <span className="me">
      <i
        className="person-dot"
        style={{ background: `var(--${color}-fill)`, borderColor: `var(--${color}-strong)` }}
      />
      <span className="me-name">{now?.name ?? you?.name}</span>
    </span>
  )
}

/** Told by the host's answers, not by what the browser believes of its socket. */
function ConnectionBadge() {
  const status = useRoom((state) => state.status)
  const waiting = useRoom((state) => state.pending.length)
  const now = useMinute(status.kind === 'away')
  const isIn = status.kind === 'in'
  const words = isIn
    ? waiting === 0
      ? 'Connected'
      : 'Sending…'
    : status.kind === 'away'
      ? `Away ${sinceWords(status.since, now)}`
      : 'Connecting…'
  return (
    <span className="connection" data-in={isIn || undefined} role="status">
      <i className="connection-light" aria-hidden="true" />
      {words}
      {!isIn && waiting > 0 && `, ${waiting} kept here`}
    </span>
  )
}

/** The time, looked at now and then while it matters. */
function useMinute(matters: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!matters) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 10_000)
    return () => clearInterval(timer)
  }, [matters])
  return now
}

function HandButton() {
  const room = useRoomClient()
  const isIn = useRoom((state) => state.status.kind === 'in')
  const isUp = useRoom(
    ({ view, you }) => (view?.people.find(({ id }) => id === you?.id)?.hand ?? null) !== null,
  )
  return (
    <button
      type="button"
      className="hand"
      aria-label="Raise hand"
      aria-pressed={isUp}
      aria-disabled={!isIn || undefined}
      onClick={() => room.say({ type: 'hand', up: !isUp })}
    >
      <Icon name="hand" />
    </button>
  )
}

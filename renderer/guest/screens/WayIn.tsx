import { useEffect, useState } from 'react'
import type { RoomStatus } from '#renderer/room/room-state.ts'
import { Brand } from '../parts/Brand.tsx'
import { Unsent } from '../parts/Unsent.tsx'
import { useRoom, useRoomClient } from '../room-context.ts'
import { entrance, startOver } from '../state/entrance.ts'
import { NO_HOST, type Trouble, troubleOf, waitWords } from '../state/words.ts'

/** Between the door and the room; says so where the host does not answer. */
export function ComingScreen({ failures }: { readonly failures: number }) {
  const you = useRoom((state) => state.you)
  if (failures > 0) return <TroubleScreen trouble={NO_HOST} wait={0} />
  return (
    <main className="entrance" aria-busy="true">
      <Brand />
      <h1 role="status">{you ? 'Coming back…' : 'Joining…'}</h1>
      <p className="quiet-line">It takes a moment.</p>
    </main>
  )
}

/** At the door, until somebody decides. */
export function LobbyScreen({ message }: { readonly message: string }) {
  const room = useRoomClient()
  return (
    <main className="entrance">
      <Brand />
      <h1>You are at the door</h1>
      <p role="status">{message}</p>
      <div className="waiting-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
      <p className="quiet-line">Keep this page open. It goes on by itself.</p>
      <button
        type="button"
        className="button wide"
        onClick={() => {
          room.leave()
          startOver({ forget: true })
        }}
      >
        Do not join
      </button>
    </main>
  )
}

/** Not let in, or let out. */
export function OutScreen({
  status,
}: {
  readonly status: Extract<RoomStatus, { readonly kind: 'refused' | 'gone' }>
}) {
  return <TroubleScreen trouble={troubleOf(status)} wait={status.kind === 'refused' ? status.wait : 0} />
}

function TroubleScreen({ trouble, wait }: { readonly trouble: Trouble; readonly wait: number }) {
  const { title, sentence, advice, next } = trouble
  const left = useCountdown(wait)
  return (
    <main className="entrance">
      <Brand />
      <h1>{title}</h1>
      <p role="alert">{sentence}</p>
      {advice.length > 0 && (
        <ul className="advice">
          {advice.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Unsent />
      {left > 0 ? (
        <p className="quiet-line" role="timer">
          You can try again in {waitWords(left)}.
        </p>
      ) : (
        <NextStep next={next} />
      )}
    </main>
  )
}

function NextStep({ next }: { readonly next: Trouble['next'] }) {
  const room = useRoomClient()
  switch (next) {
    case 'none':
      return null
    case 'reload':
      return <Next words="Load the page again" onPress={() => location.reload()} />
    case 'retry':
      return (
        <>
          <Next words="Try again" onPress={room.retry} />
          <Next words="Back to the start" isQuiet onPress={() => startOver({ forget: false })} />
        </>
      )
    case 'join':
      return <Next words="Join again" onPress={() => startOver({ forget: false })} />
    case 'code':
      return (
        <Next
          words="Type another code"
          onPress={() => {
            entrance.setState({ link: null })
            startOver({ forget: false })
          }}
        />
      )
  }
}

function Next({
  words,
  isQuiet = false,
  onPress,
}: {
  readonly words: string
  readonly isQuiet?: boolean
  readonly onPress: () => void
}) {
  return (
    <button type="button" className="button wide" data-tone={isQuiet ? 'quiet' : 'accent'} onClick={onPress}>
      {words}
    </button>
  )
}

/** Seconds left of `wait`, counted from now. */
function useCountdown(wait: number): number {
  const [end] = useState(() => Date.now() + wait * 1000)
  const [now, setNow] = useState(() => Date.now())
  const left = Math.max(0, Math.ceil((end - now) / 1000))
  useEffect(() => {
    if (left === 0) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [left])
  return left
}

import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import { callMe, LONGEST_NAME } from '#renderer/room/person.ts'
import { takesPart } from '#shared/protocol/roles.ts'
import { GrowingText } from '../parts/GrowingText.tsx'
import { People } from '../parts/People.tsx'
import { Privacy } from '../parts/Privacy.tsx'
import { useDeeds, useRoom, useRoomClient } from '../room-context.ts'
import { useDraft } from '../state/drafts.ts'
import { entrance, openMap, startOver } from '../state/entrance.ts'
import { saveFile } from '../state/save-file.ts'
import { changeSettings, settings } from '../state/settings.ts'
import { allowSound, buzz, canVibrate, chime } from '../state/sound.ts'

/** Everything else: a thought for later, who is here, one's own name, sound, a copy, the way out. */
export function MoreTab() {
  const mayWrite = useRoom((state) => takesPart(state.you?.role ?? 'viewer'))
  const hostKey = useStore(entrance, (state) => state.link?.hostKey ?? null)
  return (
    <div className="more">
      {mayWrite && <ParkingLot />}
      <People />
      <OwnName />
      <TimerSettings />
      <Elsewhere />
      <Privacy hostKey={hostKey} />
      <Leave />
    </div>
  )
}

function ParkingLot() {
  const deeds = useDeeds()
  const personId = useRoom((state) => state.you?.id ?? '')
  const mapId = useRoom((state) => state.view?.mapId ?? null)
  const [text, setText] = useDraft(`${personId}:park`)
  if (mapId === null) return null
  const park = () => {
    if (text.trim() === '') return
    deeds.park(mapId, text.trim())
    setText('')
    deeds.notify('Put on the parking lot.')
  }
  return (
    <section>
      <h2>A thought for later</h2>
      <form
        className="composer"
        onSubmit={(event) => {
          event.preventDefault()
          park()
        }}
      >
        <GrowingText
          aria-label="For the parking lot"
          placeholder="Something that does not belong here now…"
          rows={2}
          value={text}
          onChange={setText}
          onEnter={park}
          enterKeyHint="send"
        />
        <button type="submit" className="button" aria-disabled={text.trim() === '' || undefined}>
          Put on the parking lot
        </button>
      </form>
    </section>
  )
}

function OwnName() {
  const room = useRoomClient()
  const isIn = useRoom((state) => state.status.kind === 'in')
  const current = useRoom(
    ({ view, you }) => view?.people.find(({ id }) => id === you?.id)?.name ?? you?.name ?? '',
  )
  const [name, setName] = useState<string | null>(null)
  const value = name ?? current
  function submit(event: FormEvent): void {
    event.preventDefault()
    const wanted = value.trim()
    if (!isIn || wanted === '' || wanted === current) return
    callMe(wanted)
    room.say({ type: 'me', name: wanted })
    setName(null)
  }
  return (
    <section>
      <h2>Your name</h2>
      <form className="one-line" onSubmit={submit}>
        <label className="visually-hidden" htmlFor="own-name">
          Your name
        </label>
        <span className="field-box">
          <input
            id="own-name"
            value={value}
            maxLength={LONGEST_NAME}
            autoComplete="nickname"
            enterKeyHint="done"
            onChange={(event) => setName(event.target.value)}
          />
        </span>
        <button
          type="submit"
          className="button"
          aria-disabled={!isIn || value.trim() === current || undefined}
        >
          Change
        </button>
      </form>
    </section>
  )
}

function TimerSettings() {
  const { sound, vibration } = useStore(settings)
  return (
    <section>
      <h2>When the time is up</h2>
      <label className="check">
        <input
          type="checkbox"
          checked={sound}
          onChange={(event) => {
            changeSettings({ sound: event.target.checked })
            allowSound()
            if (event.target.checked) chime()
          }}
        />
        A gentle sound
      </label>
      {canVibrate() && (
        <label className="check">
          <input
            type="checkbox"
            checked={vibration}
            onChange={(event) => {
              changeSettings({ vibration: event.target.checked })
              if (event.target.checked) buzz()
            }}
          />
          Vibration
        </label>
      )}
    </section>
  )
}

function Elsewhere() {
  const room = useRoomClient()
  const deeds = useDeeds()
  const mayCopy = useRoom((state) => state.view?.settings.copies ?? false)
  const [isBusy, setBusy] = useState(false)
  async function takeCopy(): Promise<void> {
    setBusy(true)
    const fetched = await room.fetch({ type: 'ask.copy' })
    setBusy(false)
    if (fetched.ok) saveFile(fetched.value)
    else deeds.notify(fetched.error.message)
  }
  return (
    <section>
      <h2>The map</h2>
      <button type="button" className="button wide" onClick={openMap}>
        Open the map
      </button>
      <p className="quiet-line">For a larger screen; this page is made for phones.</p>
      {mayCopy && (
        <button
          type="button"
          className="button wide"
          aria-busy={isBusy || undefined}
          onClick={() => {
            if (!isBusy) void takeCopy()
          }}
        >
          {isBusy ? 'Fetching the copy…' : 'Take a copy home'}
        </button>
      )}
    </section>
  )
}

function Leave() {
  const room = useRoomClient()
  const unsent = useRoom((state) => state.pending.length)
  const [isSure, setSure] = useState(false)
  if (!isSure)
    return (
      <button type="button" className="button wide" data-tone="danger" onClick={() => setSure(true)}>
        Leave the workshop…
      </button>
    )
  return (
    <section className="sure">
      <p role="status">
        {unsent > 0 &&
          `${unsent} ${unsent === 1 ? 'thing' : 'things'} you wrote ${unsent === 1 ? 'is' : 'are'} not with the host yet and would be lost. `}
        What you brought in stays. To come back you need the code again.
      </p>
      <div className="my-card-foot">
        <button type="button" className="button" onClick={() => setSure(false)}>
          Stay
        </button>
        <button
          type="button"
          className="button"
          data-tone="danger"
          onClick={() => {
            room.leave()
            startOver({ forget: true })
          }}
        >
          Leave
        </button>
      </div>
    </section>
  )
}

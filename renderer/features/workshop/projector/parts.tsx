import { Hand } from 'lucide-react'
import { resultCards, topOf } from '#renderer/actions/activity-actions.ts'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import type { DoorView, PersonInRoom, RoomView, TimerView, VoteResults } from '#shared/protocol/room-view.ts'
import { currentItem } from '../agenda/agenda-time.ts'
import { TimerDigits } from '../bar/TimerDigits.tsx'
import { QrCode } from '../QrCode.tsx'
import { count, goingOn, guestsOf, shortAddress } from '../words.ts'

/** The time, as large as the side is wide. */
export const ProjectorTimer = ({ timer }: { readonly timer: TimerView }) => (
  <section className="projector-timer" aria-label="Time">
    <TimerDigits timer={timer} />
  </section>
)

/** How large a text can stand and still be there as a whole. */
const lengthOf = (text: string): 'short' | 'middle' | 'long' =>
  text.length <= 130 ? 'short' : text.length <= 280 ? 'middle' : 'long'

/** What everybody is told to do, and how far they are. */
export function ProjectorTask({ view }: { readonly view: RoomView }) {
  const now = currentItem(view.agenda)
  const doing = goingOn(view)
  const prompt = view.round?.prompt.trim() || (now?.prompt ?? '')
  if (now === null && doing === '' && prompt === '') return null
  return (
    <section className="projector-task" aria-label="What to do">
      {now === null ? null : <h1 className="projector-title">{now.title}</h1>}
      {prompt === '' ? null : (
        <p className="projector-prompt" data-length={lengthOf(prompt)}>
          {prompt}
        </p>
      )}
      {doing === '' ? null : (
        <p className="projector-doing" role="status">
          {doing}
        </p>
      )}
    </section>
  )
}

/** More than these are for the list on whoever leads' own screen. */
const MOST_RESULTS = 5

/** What the vote came to: the cards with the most dots. */
export function ProjectorResults({ results }: { readonly results: VoteResults }) {
  const project = useProject()
  // Cards that were deleted since are not listed, so the list follows the document.
  useMapModel()
  const all = resultCards(project, results)
  const top = topOf(all).slice(0, MOST_RESULTS)
  const most = top[0]?.dots ?? 1
  return (
    <section className="projector-results" aria-label="Result of the vote">
      <h1 className="projector-title">{results.title.trim() || 'Result of the vote'}</h1>
      {top.length === 0 ? <p className="projector-prompt">Nobody gave a dot.</p> : null}
      <ol>
        {top.map(({ card, dots }) => (
          <li key={card.id}>
            <span className="projector-result-text">{card.text.trim() || 'Card without words'}</span>
            <span className="projector-result-dots">{dots}</span>
            <span className="projector-result-bar" aria-hidden="true">
              <span style={{ width: `${(dots / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ol>
      <p className="projector-result-foot">Dots from {count(results.voters, 'person', 'people')}</p>
    </section>
  )
}

/** Who wants to speak, in turn; `most` of them by name. */
export function ProjectorHands({
  hands,
  most,
}: {
  readonly hands: readonly PersonInRoom[]
  readonly most: number
}) {
  if (hands.length === 0) return null
  return (
    <section className="projector-hands" aria-label="Raised hands">
      <ol>
        {hands.slice(0, most).map(({ id, name }) => (
          <li key={id}>
            <Hand aria-hidden="true" />
            {name}
          </li>
        ))}
      </ol>
      {hands.length > most ? <p>and {hands.length - most} more</p> : null}
    </section>
  )
}

/** How to come in: beside the map, or in its place while people arrive. */
export function ProjectorWayIn({
  door,
  people,
  large = false,
}: {
  readonly door: DoorView
  readonly people: readonly PersonInRoom[]
  readonly large?: boolean
}) {
  const here = guestsOf(people).filter((person) => person.here).length
  return (
    <section className="projector-way-in" aria-label="How to come in" data-large={large || undefined}>
      <div className="projector-qr">
        <QrCode link={door.link} label={`QR code that leads to ${door.address} with the code ${door.code}`} />
      </div>
      <div className="projector-way-words">
        <span className="projector-address">{shortAddress(door.address)}</span>
        <span className="projector-code">{door.code}</span>
        {large ? <span className="projector-network">{door.network}</span> : null}
        <span className="projector-here">{count(here, 'guest is', 'guests are')} in</span>
      </div>
    </section>
  )
}
